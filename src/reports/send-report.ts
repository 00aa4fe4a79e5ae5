import { toDate } from '../time.ts';
import { planNextReport } from './plan-report.ts';
import { dayOf, lockReport, peopleOf, type ReportWithCommittee } from './report.ts';
import { redraw, type Telling, tellPeople, trace } from './tell.ts';

/** The signed report leaves for the executive body, its copy for the chair and the leads; the next one is planned. */
export async function sendReport(telling: Telling, signed: ReportWithCommittee): Promise<void> {
  const { tx, ledger, now } = telling;
  await tx.executiveReport.update({
    where: { id: signed.id },
    data: { state: 'sent', sentAt: toDate(now) },
  });
  const report = await lockReport(tx, signed.id);
  const { executives, chairs, leads } = await peopleOf(tx, report, dayOf(report, now));
  await tellPeople(telling, report, executives, {
    rule: 'REPORT',
    message: 'report.sent',
    nature: 'notice',
  });
  const copies = [...chairs, ...leads.map(({ personId }) => personId)];
  await tellPeople(
    telling,
    report,
    copies.filter((id) => !executives.includes(id)),
    { rule: 'REPORT-COPY', message: 'report.copy', nature: 'notice' },
  );
  await trace(telling, 'report.sent', report, { number: report.number, version: report.version });
  await redraw(telling, report);
  await planNextReport(tx, ledger, report.committeeId, now);
}
