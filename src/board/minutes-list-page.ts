/** The minutes of a committee: which stand where, and which wait for the person who reads. */
import type { Page, PagePart } from '../conversation/page.ts';
import { type MinutesInHand, readMinutes } from '../minutes/minutes.ts';
import { lockLine, standingLine } from '../minutes/standing-line.ts';
import type { Viewer } from '../minutes/viewer.ts';
import { viewerOf } from '../minutes/viewer.ts';
import { type BoardView, framed } from './page-frame.ts';
import { cell, link, tableOr, text } from './parts.ts';
import { pathOf } from './paths.ts';

/** Minutes listed: several years of a committee. */
const mostShown = 30;

interface ReadableMinutes {
  minutes: MinutesInHand;
  viewer: Viewer;
}

/** @returns the minutes the person may read something of, the latest meeting first */
async function minutesOf({ turn, committee }: BoardView): Promise<ReadableMinutes[]> {
  const meetings = await turn.tx.meeting.findMany({
    where: { committeeId: committee.id, minutes: { isNot: null } },
    orderBy: { startsAt: 'desc' },
    take: mostShown,
    select: { id: true },
  });
  const readable: ReadableMinutes[] = [];
  for (const { id } of meetings) {
    const minutes = await readMinutes(turn.tx, id);
    const viewer = minutes && (await viewerOf(turn, minutes));
    if (minutes && viewer) readable.push({ minutes, viewer });
  }
  return readable;
}

/** What is asked of the person about these minutes; null when nothing is. */
function askedOf({ minutes, viewer }: ReadableMinutes): 'release' | 'settle' | 'approve' | null {
  if (minutes.state === 'draft') return viewer.releases ? 'release' : null;
  if (minutes.state !== 'sent') return null;
  if (viewer.edits && minutes.corrections.some(({ state }) => state === 'asked')) return 'settle';
  const answer = minutes.answers.find(({ personId }) => personId === viewer.personId);
  const validated = answer?.answer === 'validated' && answer.version === minutes.version;
  return viewer.seat && !validated ? 'approve' : null;
}

/** On the overview: minutes that wait for this person, else the last ones. */
export async function waitingMinutes(view: BoardView): Promise<PagePart[]> {
  const { turn, committee } = view;
  const { t } = turn;
  const all = await minutesOf(view);
  const waiting = all.filter((one) => askedOf(one) !== null);
  const shown = waiting.length > 0 ? waiting : all.slice(0, 1);
  if (shown.length === 0) return [text(t('board.minutes.none'))];
  return [
    ...(waiting.length === 0 ? [text(t('board.minutes.nothingAsked'))] : []),
    minutesTable(view, shown),
    link(t('board.minutes.all'), pathOf(committee.code, 'minutes')),
  ];
}

function minutesTable({ turn, committee }: BoardView, listed: readonly ReadableMinutes[]): PagePart {
  const { t } = turn;
  return tableOr(t('board.minutes.none'), {
    caption: t('board.nav.minutes'),
    columns: ['meeting', 'standing', 'asked'].map((name) => t(`board.column.${name}`)),
    rows: listed.map((one) => {
      const { minutes } = one;
      const asked = askedOf(one);
      const lock = lockLine(minutes, t);
      return {
        cells: [
          cell(minutes.meeting.title, { path: pathOf(committee.code, 'minutes', minutes.meeting.number) }),
          cell(standingLine(minutes, t)),
          cell(
            asked ? t(`board.minutes.asked.${asked}`) : '—',
            asked === 'approve' && lock ? { detail: t('board.minutes.before', { lock }) } : {},
          ),
        ],
        tone: asked ? 'warning' : 'neutral',
      };
    }),
  });
}

export async function minutesListPage(view: BoardView): Promise<Page> {
  const { turn, committee } = view;
  return framed(view, {
    path: pathOf(committee.code, 'minutes'),
    current: 'minutes',
    title: turn.t('board.nav.minutes'),
    sections: [
      {
        id: 'minutes',
        heading: turn.t('board.section.minutesOf', { committee: committee.label }),
        parts: [minutesTable(view, await minutesOf(view))],
      },
    ],
  });
}
