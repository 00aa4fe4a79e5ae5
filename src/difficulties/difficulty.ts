/** A difficulty as this room handles it. */
import type { Prisma } from '../store/generated/client.ts';
import type { DifficultyState } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';

export const difficultyParts = {
  site: { include: { organisation: true } },
  remedy: true,
  vendorRequest: true,
} satisfies Prisma.DifficultyInclude;

export type DifficultyRow = Prisma.DifficultyGetPayload<{ include: typeof difficultyParts }>;

export function findDifficulty(tx: Transaction, id: string): Promise<DifficultyRow | null> {
  return tx.difficulty.findUnique({ where: { id }, include: difficultyParts });
}

/** Two people who act on the same difficulty at once: the second one sees what the first did. */
export async function lockDifficulty(tx: Transaction, id: string): Promise<DifficultyRow> {
  await tx.$queryRaw`SELECT id FROM "Difficulty" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.difficulty.findUniqueOrThrow({ where: { id }, include: difficultyParts });
}

/** Where each state may be entered from (domain.md 4.1). */
const enteredFrom: Readonly<Record<DifficultyState, readonly DifficultyState[]>> = {
  reported: [],
  qualified: ['reported', 'qualified', 'reopened'],
  withRemedy: ['reported', 'qualified', 'reopened'],
  solved: ['reported', 'qualified', 'withRemedy', 'reopened'],
  confirmed: ['solved', 'withRemedy'],
  reopened: ['solved', 'withRemedy', 'confirmed'],
};

/** @returns whether a difficulty may go from one state to the other */
export function mayBecome(from: DifficultyState, to: DifficultyState): boolean {
  return enteredFrom[to].includes(from);
}

/** States in which somebody still has to do something about it. */
export const openStates: readonly DifficultyState[] = ['reported', 'qualified', 'withRemedy', 'reopened'];
/** States in which nothing is planned yet. */
export const waitingStates: readonly DifficultyState[] = ['reported', 'qualified', 'reopened'];

export function isOpen({ state }: { state: DifficultyState }): boolean {
  return openStates.includes(state);
}

const bySeverity = ['blocking', 'difficulty', 'nuisance'];

/** The gravest first, then the oldest. */
export function gravestFirst(
  one: { severity: string; number: number },
  other: { severity: string; number: number },
): number {
  return bySeverity.indexOf(one.severity) - bySeverity.indexOf(other.severity) || one.number - other.number;
}
