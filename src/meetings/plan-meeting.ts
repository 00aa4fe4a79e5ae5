import type { Ledger, PlanOutcome, PlanRequest } from '../delivery/ledger.ts';
import { recipientsOf } from '../delivery/look-up.ts';
import type { TimelineRule } from '../delivery/timeline.ts';
import { sendingFor } from '../people/space-context.ts';
import { calendarOf } from '../sites/working-calendar.ts';
import type { Transaction } from '../store/store.ts';
import { meetingAudiences, peopleTold } from './audiences.ts';
import { endOf, type MeetingWithPeople, startOf } from './meeting.ts';

export interface MeetingPlan {
  /** Rules told by the change itself, before the reminders. */
  rules: readonly TimelineRule[];
  /** Instant of the change. */
  now: Temporal.Instant;
  /** When what follows a meeting counts from, if it ended later than promised. */
  end?: Temporal.ZonedDateTime;
  /** Facts of the change, by rule code: what its notices say. */
  parameters?: PlanRequest['parameters'];
  correlationId?: string;
}

/** Makes the waiting messages of a meeting match its date, people and state (mechanism 3). */
export async function planMeeting(
  tx: Transaction,
  ledger: Ledger,
  meeting: MeetingWithPeople,
  plan: MeetingPlan,
): Promise<PlanOutcome> {
  return ledger.reconcile(tx, await planOfMeeting(tx, ledger, meeting, plan));
}

/** @returns what `planMeeting` hands to the ledger, for who only wants to see it */
export async function planOfMeeting(
  tx: Transaction,
  ledger: Ledger,
  meeting: MeetingWithPeople,
  plan: MeetingPlan,
): Promise<PlanRequest> {
  const start = startOf(meeting);
  const people = await toldPeople(tx, ledger, meeting);
  const audiences = meetingAudiences(meeting, people, await reachedByChat(tx, ledger, people));
  return {
    spaceId: meeting.spaceId,
    rules: plan.rules,
    subject: {
      type: 'meeting',
      id: meeting.id,
      version: meeting.version,
      timeZone: meeting.timeZone,
      anchors: {
        changed: plan.now.toZonedDateTimeISO(meeting.timeZone),
        start,
        end: plan.end ?? endOf(meeting),
      },
      on: start.toPlainDate(),
    },
    audiences,
    calendar: await calendarOf(tx, meeting.committee.organisation),
    settings: await sendingFor(tx, meeting.spaceId, meeting.committee.organisationId),
    parameters: plan.parameters,
    correlationId: plan.correlationId,
  };
}

/** Everybody a change reaches; who was released as a substitute, or left the committee, has had their last word. @returns person ids */
export async function toldPeople(
  tx: Transaction,
  ledger: Ledger,
  meeting: MeetingWithPeople,
): Promise<string[]> {
  const aside = await toldAside(tx, meeting.id);
  const told = await ledger.told(tx, { type: 'meeting', id: meeting.id });
  const gone = await onceTakenOff(tx, meeting);
  return peopleTold(
    meeting,
    told.filter(({ id }) => !gone.has(id) && !aside.has(id)),
  );
}

/** Who was taken off the meeting at some time, and out of whose calendar it went; some may be back. @returns person ids */
export async function onceTakenOff(tx: Transaction, meeting: MeetingWithPeople): Promise<Set<string>> {
  const released = { message: ['meeting.released', 'meeting.withdrawn'] };
  const ofMeeting = await recipientsOf(tx, { type: 'meeting', id: meeting.id }, released);
  const ofSeries = meeting.seriesId
    ? await recipientsOf(tx, { type: 'series', id: meeting.seriesId }, { message: 'series.withdrawn' })
    : new Set<string>();
  return ofMeeting.union(ofSeries);
}

/** Rooms whose messages about a meeting tell of something else: a line of the weather, an action, the minutes. */
const elsewhere = ['weather.', 'action.', 'minutes.', 'risk.'];

/** People who only heard of something beside the meeting: its new date is not their matter. @returns person ids */
async function toldAside(tx: Transaction, meetingId: string): Promise<Set<string>> {
  const about = { subjectType: 'meeting', subjectId: meetingId, recipientKind: 'person' as const };
  const aside = { OR: elsewhere.map((room) => ({ message: { startsWith: room } })) };
  const recipientId = { recipientId: true };
  const of = (where: object) =>
    tx.messageDelivery.findMany({ where: { ...about, ...where }, select: recipientId });
  const heard = new Set((await of({ NOT: aside })).map((row) => row.recipientId));
  return new Set((await of(aside)).map((row) => row.recipientId).filter((id) => !heard.has(id)));
}

/** Who of these people has a linked account on a chat in service; the others get their invitation by mail already. */
export async function reachedByChat(
  tx: Transaction,
  { chats }: Pick<Ledger, 'chats'>,
  people: readonly string[],
): Promise<Set<string>> {
  const accounts = await tx.platformAccount.findMany({
    where: { personId: { in: [...people] }, state: 'linked', platform: { in: [...chats] } },
    select: { personId: true },
  });
  return new Set(accounts.map((account) => account.personId));
}
