import { calendarFile } from '../../calendar/calendar-file.ts';
import type { Block } from '../../conversation/card.ts';
import { formatDate } from '../../conversation/format.ts';
import { loadMeeting, type MeetingWithPeople, referenceOf, startOf } from '../../meetings/meeting.ts';
import { calendarEvent } from '../../meetings/meeting-calendar.ts';
import { calendarAttachment, meetingFields } from '../../meetings/meeting-card.ts';
import type { MeetingComposer, MeetingContext } from '../../meetings/messages/composer.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import type { MessageDelivery, Person } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { agendaSlots } from '../agenda-slots.ts';
import { slotWords } from '../agenda-view.ts';
import { itemsInOrder, type OrderedItem } from '../items-in-order.ts';
import { fileLinks, keptFiles } from '../point-documents.ts';
import { guestRule } from '../tell-guests.ts';
import { type AgendaComposer, addressFor } from './agenda-host.ts';

/** C19: one point, its hours, its files, and a calendar entry of these hours alone. */
export const guestInvitation: AgendaComposer = async (context, delivery) => {
  const { tx, t } = context;
  if (await isFollowed(tx, delivery)) return null;
  const { meetingId } = await tx.agendaItem.findUniqueOrThrow({ where: { id: delivery.subjectId } });
  const meeting = await loadMeeting(tx, meetingId);
  const items = await itemsInOrder(tx, meetingId);
  const item = items.find(({ id }) => id === delivery.subjectId);
  const guest = item?.guests.find(({ id }) => id === context.personId);
  const slot = item && agendaSlots(items, startOf(meeting)).get(item.id);
  if (!item || !guest || !slot || meeting.state === 'cancelled') return null;
  const convened = meeting.state !== 'held';
  const first = delivery.subjectVersion === 1;
  const when = t('agenda.guest.when', {
    day: formatDate(slot.start, t.locale),
    hours: slotWords(item, slot, t),
  });
  const said = { ...spokenTitle(meeting, t), name: guest.givenName };
  const links = fileLinks(item, t, addressFor(context));
  const blocks: Block[] = [
    { kind: 'text', text: t.rich(first ? 'agenda.guest.text' : 'agenda.guest.again', said) },
    { kind: 'text', text: [{ bold: item.title }] },
    { kind: 'text', text: [{ bold: when }] },
    { kind: 'fields', fields: meetingFields(meeting, t) },
    ...(links.length > 0
      ? [
          {
            kind: 'list' as const,
            heading: t('agenda.files'),
            items: links.map((link) => ({ text: [link] })),
          },
        ]
      : []),
    { kind: 'text', text: t(convened ? 'agenda.guest.settled' : 'agenda.guest.provisional') },
  ];
  const file = guestFile(context, meeting, item, guest, delivery, slot.start);
  const heading = convened
    ? 'agenda.guest.convenedHeading'
    : first
      ? 'agenda.guest.heading'
      : 'agenda.guest.againHeading';
  return {
    card: { heading: t(heading, { title: meeting.title }), blocks, files: [file] },
    subject: t('agenda.guest.subject', { title: meeting.title, committee: meeting.committee.label, when }),
    calendar: { ...file, method: 'REQUEST' },
    keptFiles: keptFiles([item]),
  };
};

/** They are no longer awaited for it: the entry leaves their calendar. Who never heard of it hears nothing. */
export const guestReleased: MeetingComposer = async (context, delivery) => {
  const { tx, t } = context;
  if ((await isFollowed(tx, delivery)) || !(await wasTold(tx, delivery))) return null;
  const item = await tx.agendaItem.findUniqueOrThrow({
    where: { id: delivery.subjectId },
    include: { presenter: true },
  });
  const meeting = await loadMeeting(tx, item.meetingId);
  const guest = await tx.person.findUniqueOrThrow({ where: { id: delivery.recipientId } });
  const file = {
    ...guestFile(context, meeting, item, guest, delivery, startOf(meeting), 'CANCEL'),
    label: t('meeting.file.remove'),
  };
  return {
    card: {
      heading: t('agenda.guest.releasedHeading', { title: meeting.title }),
      blocks: [
        { kind: 'text', text: t('agenda.guest.released', { item: item.title, ...spokenTitle(meeting, t) }) },
      ],
      files: [file],
    },
    calendar: { ...file, method: 'CANCEL' },
  };
};

/** A newer word about the point waits for the same person, or has left. */
async function isFollowed(tx: Transaction, delivery: MessageDelivery): Promise<boolean> {
  return (await others(tx, delivery, { subjectVersion: { gt: delivery.subjectVersion } })) > 0;
}

async function wasTold(tx: Transaction, delivery: MessageDelivery): Promise<boolean> {
  return (await others(tx, delivery, { state: { in: ['sent', 'relayed', 'sending', 'uncertain'] } })) > 0;
}

function others(
  tx: Transaction,
  { id, subjectId, recipientId }: MessageDelivery,
  where: NonNullable<Parameters<Transaction['messageDelivery']['count']>[0]>['where'],
): Promise<number> {
  return tx.messageDelivery.count({
    where: { subjectType: 'agendaItem', subjectId, recipientId, rule: guestRule, id: { not: id }, ...where },
  });
}

/** An event of its own: the guest's calendar holds the hours of the point, never those of the meeting. */
function guestFile(
  { host, t }: MeetingContext,
  meeting: MeetingWithPeople,
  item: Pick<OrderedItem, 'id' | 'title' | 'minutes'>,
  guest: Person,
  { subjectVersion }: MessageDelivery,
  start: Temporal.ZonedDateTime,
  method: 'REQUEST' | 'CANCEL' = 'REQUEST',
) {
  const whole = calendarEvent(meeting, null, host.organiserEmail);
  const content = calendarFile({
    method,
    events: [
      {
        ...whole,
        uid: `point-${item.id}@${meeting.uid.split('@')[1]}`,
        sequence: subjectVersion - 1,
        startsLocal: start.toPlainDateTime(),
        durationMinutes: item.minutes ?? meeting.durationMinutes,
        title: t('agenda.guest.event', { title: meeting.title, item: item.title }),
        attendees: [
          {
            name: `${guest.givenName} ${guest.familyName}`,
            email: guest.workEmail,
            role: 'OPT-PARTICIPANT',
            partstat: 'NEEDS-ACTION',
          },
        ],
        ...(method === 'CANCEL' && { status: 'CANCELLED' as const }),
      },
    ],
  });
  return {
    ...calendarAttachment(content, meeting, t),
    name: `${referenceOf(meeting).toLowerCase()}-point.ics`,
    type: `text/calendar; charset=utf-8; method=${method}`,
  };
}
