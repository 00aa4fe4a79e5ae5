import { lateActions, openActions } from '../actions/late-actions.ts';
import { leadersPresence } from '../committees/leaders-presence.ts';
import { startOf } from '../meetings/meeting.ts';
import { fullName } from '../people/person-name.ts';
import { readLeads } from '../people/read-leads.ts';
import { changesOf, contentAt } from '../risks/risk-history.ts';
import { isLive, scoreOf, trendOf, worstFirst } from '../risks/risk-score.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate, toDate, toInstant } from '../time.ts';
import { weatherOf } from '../weather/readings.ts';
import type { ReportContent, ReportedDecision, ReportedRisk, ReportFacts } from './content.ts';
import { type GoLiveChange, goLivesMoved } from './drift.ts';
import { contentOf, dayOf, type ReportWithCommittee } from './report.ts';

/** States of a meeting that took place, and of a decision that was made. */
const overStates = ['closed', 'minuted', 'approved'] as const;
const madeStates = ['adopted', 'applied', 'superseded'] as const;

/** What happened since the last report, and how things stand now. */
export async function factsOf(
  tx: Transaction,
  report: ReportWithCommittee,
  now: Temporal.Instant,
): Promise<ReportFacts> {
  const { committee } = report;
  const today = dayOf(report, now);
  const last = await lastSent(tx, report);
  const since = toldUntil(report, last);
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
    decisions: await decisionsOf(tx, report, since),
    weather: await lastWeather(tx, report),
    risks: await risksOf(tx, report, since),
    calendar: await calendarOf(tx, report, { today, since, last: last && contentOf(last) }),
    actions: {
      open: open.length,
      late: late.map(({ number, text, owner, dueOn }) => ({
        number,
        text,
        owner: fullName(owner),
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
    meetings: await meetingsOf(tx, report, since, now),
  };
}

type LastReport = Awaited<ReturnType<typeof lastSent>>;

function lastSent(tx: Transaction, { committeeId, number }: ReportWithCommittee) {
  return tx.executiveReport.findFirst({
    where: { committeeId, number: { lt: number }, state: { in: ['sent', 'acknowledged'] } },
    orderBy: { number: 'desc' },
  });
}

/** The very moment up to which the last report told: what happened while it was being signed belongs to this one. */
function toldUntil(report: ReportWithCommittee, last: LastReport): Temporal.Instant {
  const content = last && contentOf(last);
  if (content) return Temporal.Instant.from(content.until);
  if (last?.sentAt) return toInstant(last.sentAt);
  return plainDate(report.periodFrom).toZonedDateTime(report.committee.timeZone).toInstant();
}

async function decisionsOf(
  tx: Transaction,
  report: ReportWithCommittee,
  since: Temporal.Instant,
): Promise<ReportedDecision[]> {
  const after = { gt: toDate(since) };
  const rows = await tx.decision.findMany({
    where: {
      committeeId: report.committeeId,
      state: { in: [...madeStates] },
      OR: [{ adoptedAt: after }, { adoptedAt: null, recordedAt: after }],
    },
    include: { supersedes: { select: { number: true } } },
    orderBy: { number: 'asc' },
  });
  const owners = await tx.person.findMany({
    where: { id: { in: rows.flatMap(({ ownerId }) => ownerId ?? []) } },
  });
  const names = new Map(owners.map((person) => [person.id, fullName(person)]));
  return rows.map((row) => ({
    number: row.number,
    text: row.text,
    state: row.state,
    votes:
      row.votesFor === null
        ? null
        : {
            inFavour: row.votesFor,
            against: row.votesAgainst ?? 0,
            abstentions: row.abstentions ?? 0,
            castingVote: row.castingVote,
          },
    owner: names.get(row.ownerId ?? '') ?? null,
    effectiveOn: row.effectiveOn && plainDate(row.effectiveOn).toString(),
    madeOn: dayOf(report, toInstant(row.adoptedAt ?? row.recordedAt)).toString(),
    supersedes: row.supersedes?.number ?? null,
    reservedUntil: row.reservedUntil && plainDate(row.reservedUntil).toString(),
  }));
}

/** As it was frozen when the last meeting opened; else what has been collected for the next one (C55). */
async function lastWeather(
  tx: Transaction,
  { committeeId }: ReportWithCommittee,
): Promise<ReportContent['weather']> {
  const given = { committeeId, weather: { some: {} } };
  const meeting =
    (await tx.meeting.findFirst({
      where: { ...given, state: { in: [...overStates, 'open'] } },
      orderBy: { startsAt: 'desc' },
    })) ??
    (await tx.meeting.findFirst({
      where: { ...given, state: { in: ['held', 'convened'] } },
      orderBy: { startsAt: 'asc' },
    }));
  if (!meeting) return null;
  const readings = await weatherOf(tx, meeting.id);
  return {
    meeting: meeting.title,
    frozen: readings.every(({ frozen }) => frozen),
    lines: readings.map(({ axis, siteName, value, previous, trend, comment, remedy }) => ({
      axis,
      site: siteName,
      value,
      previous,
      trend,
      comment,
      remedy,
    })),
  };
}

async function risksOf(
  tx: Transaction,
  { committeeId }: ReportWithCommittee,
  since: Temporal.Instant,
): Promise<ReportedRisk[]> {
  const risks = await tx.risk.findMany({ where: { committeeId } });
  const changes = await changesOf(
    tx,
    risks.map(({ id }) => id),
  );
  const owners = await tx.person.findMany({
    where: { id: { in: risks.flatMap(({ ownerId }) => ownerId ?? []) } },
  });
  const told = risks.flatMap((risk) => {
    const own = changes.filter(({ riskId }) => riskId === risk.id);
    const before = contentAt(risk, own, since);
    // Closed before the last report: it has been told.
    if (!isLive(risk) && !(before && isLive(before))) return [];
    const owner = owners.find(({ id }) => id === risk.ownerId);
    return [
      {
        ...risk,
        score: scoreOf(risk),
        scoreBefore: before && isLive(before) ? scoreOf(before) : null,
        trend: trendOf(risk, before),
        owner: owner ? fullName(owner) : null,
      },
    ];
  });
  const ordered = [...worstFirst(told.filter(isLive)), ...worstFirst(told.filter((one) => !isLive(one)))];
  return ordered.map(({ number, title, score, scoreBefore, trend, state, owner, prevention }) => ({
    number,
    title,
    score,
    scoreBefore,
    trend,
    state,
    owner,
    prevention,
  }));
}

async function calendarOf(
  tx: Transaction,
  { spaceId }: ReportWithCommittee,
  { today, since, last }: { today: Temporal.PlainDate; since: Temporal.Instant; last: ReportContent | null },
): Promise<ReportContent['calendar']> {
  const rows = await tx.site.findMany({ where: { spaceId }, orderBy: [{ goLive: 'asc' }, { code: 'asc' }] });
  const sites = rows.map(({ id, code, name, goLive }) => ({
    id,
    code,
    name,
    goLive: goLive && plainDate(goLive).toString(),
  }));
  const events = await tx.auditEvent.findMany({
    where: { spaceId, subjectType: 'site', at: { gt: toDate(since) } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  const changes = events.flatMap(({ subjectId, before }): GoLiveChange[] => {
    const { goLive } = (before ?? {}) as { goLive?: unknown };
    return typeof goLive === 'string' ? [{ siteId: subjectId, before: goLive }] : [];
  });
  const planned = sites.flatMap(({ code, name, goLive }) => (goLive ? [{ code, name, on: goLive }] : []));
  return {
    ...goLivesMoved(sites, changes, last?.calendar.planned ?? null),
    planned,
    past: planned.filter(({ on }) => on < today.toString()).length,
  };
}

async function meetingsOf(
  tx: Transaction,
  { committeeId }: ReportWithCommittee,
  since: Temporal.Instant,
  now: Temporal.Instant,
): Promise<ReportContent['meetings']> {
  const held = await tx.meeting.findMany({
    where: { committeeId, state: { in: [...overStates] }, startsAt: { gt: toDate(since), lte: toDate(now) } },
    orderBy: { startsAt: 'asc' },
  });
  const next = await tx.meeting.findFirst({
    where: { committeeId, state: { in: ['held', 'convened'] }, startsAt: { gt: toDate(now) } },
    orderBy: { startsAt: 'asc' },
  });
  return {
    held: held.map((meeting) => ({
      title: meeting.title,
      on: startOf(meeting).toPlainDate().toString(),
      information: meeting.sessionKind === 'information',
    })),
    next: next && { title: next.title, start: next.startsLocal.slice(0, 16) },
  };
}
