import type { Deed } from '../../people/turn.ts';
import { changeDifficulty } from '../cases/change-difficulty.ts';
import type { DifficultyRow } from '../difficulty.ts';

/** What somebody told becomes part of a request: its site asks for it, and who told it under their name is an author of it. */
export async function linkDifficulty(
  deed: Deed,
  difficulty: DifficultyRow,
  vendorRequestId: string,
): Promise<void> {
  await changeDifficulty(deed, difficulty, difficulty.state, { vendorRequestId });
  const asker = { vendorRequestId, siteId: difficulty.siteId, personId: difficulty.reporterId };
  const known = await deed.tx.vendorRequestAsker.count({ where: asker });
  if (known === 0) await deed.tx.vendorRequestAsker.create({ data: asker });
}
