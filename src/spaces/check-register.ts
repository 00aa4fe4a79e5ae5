import { future, type Present } from './in-the-past.ts';
import { disordered, type Names, repeated, unknown } from './names.ts';
import { type Path, type Problem, problem } from './problem.ts';
import type { CalendarVersionEntry, ReportEntry, RiskEntry, SpaceFile } from './space-file.ts';

/** Risks, reports and calendars: known names, one number each, nothing from the future. */
export function checkRegister({ history }: SpaceFile, names: Names, present: Present): Problem[] {
  const { risks, reports, calendarVersions } = history;
  const at = (list: string, index: number): Path => ['history', list, index];
  return [
    ...repeated(
      risks.map(({ number }, index) => ({ path: [...at('risks', index), 'number'], value: number })),
    ),
    ...repeated(
      reports.map(({ committee, number }, index) => ({
        path: [...at('reports', index), 'number'],
        value: `${committee}-${number}`,
      })),
    ),
    ...repeated(
      calendarVersions.map(({ number }, index) => ({
        path: [...at('calendarVersions', index), 'number'],
        value: String(number),
      })),
    ),
    ...calendarVersions.flatMap((version, index) =>
      checkCalendar(version, at('calendarVersions', index), names, present),
    ),
    ...risks.flatMap((risk, index) => checkRisk(risk, at('risks', index), names, present)),
    ...reports.flatMap((report, index) => checkReport(report, at('reports', index), names, present)),
  ];
}

function checkRisk(risk: RiskEntry, at: Path, names: Names, present: Present): Problem[] {
  const { committee, owner, createdBy, createdAt, closedAt, state } = risk;
  return [
    ...unknown([...at, 'committee'], 'space.problem.unknownCommittee', committee, names.committees),
    ...unknown([...at, 'owner'], 'space.problem.unknownPerson', owner, names.people),
    ...unknown([...at, 'createdBy'], 'space.problem.unknownPerson', createdBy, names.people),
    ...future([...at, 'createdAt'], createdAt, present),
    ...future([...at, 'closedAt'], closedAt, present),
    ...disordered([...at, 'closedAt'], createdAt, closedAt),
    ...(state !== 'closed' && closedAt !== undefined
      ? [problem([...at, 'closedAt'], 'space.problem.notClosed', closedAt, { state })]
      : []),
  ];
}

function checkCalendar(
  { decision, author, adoptedAt }: CalendarVersionEntry,
  at: Path,
  names: Names,
  present: Present,
): Problem[] {
  return [
    ...unknown([...at, 'decision'], 'space.problem.unknownDecision', decision, names.decisions),
    ...unknown([...at, 'author'], 'space.problem.unknownPerson', author, names.people),
    ...future([...at, 'adoptedAt'], adoptedAt, present),
  ];
}

function checkReport(report: ReportEntry, at: Path, names: Names, present: Present): Problem[] {
  return [
    ...unknown([...at, 'committee'], 'space.problem.unknownCommittee', report.committee, names.committees),
    ...disordered([...at, 'due'], report.from, report.due),
    ...future([...at, 'sentAt'], report.sentAt ?? `${report.due}T00:00`, present),
  ];
}
