import { choice, date, entity, longText } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { journal } from '../../people/journal.ts';
import type { Role } from '../../people/roles.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Person } from '../../store/generated/client.ts';
import type { RemedyState } from '../../store/generated/enums.ts';
import { dateColumn, toDate } from '../../time.ts';
import { changeDifficulty } from '../cases/change-difficulty.ts';
import { tellBlocking, tellReporter } from '../cases/tell-of-difficulty.ts';
import { lockDifficulty, mayBecome as mayDifficultyBecome } from '../difficulty.ts';
import { lockRemedy, mayBecome, type RemedyRow, remedyParts } from './remedy.ts';
import { remedyButtons, remedyCard } from './remedy-card.ts';
import { askEffect, tellOwner } from './tell-of-remedy.ts';

const named = () => entity<RemedyRow>('remedy', { position: 1, keys: ['remède'] });
type OnRemedy = { remedy?: { value: RemedyRow } };
const rights = {
  group: 'difficulty',
  act: 'difficulty.qualify',
  siteOf: ({ remedy }: OnRemedy) => remedy?.value.siteId ?? undefined,
  /** Who brings it says how it goes, whoever they are. */
  rolesInMatter: (turn: DomainTurn, { remedy }: OnRemedy): Role[] =>
    remedy?.value.ownerId === turn.actor.id ? ['REF'] : [],
  own: (turn: DomainTurn, { remedy }: OnRemedy): boolean => remedy?.value.ownerId === turn.actor.id,
} as const;

/** Its day, and who brings it. */
export const planRemedy = domainCommand({
  ...rights,
  name: 'remedy plan',
  alias: 'remède prévoir',
  arguments: {
    remedy: named(),
    date: date({ position: 2, keys: ['pour', 'le'] }),
    owner: entity<Person>('person', { position: 3, optional: true, keys: ['qui', 'responsable'] }),
  },

  async run(turn, values) {
    const remedy = await lockRemedy(turn.tx, values.remedy.value.id);
    if (!mayBecome(remedy.state, 'planned')) return present(turn, remedy);
    const ownerId = values.owner?.value.id ?? remedy.ownerId;
    const after = await change(turn, remedy, 'planned', { onDate: dateColumn(values.date), ownerId });
    if (ownerId !== remedy.ownerId) await tellOwner(turn, after);
    return shown(turn, after, 'remedy.planned');
  },
});

/** Brought, and then: did it help? One that did not gives its difficulties back. */
export const updateRemedy = domainCommand({
  ...rights,
  name: 'remedy update',
  alias: 'remède suivre',
  arguments: {
    remedy: named(),
    state: choice(
      {
        delivered: ['fait', 'apporté', 'diffusé', 'tenue'],
        effective: ['efficace', 'utile'],
        notEffective: ['inefficace', 'sans effet', 'pas efficace'],
      },
      { position: 2, keys: ['état'] },
    ),
    effect: longText({ position: 3, rest: true, optional: true, max: 300, keys: ['effet', 'résultat'] }),
  },

  async run(turn, values) {
    const { state, effect } = values;
    const remedy = await lockRemedy(turn.tx, values.remedy.value.id);
    if (!mayBecome(remedy.state, state)) return present(turn, remedy);
    const after = await change(turn, remedy, state, {
      ...(effect && { effect }),
      ...(state === 'delivered' && {
        deliveredAt: toDate(turn.now),
        ownerId: remedy.ownerId ?? turn.actor.id,
      }),
    });
    if (state === 'delivered') {
      await askReporters(turn, after);
      await askEffect(turn, after);
    }
    if (state === 'notEffective') await giveBack(turn, after);
    const shownRemedy = await turn.tx.remedy.findUniqueOrThrow({
      where: { id: after.id },
      include: remedyParts,
    });
    return shown(turn, shownRemedy, `remedy.now.${state}`);
  },
});

async function change(
  turn: DomainTurn,
  remedy: RemedyRow,
  state: RemedyState,
  more: { onDate?: Date; ownerId?: string | null; effect?: string; deliveredAt?: Date },
): Promise<RemedyRow> {
  const after = await turn.tx.remedy.update({
    where: { id: remedy.id },
    data: { ...more, state },
    include: remedyParts,
  });
  await journal(
    turn,
    `remedy.${state}`,
    { type: 'remedy', id: remedy.id },
    {
      before: { state: remedy.state, onDate: remedy.onDate?.toISOString() ?? null, ownerId: remedy.ownerId },
      after: {
        state,
        onDate: after.onDate?.toISOString() ?? null,
        ownerId: after.ownerId,
        effect: after.effect,
      },
    },
  );
  await turn.ledger.refresh(turn.tx, { type: 'remedy', id: remedy.id }, turn.correlationId);
  return after;
}

/** « Résolu ? », to each who told one of its difficulties under their name. */
async function askReporters(turn: DomainTurn, { difficulties }: RemedyRow): Promise<void> {
  for (const { id } of difficulties) await tellReporter(turn, await lockDifficulty(turn.tx, id), 'remedied');
}

/** What it was made for waits for something else. */
async function giveBack(turn: DomainTurn, { difficulties }: RemedyRow): Promise<void> {
  for (const { id } of difficulties) {
    const difficulty = await lockDifficulty(turn.tx, id);
    if (difficulty.state === 'withRemedy' && mayDifficultyBecome(difficulty.state, 'reopened')) {
      const after = await changeDifficulty(turn, difficulty, 'reopened');
      if (after.severity === 'blocking') await tellBlocking(turn, after);
    }
  }
}

async function shown(turn: DomainTurn, remedy: RemedyRow, key: string): Promise<Reply> {
  // @keys remedy.now.*
  const said: Block[] = [{ kind: 'notice', tone: 'success', text: turn.t(key) }];
  const actions = remedyButtons(remedy, turn.t);
  const card = await remedyCard(turn.tx, remedy, turn.t, { now: turn.now, said, actions });
  return { outcome: 'done', visibility: 'private', replaces: true, card };
}

async function present(turn: DomainTurn, remedy: RemedyRow): Promise<Reply> {
  const said: Block[] = [{ kind: 'notice', tone: 'neutral', text: turn.t('remedy.asItStands') }];
  const actions = remedyButtons(remedy, turn.t);
  const card = await remedyCard(turn.tx, remedy, turn.t, { now: turn.now, said, actions });
  return { outcome: 'refused', visibility: 'private', replaces: true, card };
}
