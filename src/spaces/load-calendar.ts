import { readPlan } from '../deployments/calendar/read-plan.ts';
import { entriesOf } from '../deployments/calendar/versions/entries.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { type Ids, optionalId } from './ids.ts';
import type { SpaceFile } from './space-file.ts';
import { wallTime } from './wall-time.ts';

/** Writes the versions of the forecast calendar that were adopted: their dates are those of the file (C27). */
export async function loadCalendar(
  tx: Transaction,
  file: SpaceFile,
  { spaceId, people }: Ids,
): Promise<void> {
  const { calendarVersions } = file.history;
  if (calendarVersions.length === 0) return;
  const entries = entriesOf(await readPlan(tx, spaceId));
  const decisions = await tx.decision.findMany({ where: { spaceId }, select: { id: true, number: true } });
  const last = Math.max(...calendarVersions.map(({ number }) => number));
  await tx.calendarVersion.createMany({
    data: calendarVersions.map(({ number, adoptedAt, decision, author, note }) => {
      const at = toDate(wallTime(adoptedAt, file.space.timeZone));
      return {
        ...{ spaceId, number, note, entries, createdAt: at, submittedAt: at, adoptedAt: at },
        ...(number === last
          ? { state: 'adopted' as const }
          : { state: 'superseded' as const, supersededAt: at }),
        authorId: optionalId(people, author),
        decisionId: decisions.find((one) => one.number === decision)?.id ?? null,
      };
    }),
  });
}
