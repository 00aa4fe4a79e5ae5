import type { HeldByPause, PausedRows } from '../../delivery/ledger.ts';
import { rowsOfSite } from '../../hours/paused-among.ts';
import { journal } from '../../people/journal.ts';
import type { Deed } from '../../people/turn.ts';
import type { Pause } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';

/**
 * It is over: copil goes on with what it does by itself; messages wait for somebody's choice.
 *
 * @returns what waits for it; null when it had ended already
 */
export async function endPause(
  by: Deed,
  { id, siteId }: Pick<Pause, 'id' | 'siteId'>,
): Promise<HeldByPause | null> {
  const { count } = await by.tx.pause.updateMany({
    where: { id, spaceId: by.space.id, endedAt: null },
    data: { endedAt: toDate(by.now), endedById: by.actor?.id },
  });
  if (count === 0) return null;
  await journal(by, 'pause.ended', { type: 'pause', id });
  return by.ledger.resumeAfterPause(by.tx, heldFor(by.space.id, siteId));
}

/** @returns which rows a pause of a site, or of the whole space, may have held back */
export function heldFor(spaceId: string, siteId: string | null): PausedRows {
  return siteId ? { spaceId, among: rowsOfSite(siteId) } : { spaceId };
}
