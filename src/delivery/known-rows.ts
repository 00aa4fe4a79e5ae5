/** Rows of the ledger as a new plan meets them: what waits, what was said, what may be said again. */
import type { MessageDelivery } from '../store/generated/client.ts';
import { strand } from './key.ts';
import { isDirect, outcomes, toldStates, waitingStates } from './rows.ts';
import type { PlannedNotice } from './timeline.ts';

/** What a plan is compared with. */
export const knownParts = {
  id: true,
  key: true,
  rule: true,
  subjectVersion: true,
  recipientKind: true,
  recipientId: true,
  nature: true,
  dueAt: true,
  state: true,
  outcome: true,
  sentAt: true,
  doubtful: true,
  parameters: true,
} as const;
export type KnownRow = Pick<MessageDelivery, keyof typeof knownParts>;

/**
 * What of a plan may be told, for all that was said under an older version: a correction tells each change; another rule speaks
 * twice to somebody only if it is perishable and lies ahead (invariant 5).
 *
 * @param older rows of older versions of the subject
 */
export function tellable(
  notices: readonly PlannedNotice[],
  older: readonly KnownRow[],
  now: Temporal.Instant,
): PlannedNotice[] {
  const played = playedStrands(older);
  return notices.filter(
    ({ key, nature, perishable, at }) =>
      !played.has(strand(key)) ||
      nature === 'correction' ||
      (perishable && Temporal.Instant.compare(at, now) > 0),
  );
}

/** @returns what was said or done already, by rule, subject and recipient, whatever the version */
export function playedStrands(rows: readonly KnownRow[]): Set<string> {
  return new Set(rows.filter(isPlayed).map(({ key }) => strand(key)));
}

export function isWaiting({ state }: KnownRow): boolean {
  return (waitingStates as readonly string[]).includes(state);
}

/**
 * What a direct notice says happened, whatever becomes of its subject. A direct invitation yields: the newer version
 * tells the person itself.
 */
export function outlivesVersion(row: KnownRow): boolean {
  return isDirect(row) && row.nature !== 'invitation';
}

/** The plan let go of it before it was ever sent. */
export function wasDropped(row: KnownRow): boolean {
  const dropped = row.outcome === outcomes.notPlanned || row.outcome === outcomes.past;
  return row.state === 'cancelled' && dropped && row.sentAt === null && !row.doubtful && !isDirect(row);
}

export function isTold({ state }: KnownRow): boolean {
  return (toldStates as readonly string[]).includes(state);
}

/** Its moment came: it was said, or there was nothing to say. */
function isPlayed(row: KnownRow): boolean {
  return (
    isTold(row) ||
    row.state === 'done' ||
    (row.state === 'cancelled' && row.outcome === outcomes.nothingToSay)
  );
}
