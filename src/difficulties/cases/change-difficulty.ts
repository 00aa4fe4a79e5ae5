import { journal } from '../../people/journal.ts';
import type { Deed } from '../../people/turn.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { DifficultyState } from '../../store/generated/enums.ts';
import { toDate } from '../../time.ts';
import { type DifficultyRow, difficultyParts, mayBecome } from '../difficulty.ts';

type Change = Pick<
  Prisma.DifficultyUncheckedUpdateInput,
  'category' | 'team' | 'severity' | 'qualifiedById' | 'remedyId' | 'vendorRequestId'
>;

/**
 * Changes a difficulty that is locked, journals it, and redraws the cards that show it.
 *
 * @throws Error when it may not go from its state to that one: whoever calls has looked first
 */
export async function changeDifficulty(
  deed: Deed,
  difficulty: DifficultyRow,
  state: DifficultyState,
  change: Change = {},
): Promise<DifficultyRow> {
  if (state !== difficulty.state && !mayBecome(difficulty.state, state))
    throw new Error(`A difficulty goes from ${difficulty.state} to ${state} nowhere.`);
  const now = toDate(deed.now);
  const after = await deed.tx.difficulty.update({
    where: { id: difficulty.id },
    data: {
      ...change,
      state,
      ...(state === 'qualified' && { qualifiedAt: now }),
      ...(state === 'solved' && { solvedAt: now }),
      ...(state === 'confirmed' && { endedAt: now }),
      ...(state === 'reopened' && { solvedAt: null, endedAt: null }),
    },
    include: difficultyParts,
  });
  await journal(
    deed,
    `difficulty.${state}`,
    { type: 'difficulty', id: difficulty.id },
    { before: trace(difficulty), after: trace(after) },
  );
  await deed.ledger.refresh(deed.tx, { type: 'difficulty', id: difficulty.id }, deed.correlationId);
  return after;
}

function trace({ state, category, team, severity, remedyId, vendorRequestId }: DifficultyRow) {
  return { state, category, team, severity, remedyId, vendorRequestId };
}
