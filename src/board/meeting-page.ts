/** One meeting: what everybody needs of it, and the desk of who prepares and keeps it. */

import { logisticsBlocks } from '../agenda/logistics-card.ts';
import { mayPrepare } from '../agenda/who-decides-point.ts';
import type { Button } from '../conversation/card.ts';
import type { PageSection } from '../conversation/page.ts';
import { loadMeeting, type MeetingWithPeople, referenceOf } from '../meetings/meeting.ts';
import { meetingFields, whenLine } from '../meetings/meeting-card.ts';
import { stageOf } from '../meetings/meeting-stage.ts';
import { isAhead } from '../people/ahead-states.ts';
import type { Reading } from '../people/reading.ts';
import { agendaDesk, agendaFor, agendaTable } from './agenda-section.ts';
import { answersByName, ownAnswer } from './answers-section.ts';
import { decisionsOf, decisionTable } from './decisions-page.ts';
import { mayInMeeting, meetingReading } from './meeting-reading.ts';
import { type BoardView, framed, type PageFound } from './page-frame.ts';
import { button, link, text } from './parts.ts';
import { meetingPath, pathOf } from './paths.ts';
import { sessionSections } from './session-section.ts';

/** @param number of the meeting in its committee */
export async function meetingPage(view: BoardView, number: string): Promise<PageFound> {
  const { turn, committee } = view;
  const row = /^\d{1,6}$/.test(number)
    ? await turn.tx.meeting.findUnique({
        where: { committeeId_number: { committeeId: committee.id, number: Number(number) } },
      })
    : null;
  if (!row) return null;
  const meeting = await loadMeeting(turn.tx, row.id);
  const reading = await meetingReading(view, meeting);
  return framed(view, {
    path: meetingPath(referenceOf(meeting)),
    current: 'meetings',
    title: meeting.title,
    sections: await sectionsOf(view, meeting, reading),
  });
}

async function sectionsOf(
  view: BoardView,
  meeting: MeetingWithPeople,
  reading: Reading,
): Promise<PageSection[]> {
  const { turn, committee } = view;
  const { t } = turn;
  const whole = reading === 'whole';
  const conducts = await mayInMeeting(view, meeting, 'meeting.conduct');
  const prepares = whole && (await mayPrepare(turn, committee.id));
  const held = stageOf(meeting) !== 'ahead' && stageOf(meeting) !== 'cancelled';
  const session = whole ? await sessionSections(view, meeting, conducts) : [];
  const agenda = await agendaFor(turn, meeting, reading);
  const agendaSection: PageSection = {
    id: 'agenda',
    heading: t(reading === 'ownItems' ? 'board.section.ownItems' : 'board.section.agenda'),
    parts: prepares
      ? await agendaDesk(turn, meeting, agenda)
      : [await agendaTable(turn, meeting, agenda, reading !== 'summary')],
  };
  const decisions: PageSection[] = held
    ? [
        {
          id: 'decisions',
          heading: t('board.section.decisionsOfMeeting'),
          parts: [
            decisionTable(turn, committee.code, await decisionsOf(view, { meetingId: meeting.id })),
            ...(await hasMinutes(view, meeting)),
          ],
        },
      ]
    : [];
  // Who came is known by then: what was answered before is over.
  const answers: PageSection[] =
    whole && stageOf(meeting) !== 'closed'
      ? [{ id: 'answers', heading: t('board.section.answers'), parts: answersByName(turn, meeting) }]
      : [];
  const logistics: PageSection[] =
    prepares && isAhead(meeting)
      ? [
          {
            id: 'logistics',
            heading: t('board.section.logistics'),
            parts: await logisticsBlocks(turn.tx, meeting, t),
          },
        ]
      : [];
  const facts = await factsSection(view, meeting, { whole, conducts });
  return meeting.state === 'open'
    ? [facts, ...session, ...(conducts ? [] : decisions), agendaSection, ...answers]
    : [facts, agendaSection, ...session, ...decisions, ...answers, ...logistics];
}

async function factsSection(
  view: BoardView,
  meeting: MeetingWithPeople,
  { whole, conducts }: { whole: boolean; conducts: boolean },
): Promise<PageSection> {
  const { turn } = view;
  const { t } = turn;
  const documents: Button[] = [
    ...(whole
      ? [
          {
            id: 'print',
            label: t('board.document.agenda'),
            url: turn.links.document('agenda', meeting.id, 'pdf'),
          },
        ]
      : []),
    ...(conducts
      ? [
          {
            id: 'sheet',
            label: t('board.document.attendance'),
            url: turn.links.document('attendance', meeting.id, 'pdf'),
          },
        ]
      : []),
  ];
  const changes = isAhead(meeting) && (await mayInMeeting(view, meeting, 'meeting.schedule'));
  const given = { meeting: referenceOf(meeting) };
  return {
    id: 'meeting',
    heading: t('board.section.meeting'),
    parts: [
      text([{ bold: whenLine(meeting, t) }, ` · ${t(`board.meetingState.${meeting.state}`)}`]),
      { kind: 'fields', fields: meetingFields(meeting, t) },
      ...ownAnswer(turn, meeting),
      ...(documents.length > 0 ? [{ kind: 'actions' as const, buttons: documents }] : []),
      ...(changes
        ? [
            {
              kind: 'acts' as const,
              acts: [
                button('update', t('board.meeting.update'), 'update', presentDetails(meeting), {
                  asForm: true,
                }),
                button('move', t('board.meeting.move'), 'move', given, { asForm: true }),
                button('invite', t('board.meeting.invite'), 'invite', given, { asForm: true }),
                button('cancel', t('board.meeting.cancel'), 'cancel', given, { style: 'danger' }),
              ],
            },
          ]
        : []),
    ],
  };
}

async function hasMinutes({ turn, committee }: BoardView, meeting: MeetingWithPeople) {
  const minutes = await turn.tx.minutes.findUnique({ where: { meetingId: meeting.id } });
  const path = pathOf(committee.code, 'minutes', meeting.number);
  return minutes ? [link(turn.t('board.minutes.read'), path)] : [];
}

/** What the form of a change begins with. */
function presentDetails(meeting: MeetingWithPeople): Record<string, string> {
  const { title, place, videoLink, durationMinutes } = meeting;
  return {
    meeting: referenceOf(meeting),
    title,
    duration: `${durationMinutes}min`,
    ...(place && { place }),
    ...(videoLink && { link: videoLink }),
  };
}
