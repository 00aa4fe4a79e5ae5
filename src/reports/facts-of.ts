import { lateActions, openActions } from '../actions/late-actions.ts';
import { leadersPresence } from '../committees/leaders-presence.ts';
import { fullName } from '../people/person-name.ts';
import { readLeads } from '../people/read-leads.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';
import type { ReportFacts } from './content.ts';
import { contentOf, dayOf, type ReportWithCommittee, toldUntil } from './report.ts';
import { reportedCalendar } from './reported-calendar.ts';
import { reportedDecisions } from './reported-decisions.ts';
import { reportedMeetings } from './reported-meetings.ts';
import { reportedRisks } from './reported-risks.ts';
import { reportedWeather } from './reported-weather.ts';

/** What happened since the last report, and how things stand now. */
export async function factsOf(
  tx: Transaction,
  report: ReportWithCommittee,
  now: Temporal.Instant,
): Promise<ReportFacts> {
  const { committee } = report;
  const today = dayOf(report, now);
  const last = await lastSent(tx, report);
  // What happened while the last one was being signed belongs to this one.
  const since = last
    ? toldUntil(last, committee.timeZone)
    : plainDate(report.periodFrom).toZonedDateTime(committee.timeZone).toInstant();
  const open = await openActions(tx, committee.id);
  const late = await lateActions(tx, committee.id, today);
  const { leads } = await readLeads(tx, committee.id, today);
  const names = committee.memberships.flatMap(({ personId, person }) =>
    leads.some((lead) => lead.personId === personId) ? [fullName(person)] : [],
  );
  return {
    committee: {
      label: committee.label,
      organisation: committee.organisation.name,
      project: committee.space.projectName,
      body: committee.organisation.executiveBodyLabel,
    },
    leads: names,
    period: { from: plainDate(report.periodFrom).toString(), to: today.toString() },
    until: now.toString(),
    decisions: await reportedDecisions(tx, report, since),
    weather: await reportedWeather(tx, report),
    risks: await reportedRisks(tx, report, since),
    calendar: await reportedCalendar(tx, report, today, last && contentOf(last)),
    actions: {
      open: open.length,
      late: late.map(({ number, text, owner, needsOwner, dueOn }) => ({
        number,
        text,
        owner: needsOwner ? null : fullName(owner),
        dueOn: plainDate(dueOn).toString(),
      })),
    },
    presence: (await leadersPresence(tx, committee.id, now))
      .filter(({ meetings }) => meetings.length > 0)
      .map(({ name, present, meetings, absentInARow }) => ({
        name,
        present,
        meetings: meetings.length,
        absentInARow,
      })),
    meetings: await reportedMeetings(tx, report, since, now),
  };
}

function lastSent(tx: Transaction, { committeeId, number }: ReportWithCommittee) {
  return tx.executiveReport.findFirst({
    where: { committeeId, number: { lt: number }, state: { in: ['sent', 'acknowledged'] } },
    orderBy: { number: 'desc' },
  });
}
