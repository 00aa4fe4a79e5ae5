/** What every page of a committee has: its place among the others, whose it is, and who reads. */
import { formatDateTime } from '../conversation/format.ts';
import type { Page, PageLink, PageSection } from '../conversation/page.ts';
import type { DomainTurn } from '../people/turn.ts';
import { exchangePath, type PageName, pageNames, pathOf } from './paths.ts';
import type { ReadableCommittee } from './readable-committees.ts';

/** The committee whose pages are read, and how much of them. */
export interface BoardView extends ReadableCommittee {
  turn: DomainTurn;
  /** All the committees the person may change to. */
  readable: readonly ReadableCommittee[];
  /** Pages of this committee that are open to them, besides the overview. */
  offered: ReadonlySet<PageName>;
}

/** What is asked of a page by its address: filters. */
export type Query = Readonly<Record<string, string>>;

/** Null: there is no such thing. `forbidden`: it is not for this person. */
export type PageFound = Page | null | 'forbidden';

/** @param current page of the navigation it belongs to; the overview when absent */
export function framed(
  view: BoardView,
  { current, ...page }: { path: string; title: string; sections: PageSection[]; current?: PageName },
): Page {
  const { turn, committee, readable } = view;
  return {
    ...frame(turn),
    ...page,
    owner: `${committee.label} · ${turn.space.projectName}`,
    committees:
      readable.length < 2
        ? []
        : readable.map((one) => ({
            label: one.committee.label,
            path: pathOf(one.committee.code),
            current: one.committee.id === committee.id,
          })),
    nav: navOf(view, current),
  };
}

function navOf({ turn, committee, offered }: BoardView, current: PageName | undefined): PageLink[] {
  return [
    { label: turn.t('board.nav.overview'), path: pathOf(committee.code), current: current === undefined },
    ...pageNames
      .filter((name) => offered.has(name))
      .map((name) => ({
        label: turn.t(`board.nav.${name}`),
        path: pathOf(committee.code, name),
        current: name === current,
      })),
    { label: turn.t('board.nav.exchange'), path: exchangePath },
  ];
}

/** A page about the whole project, from which one goes on to its committees. */
export function spacePage(
  turn: DomainTurn,
  readable: readonly ReadableCommittee[],
  page: Pick<Page, 'path' | 'title' | 'sections'>,
): Page {
  return {
    ...frame(turn),
    ...page,
    owner: turn.space.projectName,
    committees: readable.map(({ committee: { label, code } }) => ({ label, path: pathOf(code) })),
    nav: [],
  };
}

/** The page above all committees. */
export function committeesPage(turn: DomainTurn, readable: readonly ReadableCommittee[]): Page {
  const { t } = turn;
  const links = readable.map(({ committee: { label, code } }) => ({ label, path: pathOf(code) }));
  return spacePage(turn, [], {
    path: '',
    title: t('board.committees'),
    sections: [
      {
        id: 'committees',
        heading: t('board.committees.choose'),
        parts:
          links.length > 0
            ? [{ kind: 'links', links }]
            : [{ kind: 'text', text: t('board.committees.none') }],
      },
    ],
  });
}

function frame({ t, locale, actor, now, timeZone }: DomainTurn) {
  const moment = now.toZonedDateTimeISO(timeZone).toPlainDateTime();
  return {
    locale,
    reader: actor.name,
    drawnOn: t('board.drawnOn', { when: formatDateTime(moment, locale, { weekday: false }) }),
  };
}
