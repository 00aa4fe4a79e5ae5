import { committeeRules } from '../committees/committee-rules.ts';
import { lockCommittee } from '../committees/read-committee.ts';
import type { Ledger } from '../delivery/ledger.ts';
import { house } from '../delivery/timed-act.ts';
import { isOpenMembership } from '../people/membership.ts';
import { sendingFor } from '../people/space-context.ts';
import { calendarOf } from '../sites/working-calendar.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn, plainDate, toDate } from '../time.ts';
import { nextDueDay } from './due-day.ts';
import { dayOf, findReport, isSent, subjectOf, toldUntil } from './report.ts';
import { reportRules } from './report-timeline.ts';

/**
 * Sees to it that a steering committee at work prepares its next report, and that its hours are planned. A committee in which
 * nobody stands for the executive body reports to nobody; one report is prepared at a time.
 */
export async function planNextReport(
  tx: Transaction,
  ledger: Ledger,
  committeeId: string,
  now: Temporal.Instant,
): Promise<void> {
  // Two people may add members at once: the next number is given once.
  await lockCommittee(tx, committeeId);
  const committee = await tx.committee.findUniqueOrThrow({
    where: { id: committeeId },
    include: {
      reports: { orderBy: { number: 'desc' }, take: 1 },
      memberships: { where: { roles: { has: 'EXEC' }, person: { state: { not: 'left' } } } },
    },
  });
  if (committee.kind !== 'copil' || committee.state !== 'active') return;
  const localDay = (at: Temporal.Instant) => at.toZonedDateTimeISO(committee.timeZone).toPlainDate();
  const today = localDay(now);
  if (!committee.memberships.some((one) => isOpenMembership(one, today))) return;
  const [last] = committee.reports;
  if (last && !isSent(last)) return planReport(tx, ledger, last.id, now);
  const { reportDays } = committeeRules(committee);
  const { id } = await tx.executiveReport.create({
    data: {
      spaceId: committee.spaceId,
      committeeId,
      number: (last?.number ?? 0) + 1,
      periodFrom: dateColumn(localDay(last ? toldUntil(last, committee.timeZone) : now)),
      dueOn: dateColumn(nextDueDay(last ? plainDate(last.dueOn) : today, reportDays, today)),
      createdAt: toDate(now),
    },
  });
  await planReport(tx, ledger, id, now);
}

async function planReport(
  tx: Transaction,
  ledger: Ledger,
  reportId: string,
  now: Temporal.Instant,
): Promise<void> {
  const report = await findReport(tx, reportId);
  if (!report) return;
  const { committee, spaceId } = report;
  const due = plainDate(report.dueOn);
  const { past } = await ledger.reconcile(tx, {
    spaceId,
    rules: reportRules,
    subject: {
      ...subjectOf(report),
      version: 1,
      timeZone: committee.timeZone,
      anchors: { due: due.toZonedDateTime(committee.timeZone) },
      on: due,
    },
    audiences: { house: [house(report.id)] },
    calendar: await calendarOf(tx, committee.organisation),
    settings: await sendingFor(tx, spaceId, committee.organisationId),
  });
  const isPast = (code: string) => past.some(({ rule }) => rule === code);
  const actNow = (message: string, version: number) =>
    ledger.notify(tx, {
      spaceId,
      rule: `${message === 'report.draft' ? 'REPORT-DRAFT' : 'REPORT-SEND'}-NOW`,
      subject: { ...subjectOf(report), version },
      recipient: house(report.id),
      message,
      nature: 'act',
      at: now,
      on: due,
    });
  if (report.content === null && isPast('REPORT-DRAFT')) await actNow('report.draft', 1);
  // Its hours went by while the committee was paused, or while nobody stood for the body: looked at once a day.
  const today = dayOf(report, now).toString().replaceAll('-', '');
  if (isPast('REPORT-LATE-7')) await actNow('report.send', Number(today));
}
