/** Reports to the executive body (C20): whoever prepares them reads the drafts, the others what was sent. */
import { formatDateRange } from '../conversation/format.ts';
import type { Page } from '../conversation/page.ts';
import { judgeAct } from '../people/permit.ts';
import { findReport, isSent, type ReportWithCommittee } from '../reports/report.ts';
import { reportTitle } from '../reports/report-card.ts';
import { standingLine, standingOf } from '../reports/standing.ts';
import { plainDate } from '../time.ts';
import { type BoardView, framed } from './page-frame.ts';
import { button, cell, tableOr } from './parts.ts';
import { pathOf } from './paths.ts';

export async function reportsPage(view: BoardView): Promise<Page> {
  const { turn, committee } = view;
  const { t, tx } = turn;
  const reports = await readableReports(view);
  const rows = [];
  for (const report of reports)
    rows.push({
      cells: [
        cell(reportTitle(report, t), { path: pathOf(committee.code, 'reports', report.number) }),
        cell(
          formatDateRange(plainDate(report.periodFrom), plainDate(report.dueOn), t.locale, {
            weekday: false,
          }),
        ),
        cell(standingLine(report, await standingOf(tx, report, turn.now, t), t)),
      ],
    });
  const prepares = await mayPrepare(view);
  const given = { committee: committee.code };
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
            columns: ['report', 'period', 'standing'].map((name) => t(`board.column.${name}`)),
            rows,
          }),
          ...(prepares
            ? [
                {
                  kind: 'acts' as const,
                  acts: [button('preview', t('board.reports.preview'), 'report preview', given)],
                },
              ]
            : []),
        ],
      },
    ],
  });
}

/** @returns the latest first */
export async function readableReports(view: BoardView): Promise<ReportWithCommittee[]> {
  const { tx } = view.turn;
  const rows = await tx.executiveReport.findMany({
    where: { committeeId: view.committee.id },
    orderBy: { number: 'desc' },
    select: { id: true },
  });
  const prepares = await mayPrepare(view);
  const reports: ReportWithCommittee[] = [];
  for (const { id } of rows) {
    const report = await findReport(tx, id);
    if (report && (isSent(report) || (prepares && report.content !== null))) reports.push(report);
  }
  return reports;
}

async function mayPrepare({ turn, committee }: BoardView): Promise<boolean> {
  const { verdict } = await judgeAct(turn, 'report.sign', { committeeId: committee.id, own: true });
  return verdict === 'allowed';
}
