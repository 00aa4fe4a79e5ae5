import { timesLaid } from '../delivery/look-up.ts';
import { isAhead } from '../people/ahead-states.ts';
import type { Deed } from '../people/turn.ts';
import { currentAnswer } from './answers.ts';
import { inviteLate } from './invite-late.ts';
import { loadMeeting, lockMeeting, type MeetingWithPeople, startOf } from './meeting.ts';
import { reminderRulesFor } from './meeting-timeline.ts';
import { planMeeting, reachedByChat } from './plan-meeting.ts';
import { lapseProxiesHeldBy, lapseProxyOf } from './proxies.ts';
import { releaseSubstitute } from './release-substitute.ts';
import { attendeesOn } from './series/attendees.ts';
import type { OccurrenceChange } from './series/tell-series-member.ts';
import { invitedOn } from './voters.ts';
import { isGroup } from './who-is-invited.ts';

/** @returns the series that speaks for a meeting; null for one that stands alone, or whose series has stopped */
function speakingSeries({ series }: MeetingWithPeople): { id: string } | null {
  return series?.state === 'active' ? series : null;
}

/** Whether the person takes part on the day of the meeting, and with a vote, as the composition of that day says. */
async function seatOn(
  { tx }: Deed,
  meeting: MeetingWithPeople,
  personId: string,
): Promise<'voter' | 'guest' | null> {
  const day = startOf(meeting).toPlainDate();
  if (!meeting.series) {
    const { voters, others } = await invitedOn(tx, meeting.committeeId, day);
    if (voters.includes(personId)) return 'voter';
    return others.includes(personId) ? 'guest' : null;
  }
  const [there] = await attendeesOn(tx, meeting.committee, [day], {
    phase: meeting.series.phase,
    guests: [],
  });
  if (there?.voters.includes(personId)) return 'voter';
  return there?.guests.includes(personId) ? 'guest' : null;
}

/**
 * Invites or withdraws one person, as the composition on the day of the meeting says.
 *
 * @param leaves they leave the committee: in a series or a group, where people sit without a vote too, this ends their part
 */
export async function followMember(
  turn: Deed,
  meetingId: string,
  personId: string,
  leaves: boolean,
): Promise<OccurrenceChange | null> {
  const meeting = await lockMeeting(turn.tx, meetingId);
  if (!isAhead(meeting)) return null;
  const seat = await seatOn(turn, meeting, personId);
  const invitation = meeting.invitations.find((one) => one.personId === personId && !one.withdrawn);
  if (seat && (!invitation || invitation.voting !== (seat === 'voter')))
    return inviteMember(turn, meeting, personId, { voting: seat === 'voter', invited: Boolean(invitation) });
  const sat = invitation?.voting || (leaves && (meeting.series || isGroup(meeting.committee.kind)));
  if (!seat && invitation && sat) return withdraw(turn, meeting, personId);
  await replan(turn, meeting);
  return null;
}

/** Who leaves the project is withdrawn as a guest too, and sits in for nobody. */
export async function followDeparture(
  turn: Deed,
  meetingId: string,
  personId: string,
  on: Temporal.PlainDate,
): Promise<OccurrenceChange | null> {
  const meeting = await lockMeeting(turn.tx, meetingId);
  if (!isAhead(meeting) || Temporal.PlainDate.compare(startOf(meeting).toPlainDate(), on) < 0) return null;
  await askWhoIsReplacedBy(turn, meeting, personId);
  const invited = meeting.invitations.some((one) => one.personId === personId && !one.withdrawn);
  return invited ? withdraw(turn, await loadMeeting(turn.tx, meetingId), personId) : null;
}

async function inviteMember(
  turn: Deed,
  meeting: MeetingWithPeople,
  personId: string,
  { voting, invited }: { voting: boolean; invited: boolean },
): Promise<OccurrenceChange | null> {
  await askWhoIsReplacedBy(turn, meeting, personId);
  await turn.tx.invitation.upsert({
    where: { meetingId_personId: { meetingId: meeting.id, personId } },
    create: { spaceId: meeting.spaceId, meetingId: meeting.id, personId, voting },
    update: { withdrawn: false, voting },
  });
  const now = await loadMeeting(turn.tx, meeting.id);
  const series = speakingSeries(meeting);
  await inviteLate(turn, now, invited || series ? [] : [personId]);
  await turn.ledger.refresh(turn.tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
  return series && !invited ? { seriesId: series.id, meetingId: meeting.id, change: 'joined' } : null;
}

/** The event leaves the calendar, what they answered no longer counts even if they return, proxies given or held lapse. */
async function withdraw(
  turn: Deed,
  meeting: MeetingWithPeople,
  personId: string,
): Promise<OccurrenceChange | null> {
  const invitation = meeting.invitations.find((one) => one.personId === personId);
  await turn.tx.invitation.updateMany({
    where: { meetingId: meeting.id, personId },
    data: {
      withdrawn: true,
      answer: null,
      answerVersion: null,
      absenceSettled: false,
      reason: null,
      substituteId: null,
      answeredAt: null,
    },
  });
  await lapseProxyOf(turn, meeting, personId);
  await lapseProxiesHeldBy(turn, meeting, personId);
  const now = await loadMeeting(turn.tx, meeting.id);
  if (invitation?.substituteId && currentAnswer(invitation, meeting.dateVersion) === 'substitute')
    await releaseSubstitute(turn, now, invitation.substituteId);
  const series = speakingSeries(meeting);
  if (!series) await leaveCalendar(turn, now, personId);
  await replan(turn, now);
  if (invitation)
    await turn.ledger.refresh(turn.tx, { type: 'invitation', id: invitation.id }, turn.correlationId);
  return series && { seriesId: series.id, meetingId: meeting.id, change: 'left' };
}

/** One mail takes the event out of the calendar; the departure itself is told once, by who recorded it. */
async function leaveCalendar(turn: Deed, meeting: MeetingWithPeople, personId: string): Promise<void> {
  const subject = { type: 'meeting', id: meeting.id };
  const told = await timesLaid(turn.tx, subject, { recipientId: personId, message: 'meeting.withdrawn' });
  const chat = await reachedByChat(turn.tx, turn.ledger, [personId]);
  await turn.ledger.notify(turn.tx, {
    spaceId: meeting.spaceId,
    rule: `WITHDRAWN-${told + 1}`,
    subject: { ...subject, version: meeting.version },
    recipient: { kind: 'person', id: personId },
    message: 'meeting.withdrawn',
    nature: 'correction',
    ...(chat.has(personId) && { via: 'email' as const }),
    correlationId: turn.correlationId,
  });
}

/** Who counted on this substitute is asked again: nobody sits twice, and nobody for somebody who is gone. */
async function askWhoIsReplacedBy(turn: Deed, meeting: MeetingWithPeople, personId: string): Promise<void> {
  const replaced = meeting.invitations.filter(
    (one) =>
      !one.withdrawn &&
      one.substituteId === personId &&
      currentAnswer(one, meeting.dateVersion) === 'substitute',
  );
  for (const one of replaced) {
    await turn.tx.invitation.update({
      where: { id: one.id },
      data: { answer: null, answerVersion: null, substituteId: null, answeredAt: null },
    });
    await turn.ledger.notify(turn.tx, {
      spaceId: meeting.spaceId,
      rule: `SUBSTITUTE-GONE-${one.answerCount}`,
      subject: { type: 'meeting', id: meeting.id, version: meeting.version },
      recipient: { kind: 'person', id: one.personId },
      message: 'meeting.substituteGone',
      parameters: { substituteId: personId },
      nature: 'correction',
      live: true,
      correlationId: turn.correlationId,
    });
  }
}

/** Roles, votes, people or the notice changed: reminders and cards follow. */
export async function replan(turn: Deed, meeting: MeetingWithPeople): Promise<void> {
  await planMeeting(turn.tx, turn.ledger, meeting, {
    rules: reminderRulesFor(meeting.committee),
    now: turn.now,
    correlationId: turn.correlationId,
  });
  await turn.ledger.refresh(turn.tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
}
