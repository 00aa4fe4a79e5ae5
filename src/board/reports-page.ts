import { formatDate, formatDateRange } from '../conversation/format.ts';
import type { Page } from '../conversation/page.ts';
import { judgeAct } from '../people/permit.ts';
import { plainDate } from '../time.ts';
import { type BoardView, framed } from './page-frame.ts';
import { cell, tableOr } from './parts.ts';
import { pathOf } from './paths.ts';

/** Reports to the executive body (C20): whoever writes them sees the drafts, the others what was sent. */
export async function reportsPage(view: BoardView): Promise<Page> {
  const { turn, committee } = view;
  const { t, tx } = turn;
  const { verdict } = await judgeAct(turn, 'minutes.release', { committeeId: committee.id, own: false });
  const reports = await tx.executiveReport.findMany({
    where: {
      committeeId: committee.id,
      ...(verdict === 'allowed' ? {} : { state: { in: ['sent', 'acknowledged'] } }),
    },
    orderBy: { number: 'desc' },
  });
  return framed(view, {
    path: pathOf(committee.code, 'reports'),
    current: 'reports',
    title: t('board.nav.reports'),
    sections: [
      {
        id: 'reports',
        heading: t('board.section.reports'),
        parts: [
          tableOr(t('board.reports.none'), {
            caption: t('board.nav.reports'),
            columns: ['report', 'period', 'state'].map((name) => t(`board.column.${name}`)),
            rows: reports.map(({ id, number, periodFrom, dueOn, state }) => ({
              cells: [
                cell(t('board.report.number', { number })),
                cell(formatDateRange(plainDate(periodFrom), plainDate(dueOn), t.locale, { weekday: false })),
                cell(t(`board.reportState.${state}`), {
                  detail: t('board.report.due', { date: formatDate(plainDate(dueOn), t.locale) }),
                }),
              ],
              acts: [
                {
                  id: `report-${number}`,
                  label: t('board.report.pdf'),
                  url: turn.links.document('report', id, 'pdf'),
                },
              ],
            })),
          }),
        ],
      },
    ],
  });
}
