import type { Transaction } from '../store/store.ts';
import { dateColumn, toDate } from '../time.ts';
import { type Ids, idOf, idsFor, optionalId } from './ids.ts';
import { lastNumbers } from './last-numbers.ts';
import type { SpaceFile } from './space-file.ts';
import { wallTime } from './wall-time.ts';

/** Hour at which a report left, when the file does not say. */
const reportHour = '09:00';

/** Writes the risk register and the reports that were sent, and the last risk number, so that the next one follows. */
export async function loadRegister(
  tx: Transaction,
  file: SpaceFile,
  ids: Ids,
  now: Temporal.Instant,
): Promise<void> {
  const { risks, reports } = file.history;
  const instant = (local: string | undefined) => toDate(local ? wallTime(local, file.space.timeZone) : now);
  const riskIds = idsFor(risks.map(({ number }) => number));
  await tx.risk.createMany({
    data: risks.map(({ committee, owner, createdBy, createdAt, closedAt, ...risk }) => ({
      ...risk,
      id: idOf(riskIds, risk.number),
      spaceId: ids.spaceId,
      committeeId: idOf(ids.committees, committee),
      ownerId: optionalId(ids.people, owner),
      createdById: optionalId(ids.people, createdBy),
      createdAt: instant(createdAt),
      closedAt: risk.state === 'closed' ? instant(closedAt) : null,
    })),
  });
  await tx.executiveReport.createMany({
    data: reports.map(({ committee, number, from, due, sentAt, asks }) => {
      const sent = instant(sentAt ?? `${due}T${reportHour}`);
      return {
        spaceId: ids.spaceId,
        committeeId: idOf(ids.committees, committee),
        number,
        periodFrom: dateColumn(Temporal.PlainDate.from(from)),
        dueOn: dateColumn(Temporal.PlainDate.from(due)),
        state: 'sent' as const,
        sentAt: sent,
        createdAt: sent,
        asks,
      };
    }),
  });
  await tx.numberSeries.createMany({
    data: lastNumbers(risks.map(({ number }) => number)).map((series) => ({
      spaceId: ids.spaceId,
      ...series,
    })),
  });
}
