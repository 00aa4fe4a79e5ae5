import { committeeRules } from '../../committees/committee-rules.ts';
import { type Block, type Card, card, type Span } from '../../conversation/card.ts';
import { spansOf } from '../../conversation/rich-text.ts';
import type { ComposeContext, Composed } from '../../delivery/ledger.ts';
import { loadMeeting, type MeetingWithPeople } from '../../meetings/meeting.ts';
import { placeFields, whenLine } from '../../meetings/meeting-card.ts';
import { personalParts, withCalendar } from '../../meetings/messages/invitation.ts';
import { meetingThread } from '../../meetings/messages/meeting-thread.ts';
import { personIn } from '../../meetings/names.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { agendaBlocks, readAgenda } from '../agenda-view.ts';
import { itemsInOrder } from '../items-in-order.ts';
import { keptFiles } from '../point-documents.ts';
import { pointsReadBy } from '../points-read-by.ts';
import { type AgendaComposer, type AgendaContext, addressFor } from './agenda-host.ts';

/** M04 (domain.md 5.5): the formal convocation with the agenda, its hours and files, and the four answers. */
export const convocation: AgendaComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const card = await convocationCard(context, meeting);
  if (!card) return null;
  const composed = printable(context, meeting, withCalendar(context, meeting, card));
  if (meeting.state === 'cancelled') return composed;
  const points = pointsReadBy(meeting, context.personId, await itemsInOrder(context.tx, meeting.id));
  return { ...composed, keptFiles: keptFiles(points) };
};

/** The same beside a chat: the event in the person's diary becomes certain (C13). */
export const convocationMail = convocation;

/** In the committee's channels, in the thread of the meeting. */
export const convocationPost: AgendaComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t } = context;
  if (!isConvened(meeting) && !context.redraw) return null;
  return {
    ...(await meetingThread(context.tx, delivery)),
    card: {
      heading: t(headingOf(meeting), { title: meeting.title }),
      blocks: [
        { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
        { kind: 'fields', fields: placeFields(meeting, t) },
        ...(await agendaPart(context, meeting)),
      ],
    },
  };
};

async function convocationCard(context: AgendaContext, meeting: MeetingWithPeople): Promise<Card | null> {
  const { t, personId } = context;
  if (meeting.state === 'held')
    return context.redraw
      ? card(t('agenda.convocation.heading', { title: meeting.title }), t('meeting.superseded'))
      : null;
  if (!isConvened(meeting) && !context.redraw) return null;
  const { blocks: parts, actions } = personalParts(context, meeting);
  // What a second call is stands in full after the greeting.
  const blocks = parts.filter((block) => !('text' in block && block.text === t('meeting.secondCall')));
  const fields = blocks.findIndex(({ kind }) => kind === 'fields');
  const name = personIn(meeting, personId)?.givenName ?? '';
  const greeting: Block = {
    kind: 'text',
    text: t.rich('agenda.convocation.text', { name, ...spokenTitle(meeting, t), when: whenLine(meeting, t) }),
  };
  return {
    heading: t(headingOf(meeting), { title: meeting.title }),
    // The date stands in the sentence: the line that says it alone is left out.
    blocks: [
      ...(meeting.state === 'cancelled'
        ? blocks.slice(0, 1)
        : [greeting, ...(await secondCallBlocks(context, meeting))]),
      ...blocks.slice(1, fields + 1),
      ...(await agendaPart(context, meeting)),
      ...blocks.slice(fields + 1),
    ],
    actions,
  };
}

/** Why people are called again, and on what terms (F-12). */
async function secondCallBlocks({ tx, t }: ComposeContext, meeting: MeetingWithPeople): Promise<Block[]> {
  if (!meeting.secondCallOfId) return [];
  const first = await loadMeeting(tx, meeting.secondCallOfId);
  const days = committeeRules(meeting.committee).secondCallDays;
  return [
    {
      kind: 'notice',
      tone: 'neutral',
      text: t('agenda.secondCall.terms', { ...spokenTitle(first, t), on: whenLine(first, t), days }),
    },
  ];
}

async function agendaPart(context: AgendaContext, meeting: MeetingWithPeople): Promise<Block[]> {
  const { tx, t, now } = context;
  if (meeting.state === 'cancelled') return [];
  return agendaBlocks(await readAgenda(tx, meeting, now), t, addressFor(context));
}

function headingOf({ state, secondCallOfId }: MeetingWithPeople): string {
  if (state === 'cancelled') return 'meeting.cancelled.heading';
  return secondCallOfId ? 'agenda.secondCall.heading' : 'agenda.convocation.heading';
}

/** With its subject in a mail, and the address under which the agenda is printed. */
function printable({ t, host }: AgendaContext, meeting: MeetingWithPeople, composed: Composed): Composed {
  const { title, committee } = meeting;
  const said = { title, committee: committee.label, when: whenLine(meeting, t) };
  const print: Span = { link: host.printLink(meeting.id), label: t('agenda.convocation.print') };
  const footer = meeting.state === 'cancelled' ? [] : [print, ' · ', ...spansOf(composed.card.footer ?? '')];
  return {
    ...composed,
    card: { ...composed.card, ...(footer.length > 0 && { footer }) },
    subject: t(meeting.secondCallOfId ? 'agenda.secondCall.subject' : 'agenda.convocation.subject', said),
  };
}

function isConvened({ state }: MeetingWithPeople): boolean {
  return state !== 'held' && state !== 'draft' && state !== 'cancelled';
}
