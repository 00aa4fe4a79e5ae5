import type { Block, Card, CommandButton, Field } from '../../conversation/card.ts';
import { formatDate, formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { namesById } from '../../people/names-by-id.ts';
import { dayOn, type KeepsTime, readClockOf } from '../../sites/day-on.ts';
import type { Transaction } from '../../store/store.ts';
import { plainDate, toInstant } from '../../time.ts';
import { numberOf } from '../series.ts';
import { teamWords } from '../words.ts';
import { isLate, mayBecome, type RemedyRow, siteOf } from './remedy.ts';

/** What it is, for whom, by when, and what those it was made for say of it. */
async function remedyFields(
  tx: Transaction,
  remedy: RemedyRow,
  t: Translator,
  now: Temporal.Instant,
): Promise<Field[]> {
  const names = await namesById(tx, [remedy.ownerId]);
  const site = await readClockOf(tx, siteOf(remedy));
  const { difficulties, team, state, effect } = remedy;
  const counts = answersOf(remedy);
  const fields: Field[] = [
    { label: t('remedy.field.kind'), value: t(`remedy.kind.${remedy.kind}`) },
    {
      label: t('remedy.field.state'),
      value: t('remedy.stateWithDate', {
        state: t(`remedy.state.${state}`),
        ...whenOf(remedy, site, t),
        late: isLate(remedy, dayOn(site, now)),
      }),
    },
    {
      label: t('remedy.field.difficulties'),
      value: formatList(
        difficulties.toSorted((one, other) => one.number - other.number).map((one) => numberOf('DIF', one)),
        t.locale,
      ),
    },
  ];
  if (team) fields.splice(1, 0, { label: t('remedy.field.team'), value: teamWords(team, t) });
  const owner = names.get(remedy.ownerId ?? '');
  if (owner) fields.push({ label: t('remedy.field.owner'), value: owner });
  if (remedy.deliveredAt)
    fields.push({ label: t('remedy.field.answers'), value: t('remedy.answers', counts) });
  if (effect) fields.push({ label: t('remedy.field.effect'), value: effect });
  return fields;
}

/** @returns the day it is planned for, or the day it was brought */
export function whenOf({ state, onDate, deliveredAt }: RemedyRow, site: KeepsTime, t: Translator) {
  const waits = state === 'proposed' || state === 'planned';
  const planned = waits && onDate ? plainDate(onDate) : null;
  const brought = state === 'delivered' && deliveredAt ? dayOn(site, toInstant(deliveredAt)) : null;
  const day = planned ?? brought;
  return {
    when: day === null ? 'none' : waits ? 'planned' : 'brought',
    date: day === null ? '' : formatDate(day, t.locale, { year: false }),
  };
}

/** What those who were asked say: it is over, it is not, nothing yet; who gave no name was not asked. */
export function answersOf({ difficulties }: Pick<RemedyRow, 'difficulties'>) {
  const count = (test: (one: RemedyRow['difficulties'][number]) => boolean) =>
    difficulties.filter(test).length;
  return {
    asked: count(({ reporterId }) => reporterId !== null),
    yes: count(({ state }) => state === 'confirmed'),
    no: count(({ state }) => state === 'reopened'),
  };
}

/** What comes next for it. */
export function remedyButtons(remedy: RemedyRow, t: Translator): CommandButton[] {
  const number = numberOf('REM', remedy);
  const step = (state: 'planned' | 'delivered' | 'effective' | 'notEffective'): CommandButton => ({
    id: state,
    label: t(`remedy.button.${state}`),
    command: state === 'planned' ? 'remedy plan' : 'remedy update',
    arguments: { remedy: number, ...(state !== 'planned' && { state }) },
  });
  return (['delivered', 'effective', 'notEffective', 'planned'] as const)
    .filter((state) => mayBecome(remedy.state, state))
    .map(step);
}

export async function remedyCard(
  tx: Transaction,
  remedy: RemedyRow,
  t: Translator,
  { now, said = [], actions = [] }: { now: Temporal.Instant; said?: Block[]; actions?: CommandButton[] },
): Promise<Card> {
  return {
    heading: t('remedy.heading', {
      number: numberOf('REM', remedy),
      site: remedy.difficulties[0]?.site.name ?? '',
    }),
    blocks: [
      ...said,
      { kind: 'text', text: [{ bold: remedy.text }] },
      { kind: 'fields', fields: await remedyFields(tx, remedy, t, now) },
    ],
    ...(actions.length > 0 && { actions }),
  };
}
