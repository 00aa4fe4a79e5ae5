import { choice } from '../conversation/arguments.ts';
import type { Block, ListItem } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import { openMeetingOf } from '../meetings/open-meeting.ts';
import { committeeOfTurn } from '../people/committee-of-turn.ts';
import { namesById } from '../people/names-by-id.ts';
import { sayNo } from '../people/say-no.ts';
import { domainCommand } from '../people/turn.ts';
import type { Prisma, Risk } from '../store/generated/client.ts';
import { mayRecord, whyUnreadable } from './reading-risks.ts';
import { category, committee, owner } from './risk-arguments.ts';
import { levelOf, liveStates, type RiskLevel, scoreOf, worstFirst } from './risk-score.ts';

const levels: readonly RiskLevel[] = ['high', 'medium', 'low'];

/** The register by score: the grave ones first (C52). */
export const listRisks = domainCommand({
  name: 'risks',
  alias: 'risques',
  synonyms: ['registre'],
  group: 'risks',
  readOnly: true,
  arguments: {
    which: choice(
      { live: ['suivis', 'ouverts', 'open'], closed: ['clos', 'fermés'], all: ['tous', 'tout'] },
      { position: 1, optional: true, keys: ['lesquels'] },
    ),
    category: category({ optional: true }),
    owner: owner(),
    committee: committee(),
  },

  async run(turn, values) {
    const { t, tx } = turn;
    const committee = values.committee?.value ?? (await committeeOfTurn(turn));
    if (!committee) return sayNo(turn, 'risk.whichCommittee', {}, 'committee');
    const refused = await whyUnreadable(turn, committee.id);
    if (refused) return refused;
    const risks = await tx.risk.findMany({
      where: {
        spaceId: turn.space.id,
        committeeId: committee.id,
        ...statesOf(values.which ?? 'live'),
        ...(values.category && { category: values.category }),
        ...(values.owner && { ownerId: values.owner.value.id }),
      },
    });
    const names = await namesById(
      tx,
      risks.map(({ ownerId }) => ownerId),
    );
    const sitting = await openMeetingOf(tx, committee.id);
    const code = { committee: committee.code };
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('risk.list.heading', { committee: committee.label }),
        blocks:
          risks.length === 0
            ? [{ kind: 'text', text: t('risk.list.none') }]
            : levels.flatMap((level) => levelBlocks(level, risks, names, t)),
        actions: (await mayRecord(turn, committee.id))
          ? [
              ...(sitting
                ? [{ id: 'review', label: t('risk.button.review'), command: 'risk review', arguments: code }]
                : []),
              { id: 'add', label: t('risk.button.add'), command: 'risk add', arguments: code },
            ]
          : [],
      },
    };
  },
});

function statesOf(which: 'live' | 'closed' | 'all'): Prisma.RiskWhereInput {
  if (which === 'all') return {};
  return which === 'closed' ? { state: 'closed' } : { state: { in: [...liveStates] } };
}

function levelBlocks(
  level: RiskLevel,
  risks: readonly Risk[],
  names: ReadonlyMap<string, string>,
  t: Translator,
): Block[] {
  const of = worstFirst(risks.filter((risk) => levelOf(scoreOf(risk)) === level));
  if (of.length === 0) return [];
  return [
    {
      kind: 'list',
      heading: t(`risk.list.${level}`),
      items: of.map((risk) => riskItem(risk, names.get(risk.ownerId ?? ''), t)),
    },
  ];
}

/** « R-01 · 12 · Wi-Fi en chambre insuffisant », and under it how it is weighed and who follows it. */
function riskItem(risk: Risk, ownerName: string | undefined, t: Translator): ListItem {
  const { probability, impact, state, category } = risk;
  const detail = [
    t('risk.weighed', { probability, impact }),
    t(`risk.category.${category}`),
    ownerName ? t('risk.followedBy', { name: ownerName }) : t('risk.nobody'),
    ...(state === 'open' ? [] : [t(`risk.state.${state}`)]),
  ].join(' · ');
  return {
    text: [{ bold: risk.number }, ` · ${scoreOf(risk)} · ${risk.title}`],
    detail,
    tone: state !== 'closed' && levelOf(scoreOf(risk)) === 'high' ? 'danger' : 'neutral',
  };
}
