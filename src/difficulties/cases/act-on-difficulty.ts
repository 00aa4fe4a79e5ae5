import { choice, entity } from '../../conversation/arguments.ts';
import type { Block, CommandButton } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import type { Role } from '../../people/roles.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { DifficultyState } from '../../store/generated/enums.ts';
import { type DifficultyRow, isOpen, lockDifficulty, mayBecome } from '../difficulty.ts';
import { isOnDuty } from '../on-duty.ts';
import { followsSite } from '../reading-difficulties.ts';
import { category, severity, team } from '../words.ts';
import { changeDifficulty } from './change-difficulty.ts';
import { difficultyButtons, difficultyCard } from './difficulty-card.ts';
import { tellBlocking, tellReopened, tellReporter } from './tell-of-difficulty.ts';

const named = () => entity<DifficultyRow>('difficulty', { position: 1, keys: ['difficulté'] });
const yesOrNo = () => choice({ yes: ['oui', 'résolu'], no: ['non'] }, { position: 2 });
type OnDifficulty = { difficulty?: { value: DifficultyRow } };
async function actsOnDuty(turn: DomainTurn, { difficulty }: OnDifficulty): Promise<boolean> {
  return difficulty !== undefined && isOnDuty(turn.tx, difficulty.value.site, turn.actor.id, turn.now);
}

const rights = {
  group: 'difficulty',
  act: 'difficulty.qualify',
  siteOf: ({ difficulty }: OnDifficulty) => difficulty?.value.siteId,
  /** Whoever is on duty for the site acts on it as a referent does. */
  rolesInMatter: async (turn: DomainTurn, about: OnDifficulty): Promise<Role[]> =>
    (await actsOnDuty(turn, about)) ? ['REF'] : [],
  own: actsOnDuty,
} as const;

/** One difficulty with what became of it. */
export const showDifficulty = domainCommand({
  name: 'difficulty show',
  alias: 'difficulté voir',
  group: 'difficulty',
  readOnly: true,
  arguments: { difficulty: named() },

  async run(turn, { difficulty: { value } }) {
    const actions = (await followsSite(turn, value.siteId)) ? difficultyButtons(value, turn.t) : [];
    const card = await difficultyCard(turn.tx, value, turn.t, { actions });
    return { outcome: 'done', visibility: 'private', card };
  },
});

/** « Je m’en occupe »: the first one has it, the others see who. */
export const takeDifficulty = domainCommand({
  ...rights,
  name: 'difficulty take',
  alias: 'difficulté prendre',
  hidden: true,
  arguments: { difficulty: named() },

  async run(turn, values) {
    const difficulty = await lockDifficulty(turn.tx, values.difficulty.value.id);
    if (difficulty.qualifiedById !== null || !isOpen(difficulty)) return present(turn, difficulty);
    const next = qualifiedFrom(difficulty);
    const after = await changeDifficulty(turn, difficulty, next, { qualifiedById: turn.actor.id });
    await tellReporter(turn, after, 'taken');
    return shown(turn, after, 'difficulty.taken');
  },
});

/** « Résolu »: who told it is asked whether it is, unless they gave no name. */
export const solveDifficulty = domainCommand({
  ...rights,
  name: 'difficulty solve',
  alias: 'difficulté résoudre',
  arguments: { difficulty: named() },

  async run(turn, values) {
    const difficulty = await lockDifficulty(turn.tx, values.difficulty.value.id);
    if (!mayBecome(difficulty.state, 'solved')) return present(turn, difficulty);
    const after = await changeDifficulty(turn, difficulty, 'solved');
    await tellReporter(turn, after, 'solved');
    return shown(turn, after, after.reporterId ? 'difficulty.solved.asked' : 'difficulty.solved.unnamed');
  },
});

/** What it is about, how grave, whose work it hinders; one that becomes blocking alerts as if it had been told so. */
export const qualifyDifficulty = domainCommand({
  ...rights,
  name: 'difficulty qualify',
  alias: 'difficulté préciser',
  synonyms: ['difficulté qualifier'],
  arguments: {
    difficulty: named(),
    category: category({ position: 2 }),
    severity: severity({ position: 3, optional: true }),
    team: team({ position: 4, optional: true }),
  },

  async run(turn, { difficulty: { value }, ...given }) {
    const difficulty = await lockDifficulty(turn.tx, value.id);
    const after = await changeDifficulty(turn, difficulty, qualifiedFrom(difficulty), {
      category: given.category,
      ...(given.severity && { severity: given.severity }),
      ...(given.team && { team: given.team }),
      qualifiedById: difficulty.qualifiedById ?? turn.actor.id,
    });
    if (after.severity === 'blocking' && difficulty.severity !== 'blocking') await tellBlocking(turn, after);
    return shown(turn, after, 'difficulty.qualified');
  },
});

/** The answer of who told it: it is solved, or it is not and comes back. */
export const confirmDifficulty = domainCommand({
  name: 'difficulty confirm',
  alias: 'difficulté confirmer',
  group: 'difficulty',
  hidden: true,
  byMail: true,
  arguments: { difficulty: named(), answer: yesOrNo() },

  async run(turn, values) {
    const difficulty = await lockDifficulty(turn.tx, values.difficulty.value.id);
    const { t } = turn;
    if (difficulty.reporterId !== turn.actor.id) return present(turn, difficulty);
    const to = values.answer === 'yes' ? 'confirmed' : 'reopened';
    if (!mayBecome(difficulty.state, to)) return present(turn, difficulty);
    const after = await changeDifficulty(turn, difficulty, to);
    if (to === 'reopened') await tellReopened(turn, after);
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: true,
      card: await difficultyCard(turn.tx, after, t, {
        said: [{ kind: 'notice', tone: 'success', text: t(`difficulty.answered.${to}`) }],
      }),
    };
  },
});

/** One that has its remedy keeps it, whoever follows it from now on. */
function qualifiedFrom({ state }: DifficultyRow): DifficultyState {
  return mayBecome(state, 'qualified') ? 'qualified' : state;
}

async function shown(turn: DomainTurn, difficulty: DifficultyRow, key: string): Promise<Reply> {
  const said: Block[] = [{ kind: 'notice', tone: 'success', text: turn.t(key) }];
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: true,
    card: await difficultyCard(turn.tx, difficulty, turn.t, {
      said,
      actions: await buttonsFor(turn, difficulty),
    }),
  };
}

/** Somebody was quicker, or it is over: the present state, and nothing is stored. */
async function present(turn: DomainTurn, difficulty: DifficultyRow): Promise<Reply> {
  const said: Block[] = [{ kind: 'notice', tone: 'neutral', text: turn.t('difficulty.asItStands') }];
  return {
    outcome: 'refused',
    visibility: 'private',
    replaces: true,
    card: await difficultyCard(turn.tx, difficulty, turn.t, {
      said,
      actions: await buttonsFor(turn, difficulty),
    }),
  };
}

async function buttonsFor(turn: DomainTurn, difficulty: DifficultyRow): Promise<CommandButton[]> {
  return (await followsSite(turn, difficulty.siteId)) ? difficultyButtons(difficulty, turn.t) : [];
}
