import type { Block, Card, CommandButton, Field, ListItem } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { namesById } from '../people/names-by-id.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { differences, type RiskContent, type RiskRow } from './risk.ts';
import { changesOf, type RiskChange } from './risk-history.ts';
import { isHigh, levelOf, scoreOf } from './risk-score.ts';

/** Lines of a history, the latest first. */
const shownChanges = 12;

/** How grave it is, who follows it, what is done. */
export function riskFields(risk: RiskContent, ownerName: string | undefined, t: Translator): Field[] {
  return [
    { label: t('risk.field.score'), value: scoreLine(risk, t) },
    { label: t('risk.field.category'), value: t(`risk.category.${risk.category}`) },
    { label: t('risk.field.state'), value: t(`risk.state.${risk.state}`) },
    { label: t('risk.field.owner'), value: ownerName ?? t('risk.nobody') },
    ...(risk.prevention ? [{ label: t('risk.field.prevention'), value: risk.prevention }] : []),
    ...(risk.trigger ? [{ label: t('risk.field.trigger'), value: risk.trigger }] : []),
  ];
}

/** @returns « 12 sur 16, élevé (probabilité 3, gravité 4) » */
function scoreLine(risk: Pick<RiskContent, 'probability' | 'impact'>, t: Translator): string {
  const { probability, impact } = risk;
  const score = scoreOf(risk);
  return t('risk.score', { score, level: t(`risk.level.${levelOf(score)}`), probability, impact });
}

/** One risk whole, as every command about it answers. */
export async function riskCard(
  tx: Transaction,
  risk: RiskRow,
  t: Translator,
  more: { said?: Block[]; history?: boolean; actions?: CommandButton[] } = {},
): Promise<Card> {
  const names = await namesById(tx, [risk.ownerId]);
  return {
    heading: riskHeading(risk),
    blocks: [
      ...(more.said ?? []),
      { kind: 'fields', fields: riskFields(risk, names.get(risk.ownerId ?? ''), t) },
      ...(isHigh(risk)
        ? [{ kind: 'notice' as const, tone: 'warning' as const, text: t('risk.isHigh') }]
        : []),
      ...(more.history ? await historyBlocks(tx, risk, t) : []),
    ],
    ...(more.actions && { actions: more.actions }),
  };
}

export function riskHeading({ number, title }: Pick<RiskRow, 'number' | 'title'>): string {
  return `${number} · ${title}`;
}

/** @returns « Modifier » and, while it is followed, « Clore » */
export function riskButtons({ number, state }: RiskRow, t: Translator): CommandButton[] {
  return [
    { id: 'update', label: t('risk.button.update'), command: 'risk update', arguments: { risk: number } },
    ...(state === 'closed'
      ? []
      : [{ id: 'close', label: t('risk.button.close'), command: 'risk close', arguments: { risk: number } }]),
  ];
}

async function historyBlocks(tx: Transaction, risk: RiskRow, t: Translator): Promise<Block[]> {
  const changes = await changesOf(tx, [risk.id]);
  const reviews = await tx.riskReview.findMany({
    where: { riskId: risk.id },
    include: { meeting: { select: { title: true } } },
  });
  const names = await namesById(tx, [
    risk.createdById,
    ...changes.flatMap(({ actorId, before, after }) => [actorId, before.ownerId, after.ownerId]),
  ]);
  const told = [
    {
      at: toInstant(risk.createdAt),
      text: t('risk.history.opened', {
        who: names.get(risk.createdById ?? '') ?? '',
        byPerson: risk.createdById !== null,
      }),
    },
    ...changes.map((change) => ({ at: change.at, text: changeLine(change, names, t) })),
    ...reviews.map(({ reviewedAt, comment, meeting: { title } }) => ({
      at: toInstant(reviewedAt),
      text: t('risk.history.reviewed', {
        meeting: title,
        comment: comment ?? '',
        hasComment: comment !== null,
      }),
    })),
  ].toSorted((a, b) => Temporal.Instant.compare(b.at, a.at));
  const items = told.slice(0, shownChanges).map(
    ({ at, text }): ListItem => ({
      text: t('risk.history.line', { date: dayOf(at, risk, t), text }),
    }),
  );
  return [{ kind: 'list', heading: t('risk.history'), items }];
}

function dayOf(at: Temporal.Instant, { committee }: RiskRow, t: Translator): string {
  const day = at.toZonedDateTimeISO(committee.timeZone).toPlainDate();
  return formatDate(day, t.locale, { weekday: false });
}

function changeLine(change: RiskChange, names: ReadonlyMap<string, string>, t: Translator): string {
  const { act, actorId, before, after, reason } = change;
  const said = { who: names.get(actorId ?? '') ?? '', byPerson: actorId !== null };
  if (act === 'risk.closed') return t('risk.history.closed', { ...said, reason, hasReason: reason !== '' });
  const what = differences(before, after).map((name) => oneChange(name, { before, after }, names, t));
  return t('risk.history.updated', { ...said, what: what.join(', ') });
}

/** @returns « gravité 3 → 4 », « suivi par Karim Benhaddou », « prévention revue » */
export function oneChange(
  name: keyof RiskContent,
  { before, after }: Pick<RiskChange, 'before' | 'after'>,
  names: ReadonlyMap<string, string>,
  t: Translator,
): string {
  switch (name) {
    case 'probability':
    case 'impact':
      return t(`risk.change.${name}`, { before: before[name] ?? 0, after: after[name] ?? 0 });
    case 'state':
      return t('risk.change.state', { state: t(`risk.state.${after.state ?? 'open'}`) });
    case 'ownerId':
      return after.ownerId
        ? t('risk.change.owner', { name: names.get(after.ownerId) ?? '' })
        : t('risk.change.nobody');
    default:
      return t(`risk.change.${name}`);
  }
}
