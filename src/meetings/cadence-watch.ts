/** Looks once a week at whether a committee still meets in its rhythm (domain.md C15). */
import { tookPlace } from '../committees/took-place.ts';
import type { Ledger } from '../delivery/ledger.ts';
import { house, type TimedAct } from '../delivery/timed-act.ts';
import { leadsReached } from '../people/read-leads.ts';
import { sendingFor } from '../people/space-context.ts';
import { calendarOf } from '../sites/working-calendar.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { type CadenceFacts, lateness, nextWatch } from './cadence.ts';
import { startOf } from './meeting.ts';
import { cadenceOf } from './slot-facts.ts';

const whole = { organisation: true, space: true } satisfies Prisma.CommitteeInclude;
export type WatchedCommittee = Prisma.CommitteeGetPayload<{ include: typeof whole }>;

/** Plans the next look at this committee: one a week, however often it is asked for, on the first open day from Monday on. */
export async function planCadenceWatch(
  tx: Transaction,
  ledger: Ledger,
  committeeId: string,
  now: Temporal.Instant,
): Promise<void> {
  const committee = await tx.committee.findUniqueOrThrow({
    where: { id: committeeId },
    include: { organisation: true },
  });
  if (committee.state !== 'active') return;
  const { defaultHour } = await sendingFor(tx, committee.spaceId, committee.organisationId);
  const monday = nextWatch(now.toZonedDateTimeISO(committee.timeZone), defaultHour);
  const calendar = await calendarOf(tx, committee.organisation);
  let at = monday;
  while (!calendar.isOpen(at.toPlainDate()) && at.dayOfWeek < 5) at = at.add({ days: 1 });
  await ledger.notify(tx, {
    spaceId: committee.spaceId,
    rule: 'CADENCE-WATCH',
    subject: { type: 'committee', id: committee.id, version: weekOf(monday.toPlainDate()) },
    recipient: house(committee.id),
    message: 'meeting.cadenceWatch',
    nature: 'watch',
    at: at.toInstant(),
    on: at.toPlainDate(),
  });
}

/** Tells the leads who are there that the committee is late, and plans the next look. */
export const watchCadence: TimedAct = async ({ tx, ledger, now, at }, row) => {
  const committee = await tx.committee.findUniqueOrThrow({ where: { id: row.subjectId }, include: whole });
  if (committee.state !== 'active') return;
  await planCadenceWatch(tx, ledger, committee.id, now);
  const facts = await cadenceFacts(tx, committee, now);
  if (!lateness(facts)) return;
  for (const { personId, insteadOf } of await leadsReached(tx, committee.id, facts.today))
    await ledger.notify(tx, {
      spaceId: committee.spaceId,
      rule: 'CADENCE',
      subject: { type: 'committee', id: committee.id, version: row.subjectVersion },
      recipient: { kind: 'person', id: personId },
      message: 'meeting.cadenceLate',
      ...(insteadOf && { parameters: { insteadOf } }),
      nature: 'notice',
      live: true,
      at,
      on: facts.today,
    });
};

/** What lateness is judged from. @returns also the length of the last meeting, in minutes */
export async function cadenceFacts(
  tx: Transaction,
  committee: WatchedCommittee,
  now: Temporal.Instant,
): Promise<CadenceFacts & { durationMinutes: number | null }> {
  const of = { committeeId: committee.id };
  // One that nobody opened, nor said to have been held, is no meeting.
  const last = await tx.meeting.findFirst({
    where: { ...of, startsAt: { lte: toDate(now) }, OR: [{ state: 'open' }, tookPlace] },
    orderBy: { startsAt: 'desc' },
  });
  const next = await tx.meeting.findFirst({
    where: { ...of, startsAt: { gt: toDate(now) }, state: { notIn: ['cancelled', 'draft'] } },
    orderBy: { startsAt: 'asc' },
  });
  return {
    today: now.toZonedDateTimeISO(committee.timeZone).toPlainDate(),
    cadenceDays: cadenceOf(committee),
    last: last && startOf(last).toPlainDate(),
    next: next && startOf(next).toPlainDate(),
    durationMinutes: last?.durationMinutes ?? null,
  };
}

/** The Monday as a number that grows: the version under which that week is told once. */
function weekOf(monday: Temporal.PlainDate): number {
  return Number(monday.toString().replaceAll('-', ''));
}
