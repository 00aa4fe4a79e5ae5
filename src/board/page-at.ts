/** Which page stands at which address. */
import type { Page } from '../conversation/page.ts';
import type { DomainTurn } from '../people/turn.ts';
import { actionsPage } from './actions-page.ts';
import { decisionPage } from './decision-page.ts';
import { decisionsPage } from './decisions-page.ts';
import { meetingPage } from './meeting-page.ts';
import { meetingsPage } from './meetings-page.ts';
import { minutesListPage } from './minutes-list-page.ts';
import { minutesPage } from './minutes-page.ts';
import { offeredPages } from './offered-pages.ts';
import { overviewPage } from './overview-page.ts';
import { type BoardView, committeesPage, type PageFound, type Query } from './page-frame.ts';
import { type PageName, pageNames, partsOf } from './paths.ts';
import { type ReadableCommittee, readableCommittees } from './readable-committees.ts';
import { reportPage } from './report-page.ts';
import { reportsPage } from './reports-page.ts';
import { risksPage } from './risks-page.ts';

type Draw = (view: BoardView, query: Query) => Promise<Page>;
type DrawOne = (view: BoardView, which: string, query: Query) => Promise<PageFound>;

const pages: Record<PageName, Draw> = {
  meetings: meetingsPage,
  decisions: decisionsPage,
  actions: actionsPage,
  risks: risksPage,
  minutes: minutesListPage,
  reports: reportsPage,
};

/** Pages about one thing: a meeting, its minutes, a decision or a report, by number. */
const onePages: Partial<Record<PageName, DrawOne>> = {
  meetings: meetingPage,
  decisions: decisionPage,
  minutes: minutesPage,
  reports: reportPage,
};

/** A page of the whole project, by a room above. */
export type SpacePage = (
  turn: DomainTurn,
  readable: readonly ReadableCommittee[],
  query: Query,
) => Promise<PageFound>;

/**
 * @param path below the root: `COPIL/meetings/2`; empty for the committees one reads
 * @param spacePages pages of the whole project, by their path
 */
export async function pageAt(
  turn: DomainTurn,
  path: string,
  query: Query,
  spacePages: Readonly<Record<string, SpacePage>> = {},
): Promise<PageFound> {
  const parts = partsOf(path);
  if (!parts || parts.length > 3) return null;
  const readable = await readableCommittees(turn);
  const ofSpace = spacePages[parts.join('/')];
  if (ofSpace) return ofSpace(turn, readable, query);
  const [code, name, which] = parts;
  if (code === undefined) return committeesPage(turn, readable);
  const found = readable.find(({ committee }) => committee.code === code);
  // Whether it exists is nobody's business who may not read it.
  if (!found) return 'forbidden';
  const view: BoardView = { ...found, turn, readable, offered: await offeredPages(turn, found) };
  if (name === undefined) return overviewPage(view);
  const known = pageNames.find((one) => one === name);
  if (!known) return null;
  if (!view.offered.has(known)) return 'forbidden';
  if (which !== undefined) return onePages[known]?.(view, which, query) ?? null;
  return pages[known](view, query);
}
