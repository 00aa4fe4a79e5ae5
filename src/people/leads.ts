/** The two-headed lead: who answers for a phase, and who replaces whom (domain.md C03, S0-02, S0-03, S2-04). */
export const leadRoles = ['LF', 'LT'] as const;
export type LeadRole = (typeof leadRoles)[number];

/** @returns whether one of these roles leads the project (S2-03). */
export function isLead(roles: readonly string[]): boolean {
  return leadRoles.some((role) => roles.includes(role));
}

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
const defaultTechnicalPhases = [
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

/** One lead to whom something is sent. */
export interface ReachedLead {
  personId: string;
  /** The lead who is away, for whom this one answers. */
  insteadOf?: string;
}

/** @returns both leads, without the one who is away while the other is there; when both are away, both (C03, S0-03). */
export function leadsToReach(leads: readonly LeadPerson[], day: Temporal.PlainDate): ReachedLead[] {
  const ids = [...new Set(leads.map(({ personId }) => personId))];
  const away = ids.filter((id) => leads.some((lead) => lead.personId === id && isAway(lead, day)));
  if (away.length === 0 || away.length === ids.length) return ids.map((personId) => ({ personId }));
  const there = ids.filter((id) => !away.includes(id));
  return there.map((personId) => ({ personId, insteadOf: away[0] }));
}

function isAway(person: Pick<LeadPerson, 'absences'>, day: Temporal.PlainDate): boolean {
  return person.absences.some(
    ({ from, to }) => Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, to) <= 0,
  );
}
