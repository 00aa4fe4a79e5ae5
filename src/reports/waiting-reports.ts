import { formatDate } from '../conversation/format.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { WaitingMatter } from '../people/waiting-matter.ts';
import { plainDate } from '../time.ts';
import { dayOf, findReport, peopleOf } from './report.ts';
import { reportTitle } from './report-card.ts';
import { signersAwaited } from './signatures.ts';

/** Drafts of reports to the executive body that wait for the person's signature (C20). */
export async function waitingReports(turn: DomainTurn): Promise<WaitingMatter[]> {
  const { tx, t, now, actor, space } = turn;
  const drafts = await tx.executiveReport.findMany({
    where: {
      spaceId: space.id,
      state: 'draft',
      committee: { state: 'active', memberships: { some: { personId: actor.id } } },
    },
    select: { id: true },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  });
  const waiting: WaitingMatter[] = [];
  for (const { id } of drafts) {
    const report = await findReport(tx, id);
    // Nothing is signed before the draft is built.
    if (!report || report.content === null) continue;
    const day = dayOf(report, now);
    if (!signersAwaited(report, await peopleOf(tx, report, day)).includes(actor.id)) continue;
    const due = plainDate(report.dueOn);
    const late = Temporal.PlainDate.compare(due, day) < 0;
    waiting.push({
      by: due.toZonedDateTime(report.committee.timeZone).toInstant(),
      text: t.rich('report.waiting', {
        report: reportTitle(report, t),
        late,
        day: formatDate(due, t.locale),
      }),
      button: {
        id: `report-read-${report.committee.code}`,
        label: t('report.button.read'),
        style: 'primary',
        command: 'report',
        arguments: { committee: report.committee.code },
      },
      settledBy: 'report sign',
    });
  }
  return waiting;
}
