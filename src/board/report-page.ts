import type { PageAct } from '../conversation/page.ts';
import { reportCard } from '../reports/report-card.ts';
import { viewOf } from '../reports/view-of.ts';
import { type BoardView, framed, type PageFound } from './page-frame.ts';
import { pathOf } from './paths.ts';
import { readableReports } from './reports-page.ts';

/** One report: what it says, who signed it, and what is asked of who reads. */
export async function reportPage(view: BoardView, number: string): Promise<PageFound> {
  const { turn, committee } = view;
  const { t, tx } = turn;
  const report = (await readableReports(view)).find((one) => String(one.number) === number);
  if (!report) return null;
  const card = reportCard(await viewOf(tx, report, turn.actor.id, turn.now, t), t, turn.links);
  const acts = (card.actions ?? []) as PageAct[];
  return framed(view, {
    path: pathOf(committee.code, 'reports', number),
    current: 'reports',
    title: card.heading ?? number,
    sections: [
      {
        id: 'report',
        heading: t('board.section.report'),
        parts: [...card.blocks, ...(acts.length > 0 ? [{ kind: 'acts' as const, acts }] : [])],
      },
    ],
  });
}
