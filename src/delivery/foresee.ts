import type { Transaction } from '../store/store.ts';
import { strand } from './key.ts';
import {
  isWaiting,
  type KnownRow,
  knownParts,
  outlivesVersion,
  playedStrands,
  tellable,
} from './known-rows.ts';
import type { Fate, ForeseenRule, PlanRequest } from './ledger.ts';
import { plan } from './planner.ts';
import type { PlannedNotice } from './timeline.ts';

/** @returns what `reconcile` would do to each rule of a plan for a newer version, in the order of the rules; nothing is stored */
export async function foresee(
  tx: Transaction,
  request: PlanRequest,
  now: Temporal.Instant,
): Promise<ForeseenRule[]> {
  const { type: subjectType, id: subjectId } = request.subject;
  const rows = await tx.messageDelivery.findMany({ where: { subjectType, subjectId }, select: knownParts });
  return fatesOf(request, rows, now);
}

/** The same over rows that were read already: pure. */
function fatesOf(request: PlanRequest, rows: readonly KnownRow[], now: Temporal.Instant): ForeseenRule[] {
  const laid = plan({ ...request, now });
  const older = rows.filter((row) => row.subjectVersion < request.subject.version);
  const coming = Map.groupBy(laid.notices, ({ rule }) => rule);
  const missed = Map.groupBy(laid.missed, ({ rule }) => rule);
  const before = Map.groupBy(older, ({ rule }) => rule);
  const codes = [...new Set(request.rules.map(({ code }) => code))];
  return codes.flatMap((rule) => {
    const fate = fateOf(coming.get(rule) ?? [], before.get(rule) ?? [], now);
    const notices = coming.get(rule) ?? missed.get(rule) ?? [];
    return fate ? [{ rule, fate, at: earliest(notices), recipients: countOf(notices) }] : [];
  });
}

/** Of one rule. @returns null when it had no part in the old plan and has none in the new one */
function fateOf(
  coming: readonly PlannedNotice[],
  before: readonly KnownRow[],
  now: Temporal.Instant,
): Fate | null {
  const played = playedStrands(before);
  const superseded = before.filter((row) => isWaiting(row) && !outlivesVersion(row));
  const waiting = new Set(superseded.map(({ key }) => strand(key)));
  const told = tellable(coming, before, now).map(({ key }) => strand(key));
  if (told.length === 0) return waiting.size > 0 ? 'dropped' : played.size > 0 ? 'notReplayed' : null;
  if (told.some((one) => played.has(one) && !waiting.has(one))) return 'rearmed';
  if (told.some((one) => waiting.has(one))) return 'redated';
  // Somebody who came since is told, who was told is not: as a whole it has been said.
  return played.size > 0 ? 'notReplayed' : 'added';
}

function earliest(notices: readonly PlannedNotice[]): Temporal.Instant | null {
  return notices.map(({ at }) => at).sort(Temporal.Instant.compare)[0] ?? null;
}

function countOf(notices: readonly PlannedNotice[]): number {
  const told = notices.filter(({ recipient }) => recipient.kind !== 'house');
  return new Set(told.map(({ recipient }) => `${recipient.kind}:${recipient.id}`)).size;
}
