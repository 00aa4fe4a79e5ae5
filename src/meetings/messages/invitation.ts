import { type Card, card } from '../../conversation/card.ts';
import { formatDateTime } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { Composed } from '../../delivery/ledger.ts';
import { answerFields, ownAnswerLine, ownProxyLine } from '../answer-lines.ts';
import { holdersOf } from '../audiences.ts';
import { ownClockLine, sharedClockLine } from '../local-time.ts';
import { hasBegun, loadMeeting, type MeetingWithPeople } from '../meeting.ts';
import { meetingCalendarFile, releaseCalendarFile } from '../meeting-calendar.ts';
import {
  answerButtons,
  calendarAttachment,
  meetingFields,
  placeFields,
  proxyButton,
  whenLine,
} from '../meeting-card.ts';
import { answerOf, invitationOf, nameOf, replacedBy } from '../names.ts';
import { wasNeverTold } from '../never-told.ts';
import type { MeetingComposer, MeetingContext } from './composer.ts';

/** M01: a slot is held; the person answers with one button. */
export const invitation: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  if (meeting.state === 'cancelled' && !context.redraw) return null;
  const { t } = context;
  const parts = personalParts(context, meeting);
  const released = !invitationOf(meeting, context.personId) && !replacedBy(meeting, context.personId);
  if (released && meeting.state !== 'cancelled') return { card: { heading: meeting.title, ...parts } };
  const composed = withCalendar(context, meeting, {
    heading: t(meeting.state === 'cancelled' ? 'meeting.cancelled.heading' : 'meeting.invitation.heading', {
      title: meeting.title,
    }),
    ...parts,
  });
  return { ...composed, subject: mailSubject(meeting, 'invitation', t) };
};

/** Which meeting, of which committee, when: a mail is read out of any context. */
function mailSubject(
  meeting: MeetingWithPeople,
  kind: 'invitation' | 'changed' | 'cancelled',
  t: Translator,
): string {
  return t(`meeting.calendarMail.${kind}.subject`, {
    title: meeting.title,
    committee: meeting.committee.label,
    when: whenLine(meeting, t),
  });
}

/** The calendar invitation by mail, beside the chat message: the event lands in the person's diary (C13). */
export const calendarMail: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t } = context;
  const unheard = await wasNeverTold(context.tx, delivery);
  if (unheard && meeting.state === 'cancelled') return null;
  const { from, first: late } = delivery.parameters as { from?: string; first?: boolean };
  const first = delivery.subjectVersion === 1 || unheard || late;
  const kind = meeting.state === 'cancelled' ? 'cancelled' : first ? 'invitation' : 'changed';
  const parts = personalParts(context, meeting, from ? askAgain(meeting, context.personId) : undefined);
  if (from && kind === 'changed')
    parts.blocks.unshift({
      kind: 'text',
      text: t('meeting.moved.from', { when: formatDateTime(Temporal.PlainDateTime.from(from), t.locale) }),
    });
  const heading = from && kind === 'changed' ? 'meeting.moved.heading' : `meeting.calendarMail.${kind}`;
  const composed = withCalendar(context, meeting, {
    heading: t(heading, { title: meeting.title }),
    ...parts,
  });
  return { ...composed, subject: mailSubject(meeting, kind, t) };
};

/** Only who had answered hears that the answer no longer counts. */
export function askAgain(meeting: MeetingWithPeople, personId: string | null): string {
  const invitation = meeting.invitations.find((one) => one.personId === personId);
  return invitation?.answer ? 'meeting.movedAsk' : 'meeting.movedAskFirst';
}

/** The committee's channels: the date and a counter that follows the answers. */
export const summary: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t } = context;
  const cancelled = meeting.state === 'cancelled';
  if (cancelled && !context.redraw) return null;
  const clock = sharedClockLine(meeting, t);
  return {
    card: {
      heading: t(summaryHeading(meeting), { title: meeting.title }),
      blocks: [
        { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
        ...(meeting.secondCallOfId ? [{ kind: 'text' as const, text: t('meeting.secondCall') }] : []),
        ...(clock ? [{ kind: 'text' as const, text: clock }] : []),
        {
          kind: 'fields',
          fields: [...placeFields(meeting, t), ...(cancelled ? [] : answerFields(meeting, t))],
        },
      ],
      actions: cancelled || hasBegun(meeting, context.now) ? [] : answerButtons(meeting, t),
    },
  };
};

function summaryHeading({ state, secondCallOfId }: MeetingWithPeople): string {
  if (state === 'cancelled') return 'meeting.cancelled.heading';
  return secondCallOfId ? 'meeting.secondCall.heading' : 'meeting.invitation.heading';
}

/** Date, place, the request or the answer already given, and the buttons. */
export function personalParts(
  context: MeetingContext,
  meeting: MeetingWithPeople,
  ask = 'meeting.invitation.ask',
): Pick<Card, 'blocks' | 'actions'> {
  const { t, personId } = context;
  const blocks: Card['blocks'] = [{ kind: 'text', text: [{ bold: whenLine(meeting, t) }] }];
  const own = ownClockLine(meeting, personId, t);
  if (own) blocks.push({ kind: 'text', text: own });
  blocks.push({ kind: 'fields', fields: meetingFields(meeting, t) });
  if (meeting.secondCallOfId) blocks.push({ kind: 'text', text: t('meeting.secondCall') });
  if (meeting.state === 'cancelled') {
    if (meeting.cancelReason)
      blocks.push({ kind: 'text', text: t('meeting.cancelled.reason', { reason: meeting.cancelReason }) });
    return { blocks, actions: [] };
  }
  const replaced = replacedBy(meeting, personId);
  if (replaced) {
    blocks.push({
      kind: 'text',
      text: t('meeting.invitation.replaces', { name: nameOf(meeting, replaced) }),
    });
    return { blocks, actions: [] };
  }
  // The secretary, a lead who does not vote: told, and not awaited with an answer.
  if (personId && runsIt(meeting, personId)) return { blocks, actions: [] };
  if (personId && !invitationOf(meeting, personId)) {
    const own = meeting.invitations.some((one) => one.personId === personId);
    blocks.push({ kind: 'text', text: t(own ? 'meeting.withdrawn.text' : 'meeting.released.text') });
    return { blocks, actions: [] };
  }
  const answered = personId ? ownAnswerLine(meeting, personId, t) : null;
  if (answered) blocks.push({ kind: 'notice', tone: 'success', text: answered });
  const proxy = ownProxyLine(meeting, personId, t);
  if (proxy) blocks.push({ kind: 'text', text: proxy });
  const open = !hasBegun(meeting, context.now);
  if (open) blocks.push({ kind: 'text', text: t(answered ? 'meeting.invitation.change' : ask) });
  const answer = answerOf(meeting, personId);
  const invited = invitationOf(meeting, personId);
  return {
    blocks,
    actions: open
      ? [...answerButtons(meeting, t, invited, answer), ...proxyButton(meeting, personId, t)]
      : [],
  };
}

function runsIt(meeting: MeetingWithPeople, personId: string): boolean {
  return (
    !meeting.invitations.some((one) => one.personId === personId) &&
    holdersOf(meeting, 'PRES', 'LF', 'LT', 'SEC').includes(personId)
  );
}

/** To a substitute who need not come any more: the meeting leaves the calendar (RFC 5546 § 3.2.5). */
export const released: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  if (replacedBy(meeting, context.personId) || meeting.state === 'cancelled') return null;
  const { t } = context;
  const invited = invitationOf(meeting, context.personId) !== null;
  if (invited)
    return {
      card: card(t('meeting.released.heading', { title: meeting.title }), t('meeting.released.stillInvited')),
    };
  const content = releaseCalendarFile(meeting, context.personId, context.tx, context.host.organiserEmail);
  const file = {
    ...calendarAttachment(await content, meeting, t),
    label: t('meeting.file.remove'),
    type: 'text/calendar; charset=utf-8; method=CANCEL',
  };
  return {
    card: {
      heading: t('meeting.released.heading', { title: meeting.title }),
      blocks: [
        { kind: 'text', text: t('meeting.released.text') },
        { kind: 'text', text: whenLine(meeting, t) },
      ],
    },
    calendar: { ...file, method: 'CANCEL' },
  };
};

/** Adds the .ics: a file and a link where there is chat, an iTIP part where there is mail (C13). */
export function withCalendar(context: MeetingContext, meeting: MeetingWithPeople, card: Card): Composed {
  const content = meetingCalendarFile(meeting, context.personId, context.host.organiserEmail);
  const file = calendarAttachment(content, meeting, context.t);
  const link = { link: context.host.fileLink(meeting.id), label: context.t('meeting.file.link') };
  return {
    card: { ...card, files: [file], ...(meeting.state === 'cancelled' ? {} : { footer: [link] }) },
    calendar: { ...file, method: meeting.state === 'cancelled' ? 'CANCEL' : 'REQUEST' },
  };
}
