import type { Ledger, PlanOutcome } from '../delivery/ledger.ts';
import { house } from '../delivery/timed-act.ts';
import type { Recipient, TimelineRule, TimelineSubject } from '../delivery/timeline.ts';
import { sendingFor } from '../people/space-context.ts';
import { calendarOf } from '../sites/working-calendar.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate, toInstant } from '../time.ts';
import { answerMoments } from './deadline.ts';
import { type Poll, slotStart } from './poll.ts';
import { answerRules, passingRules } from './poll-timeline.ts';

export interface PollPlan {
  /** Told by the change itself. */
  rules: readonly TimelineRule[];
  now: Temporal.Instant;
  correlationId?: string;
  /** Person ids a cancellation reaches. */
  told?: readonly string[];
}

/** Makes what waits about a poll match its dates, people and state. */
export async function planPoll(
  tx: Transaction,
  ledger: Ledger,
  poll: Poll,
  { rules, now, correlationId, told = [] }: PollPlan,
): Promise<PlanOutcome> {
  const calendar = await calendarOf(tx, poll.committee.organisation);
  const deadline = plainDate(poll.deadlineOn);
  const open = poll.state === 'open';
  const zone = { timeZone: poll.timeZone };
  const asked = toInstant(poll.createdAt).toZonedDateTimeISO(poll.timeZone).toPlainDate();
  const { remind, lastMorning, due } = answerMoments(deadline, asked, calendar);
  const subject: TimelineSubject = {
    type: 'poll',
    id: poll.id,
    version: poll.version,
    timeZone: poll.timeZone,
    anchors: {
      changed: now.toZonedDateTimeISO(poll.timeZone),
      due: due.toZonedDateTime(poll.timeZone),
      ...(remind && { remind: remind.toZonedDateTime(zone) }),
      ...(lastMorning && { lastMorning: lastMorning.toZonedDateTime(zone) }),
      ...Object.fromEntries(poll.slots.map((slot) => [`slot-${slot.number}`, slotStart(poll, slot)])),
    },
    on: deadline,
  };
  return ledger.reconcile(tx, {
    spaceId: poll.spaceId,
    rules: [
      ...rules,
      ...(open ? [...answerRules, ...passingRules(poll.slots.map(({ number }) => number))] : []),
    ],
    subject,
    audiences: audiencesOf(poll, told),
    calendar,
    settings: await sendingFor(tx, poll.spaceId, poll.committee.organisationId),
    correlationId,
  });
}

function audiencesOf(poll: Poll, told: readonly string[]): Record<string, Recipient[]> {
  const person = (id: string): Recipient => ({ kind: 'person', id });
  const asked = poll.people.map(({ id }) => id);
  return {
    house: [house(poll.id)],
    asked: asked.map(person),
    author: poll.author && !asked.includes(poll.author.id) ? [person(poll.author.id)] : [],
    told: told.map(person),
    channels: poll.committee.channels.map(({ channelId }) => ({ kind: 'channel', id: channelId })),
  };
}
