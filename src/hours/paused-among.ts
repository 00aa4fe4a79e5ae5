import type { PausedRows } from '../delivery/ledger.ts';
import type { DeliveryOptions } from '../delivery/ports.ts';
import type { Pause } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';
import { siteOfSubject } from './organisation-of-subject.ts';

/** The end of a pause is told while it lasts. */
const ownSubject = 'pause';

/** Which rows wait because their site, or the whole space, is paused (domain.md 4.1, `Pause`). */
export const pausedAmong: NonNullable<DeliveryOptions['pausedAmong']> = async (tx, rows, now) => {
  const paused = new Set<string>();
  for (const [spaceId, ofSpace = []] of Object.entries(Object.groupBy(rows, (row) => row.spaceId))) {
    const pauses = await pausesOf(tx, spaceId, now);
    if (pauses.length === 0) continue;
    const subjects = Map.groupBy(
      ofSpace.filter(({ subjectType }) => subjectType !== ownSubject),
      ({ subjectType, subjectId }) => `${subjectType}:${subjectId}`,
    );
    for (const [first, ...others] of subjects.values())
      if (first && (await isPaused(tx, pauses, first)))
        for (const { id } of [first, ...others]) paused.add(id);
  }
  return paused;
};

/** @returns the pauses that hold at an instant; one ends by itself when its last day begins */
export async function pausesOf(tx: Transaction, spaceId: string, now: Temporal.Instant): Promise<Pause[]> {
  const open = await tx.pause.findMany({ where: { spaceId, endedAt: null }, orderBy: { from: 'asc' } });
  if (open.length === 0) return [];
  const space = await tx.space.findUniqueOrThrow({ where: { id: spaceId } });
  const today = now.toZonedDateTimeISO(space.timeZone).toPlainDate();
  return open.filter(({ until }) => !until || Temporal.PlainDate.compare(today, plainDate(until)) < 0);
}

async function isPaused(
  tx: Transaction,
  pauses: readonly Pause[],
  { subjectType: type, subjectId: id }: { subjectType: string; subjectId: string },
): Promise<boolean> {
  if (pauses.some(({ siteId }) => siteId === null)) return true;
  const siteId = await siteOfSubject(tx, { type, id });
  return siteId !== null && pauses.some((pause) => pause.siteId === siteId);
}

/** @returns what picks the rows about one site among those of its space */
export function rowsOfSite(wanted: string): NonNullable<PausedRows['among']> {
  return async (tx, rows) => {
    const subjects = Map.groupBy(rows, ({ subjectType, subjectId }) => `${subjectType}:${subjectId}`);
    const ids = new Set<string>();
    for (const [first, ...others] of subjects.values()) {
      const siteId = first && (await siteOfSubject(tx, { type: first.subjectType, id: first.subjectId }));
      if (first && siteId === wanted) for (const { id } of [first, ...others]) ids.add(id);
    }
    return ids;
  };
}
