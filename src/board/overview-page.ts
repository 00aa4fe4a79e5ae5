/** The first page of a committee: what comes next, what is late, how it goes, what was decided, what waits to be validated. */

import { lateActions } from '../actions/late-actions.ts';
import { consultationCard } from '../consultations/consultation-card.ts';
import { readableConsultations } from '../consultations/resolve-consultation.ts';
import type { Field } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Page, PagePart, PageSection } from '../conversation/page.ts';
import { answerFields } from '../meetings/answer-lines.ts';
import { loadMeeting, type MeetingWithPeople, referenceOf } from '../meetings/meeting.ts';
import { placeFields, whenLine } from '../meetings/meeting-card.ts';
import { aheadStates } from '../people/ahead-states.ts';
import { today } from '../people/today.ts';
import { presenceFields } from '../session/presence-fields.ts';
import { readSession } from '../session/session.ts';
import { toDate } from '../time.ts';
import { hasWeather } from '../weather/expected-lines.ts';
import { weatherBlocks } from '../weather/weather-card.ts';
import { actionTable } from './actions-page.ts';
import { ownAnswer } from './answers-section.ts';
import { decisionsOf, decisionTable } from './decisions-page.ts';
import { meetingReading } from './meeting-reading.ts';
import { waitingMinutes } from './minutes-list-page.ts';
import { nextAgendaSection } from './next-agenda.ts';
import { type BoardView, framed } from './page-frame.ts';
import { link, text } from './parts.ts';
import { meetingPath, pathOf } from './paths.ts';

/** Decisions it shows; the others have a page. */
const lastDecisions = 5;

export async function overviewPage(view: BoardView): Promise<Page> {
  const { turn, committee, reading } = view;
  const { t } = turn;
  const next = await nextMeeting(view);
  const sections: PageSection[] = [
    {
      id: 'next',
      heading: t('board.section.next'),
      half: true,
      parts: next ? await meetingParts(view, next) : [text(t('board.next.none'))],
    },
    ...(next ? [await nextAgendaSection(view, next)] : []),
    ...(await consultationSection(view)),
    ...(reading === 'whole' ? [await lateSection(view), ...(await weatherSection(view))] : []),
    {
      id: 'decisions',
      heading: t('board.section.decisions'),
      half: true,
      parts: [
        decisionTable(turn, committee.code, await decisionsOf(view, {}, lastDecisions)),
        link(t('board.decisions.all'), pathOf(committee.code, 'decisions')),
      ],
    },
    {
      id: 'minutes',
      heading: t('board.section.minutes'),
      half: true,
      parts: await waitingMinutes(view),
    },
  ];
  return framed(view, { path: pathOf(committee.code), title: committee.label, sections });
}

/** The meeting being held, else the next one. */
async function nextMeeting({ turn, committee }: BoardView): Promise<MeetingWithPeople | null> {
  const found =
    (await turn.tx.meeting.findFirst({
      where: { committeeId: committee.id, state: 'open' },
      orderBy: { openedAt: 'desc' },
    })) ??
    (await turn.tx.meeting.findFirst({
      where: {
        committeeId: committee.id,
        state: { in: [...aheadStates] },
        startsAt: { gt: toDate(turn.now.subtract({ hours: 12 })) },
      },
      orderBy: { startsAt: 'asc' },
    }));
  return found && loadMeeting(turn.tx, found.id);
}

async function meetingParts(view: BoardView, meeting: MeetingWithPeople): Promise<PagePart[]> {
  const { turn } = view;
  const { t } = turn;
  const whole = (await meetingReading(view, meeting)) === 'whole';
  return [
    text([{ bold: meeting.title }, ` · ${t(`board.meetingState.${meeting.state}`)}`]),
    text([{ bold: whenLine(meeting, t) }]),
    { kind: 'fields', fields: [...placeFields(meeting, t), ...(whole ? await whoComes(view, meeting) : [])] },
    ...ownAnswer(turn, meeting),
    link(t('board.next.open'), meetingPath(referenceOf(meeting))),
  ];
}

/** Before it opens what people answered promises; while it is held, who is there. */
async function whoComes({ turn }: BoardView, meeting: MeetingWithPeople): Promise<Field[]> {
  if (meeting.state !== 'open') return answerFields(meeting, turn.t);
  return presenceFields(await readSession(turn.tx, meeting.id), turn.t).slice(0, 1);
}

async function lateSection({ turn, committee }: BoardView): Promise<PageSection> {
  const { t } = turn;
  const late = await lateActions(turn.tx, committee.id, today(turn));
  return {
    id: 'late',
    heading: t('board.section.late'),
    half: true,
    parts: [
      late.length > 0
        ? actionTable(turn, late, [])
        : text(t('board.late.none', { day: formatDate(today(turn), t.locale, { weekday: false }) })),
      link(t('board.actions.all'), pathOf(committee.code, 'actions')),
    ],
  };
}

/** Questions put in writing that still take votes, each with its own buttons (C23). */
async function consultationSection({ turn, committee }: BoardView): Promise<PageSection[]> {
  const { t, now, actor } = turn;
  const open = await readableConsultations(turn, { committeeId: committee.id, state: 'open' });
  if (open.length === 0) return [];
  const parts = open.flatMap((one): PagePart[] => {
    const { blocks, actions = [] } = consultationCard(one, { t, now, personId: actor.id, byMail: false });
    const named: PagePart = {
      kind: 'text',
      text: [{ bold: t('consultation.card.heading', { number: one.number }) }],
    };
    return [named, ...blocks, ...(actions.length > 0 ? [{ kind: 'acts' as const, acts: actions }] : [])];
  });
  return [{ id: 'consultations', heading: t('board.section.consultations'), parts }];
}

/** Of the meeting ahead as soon as somebody has given it, else as it was frozen at the last one. */
async function weatherSection({ turn, committee }: BoardView): Promise<PageSection[]> {
  if (!hasWeather(committee)) return [];
  const last = await turn.tx.meeting.findFirst({
    where: { committeeId: committee.id, state: { not: 'cancelled' }, weather: { some: {} } },
    orderBy: { startsAt: 'desc' },
  });
  const { t } = turn;
  return [
    {
      id: 'weather',
      heading: last ? t('board.section.weatherOf', { title: last.title }) : t('board.section.weather'),
      half: true,
      parts: last
        ? await weatherBlocks(turn.tx, await loadMeeting(turn.tx, last.id), t, true)
        : [text(t('board.weather.none'))],
    },
  ];
}
