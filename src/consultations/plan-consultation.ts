import type { Ledger } from '../delivery/ledger.ts';
import { house } from '../delivery/timed-act.ts';
import type { Recipient, TimelineRule } from '../delivery/timeline.ts';
import { isOpenMembership } from '../people/membership.ts';
import { leadsReached } from '../people/read-leads.ts';
import { sendingFor } from '../people/space-context.ts';
import { calendarOf } from '../sites/working-calendar.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { type Consultation, deadlineOf } from './consultation.ts';
import { waitingRules } from './consultation-timeline.ts';
import { remindersOf } from './deadline.ts';
import { dayOf, substitutes } from './voices.ts';

export interface ConsultationPlan {
  tx: Transaction;
  ledger: Ledger;
  now: Temporal.Instant;
  correlationId?: string;
}

/**
 * Makes what waits about a consultation match its last moment, its voices and its state.
 *
 * @param rules told by the change itself
 */
export async function planConsultation(
  { tx, ledger, now, correlationId }: ConsultationPlan,
  consultation: Consultation,
  rules: readonly TimelineRule[],
): Promise<void> {
  const { committee, spaceId, id, version, state } = consultation;
  const { timeZone } = committee;
  const calendar = await calendarOf(tx, committee.organisation);
  const due = deadlineOf(consultation);
  const asked = toInstant(consultation.openedAt).toZonedDateTimeISO(timeZone).toPlainDate();
  const { dayBefore, lastMorning } = remindersOf(due, asked, calendar);
  await ledger.reconcile(tx, {
    spaceId,
    rules: [...rules, ...(state === 'open' ? waitingRules : [])],
    subject: {
      type: 'consultation',
      id,
      version,
      timeZone,
      anchors: {
        changed: now.toZonedDateTimeISO(timeZone),
        due,
        ...(dayBefore && { dayBefore: dayBefore.toZonedDateTime(timeZone) }),
        ...(lastMorning && { lastMorning: lastMorning.toZonedDateTime(timeZone) }),
      },
      on: due.toPlainDate(),
    },
    audiences: await audiencesOf(tx, consultation, now),
    calendar,
    settings: await sendingFor(tx, spaceId, committee.organisationId),
    correlationId,
  });
  await ledger.refresh(tx, { type: 'consultation', id }, correlationId);
}

async function audiencesOf(
  tx: Transaction,
  consultation: Consultation,
  now: Temporal.Instant,
): Promise<Record<string, Recipient[]>> {
  const { id, memberIds, openedById, committee, state, ballot } = consultation;
  const voting = [...memberIds, ...substitutes(consultation, now).values()];
  const author = openedById && !voting.includes(openedById) ? [openedById] : [];
  // Without a quorum the leads choose what becomes of it.
  const leads = state === 'lapsed' ? await leadsReached(tx, committee.id, dayOf(consultation, now)) : [];
  const spoken = ballot.votes.map(({ castById }) => castById);
  const apply = state === 'adopted' ? await whoApplies(tx, consultation, now) : [];
  return {
    house: [house(id)],
    asked: people(voting),
    author: people(author),
    concerned: people([...voting, ...spoken, ...author, ...apply, ...leads.map(({ personId }) => personId)]),
    channels: committee.channels.map(({ channelId }) => ({ kind: 'channel', id: channelId })),
  };
}

/** Who is made responsible by what was decided, and who keeps the register of it, voices or not. @returns person ids */
async function whoApplies(
  tx: Transaction,
  consultation: Consultation,
  now: Temporal.Instant,
): Promise<string[]> {
  const { committee, ownerId } = consultation;
  const seats = await tx.membership.findMany({
    where: { committeeId: committee.id, roles: { has: 'SEC' }, person: { state: { not: 'left' } } },
  });
  const day = dayOf(consultation, now);
  const secretaries = seats.filter((one) => isOpenMembership(one, day)).map(({ personId }) => personId);
  return [...(ownerId ? [ownerId] : []), ...secretaries];
}

function people(ids: readonly string[]): Recipient[] {
  return [...new Set(ids)].map((id) => ({ kind: 'person', id }));
}
