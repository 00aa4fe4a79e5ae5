/** The two-headed lead: who answers for a phase, and who replaces whom (domain.md C03, S0-02, S0-03, S2-04). */
export type LeadRole = 'LF' | 'LT';

export interface LeadPerson {
  personId: string;
  role: LeadRole;
  absences: { from: Temporal.PlainDate; to: Temporal.PlainDate }[];
}

export interface LeadOfRecordChoice {
  personId: string;
  /** The lead who should have had it, when the other stands in. */
  insteadOf?: string;
}

/** Phases led by the technical lead unless the committee decides otherwise; every other by the functional lead. */
export const defaultTechnicalPhases = [
  'dataRecovery',
  'interfaces',
  'technicalPrerequisites',
  'instanceDelivery',
  'acceptance',
  'regularService',
];

/**
 * @param phase milestone phase, null when the project has none yet
 * @param assigned the committee's own choices by phase
 * @param day local day of the alert; both ends of an absence are included
 * @returns the lead of record, or the other one while the first is away; when both are away, the lead of record; null when no lead is named
 */
export function leadOfRecord(
  phase: string | null,
  assigned: Record<string, LeadRole>,
  leads: LeadPerson[],
  day: Temporal.PlainDate,
): LeadOfRecordChoice | null {
  const wanted: LeadRole =
    (phase && assigned[phase]) || (phase && defaultTechnicalPhases.includes(phase) ? 'LT' : 'LF');
  const first = leads.find((lead) => lead.role === wanted);
  const other = leads.find((lead) => lead.role !== wanted);
  if (!first) return other ? { personId: other.personId } : null;
  if (!isAway(first, day)) return { personId: first.personId };
  if (other && !isAway(other, day)) return { personId: other.personId, insteadOf: first.personId };
  return { personId: first.personId };
}

export function isAway(person: Pick<LeadPerson, 'absences'>, day: Temporal.PlainDate): boolean {
  return person.absences.some(
    ({ from, to }) => Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0,
  );
}
