import type { Page } from '../conversation/page.ts';
import { countAnswers } from '../meetings/answers.ts';
import { type MeetingWithPeople, meetingParts, referenceOf } from '../meetings/meeting.ts';
import { whenLine } from '../meetings/meeting-card.ts';
import { isAhead } from '../people/ahead-states.ts';
import { judgeAct } from '../people/permit.ts';
import { toDate } from '../time.ts';
import { type BoardView, framed } from './page-frame.ts';
import { button, cell, tableOr } from './parts.ts';
import { meetingPath, pathOf } from './paths.ts';

/** Meetings of the past that are listed: three years of a committee, or one of a fortnightly follow-up. */
const shownPast = 30;

/** All the meetings of a committee: those to come, then those that were. */
export async function meetingsPage(view: BoardView): Promise<Page> {
  const { turn, committee } = view;
  const { t, tx } = turn;
  const now = toDate(turn.now);
  const where = { committeeId: committee.id };
  const ahead = await tx.meeting.findMany({
    where: { ...where, OR: [{ startsAt: { gt: now } }, { state: 'open' }] },
    include: meetingParts,
    orderBy: { startsAt: 'asc' },
  });
  const past = await tx.meeting.findMany({
    where: { ...where, startsAt: { lte: now }, state: { not: 'open' } },
    include: meetingParts,
    orderBy: { startsAt: 'desc' },
    take: shownPast,
  });
  const { verdict } = await judgeAct(turn, 'meeting.schedule', { committeeId: committee.id, own: false });
  return framed(view, {
    path: pathOf(committee.code, 'meetings'),
    current: 'meetings',
    title: t('board.nav.meetings'),
    sections: [
      {
        id: 'ahead',
        heading: t('board.meetings.ahead'),
        parts: [
          listed(view, ahead, t('board.next.none')),
          ...(verdict === 'allowed'
            ? [
                {
                  kind: 'acts' as const,
                  acts: [
                    button('schedule', t('board.meetings.schedule'), 'schedule', {
                      committee: committee.code,
                    }),
                  ],
                },
              ]
            : []),
        ],
      },
      {
        id: 'past',
        heading: t('board.meetings.past'),
        parts: [listed(view, past, t('board.meetings.nonePast'))],
      },
    ],
  });
}

function listed({ turn, reading }: BoardView, meetings: readonly MeetingWithPeople[], none: string) {
  const { t } = turn;
  return tableOr(none, {
    caption: t('board.nav.meetings'),
    columns: ['meeting', 'when', 'state'].map((name) => t(`board.column.${name}`)),
    rows: meetings.map((meeting) => {
      const count = countAnswers(meeting.invitations, meeting.dateVersion);
      const answers = reading === 'whole' && isAhead(meeting) ? t('meeting.count', { ...count }) : undefined;
      return {
        cells: [
          cell(meeting.title, { path: meetingPath(referenceOf(meeting)) }),
          cell(whenLine(meeting, t), meeting.place ? { detail: meeting.place } : {}),
          cell(t(`board.meetingState.${meeting.state}`), answers ? { detail: answers } : {}),
        ],
      };
    }),
  });
}
