import type { DirectNotice } from '../delivery/ledger.ts';
import { holdersOf, peopleOf } from '../meetings/audiences.ts';
import { loadMeeting, type MeetingWithPeople, startOf } from '../meetings/meeting.ts';
import { reachedByChat } from '../meetings/plan-meeting.ts';
import { toDate } from '../time.ts';
import { conveningRule } from './agenda-closing.ts';
import { type Convening, tellGuests } from './tell-guests.ts';

/** @returns whether the chair must say yes before the convocation leaves; a committee without a chair convenes by itself */
export function needsValidation(meeting: MeetingWithPeople): boolean {
  return holdersOf(meeting, 'PRES').length > 0;
}

/**
 * M04: the meeting is convened. Everybody invited gets the convocation with the agenda, their calendar says « confirmé »,
 * who comes for one point gets the hours of that point alone, and the channels are told.
 *
 * @param meeting locked by the caller
 * @returns how many people get the convocation
 */
export async function convene(acting: Convening, meeting: MeetingWithPeople): Promise<number> {
  const { tx, ledger, now, at, correlationId } = acting;
  await tx.meeting.update({
    where: { id: meeting.id },
    data: {
      state: 'convened',
      convenedAt: toDate(now),
      agendaClosedAt: meeting.agendaClosedAt ?? toDate(now),
      updatedAt: toDate(now),
    },
  });
  const convened = await loadMeeting(tx, meeting.id);
  const notice = {
    spaceId: convened.spaceId,
    subject: { type: 'meeting', id: convened.id, version: convened.version },
    nature: 'announcement' as const,
    on: startOf(convened).toPlainDate(),
    ...(at && { at }),
    correlationId,
  };
  const people = peopleOf(convened);
  for (const id of people) {
    const recipient = { kind: 'person' as const, id };
    await ledger.notify(tx, {
      ...notice,
      rule: conveningRule,
      recipient,
      message: 'agenda.convocation',
      live: true,
    });
  }
  for (const id of await reachedByChat(tx, ledger, people)) await ledger.notify(tx, mailTo(id, notice));
  for (const { channelId } of convened.committee.channels)
    await ledger.notify(tx, {
      ...notice,
      rule: 'M04-POST',
      recipient: { kind: 'channel', id: channelId },
      message: 'agenda.convocationPost',
      nature: 'post',
      live: true,
    });
  await tellGuests(acting, convened);
  await ledger.refresh(tx, { type: 'meeting', id: convened.id }, correlationId);
  return people.length;
}

/** The event in people's diaries becomes certain; it goes by mail beside the chat message, as the invitation did. */
function mailTo(id: string, notice: Omit<DirectNotice, 'rule' | 'recipient' | 'message'>): DirectNotice {
  return {
    ...notice,
    rule: 'M04-CALENDAR',
    recipient: { kind: 'person', id },
    message: 'agenda.convocationMail',
    via: 'email',
  };
}
