import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';
import {
  type LeadOfRecordChoice,
  type LeadPerson,
  type LeadRole,
  leadOfRecord,
  leadRoles,
  leadsToReach,
  type ReachedLead,
} from './leads.ts';
import { isOpenMembership } from './membership.ts';

/** The two leads of a committee with their absences, and the committee's own choices by phase. */
export async function readLeads(
  tx: Transaction,
  committeeId: string,
  day: Temporal.PlainDate,
): Promise<{ leads: LeadPerson[]; assigned: Record<string, LeadRole> }> {
  const memberships = await tx.membership.findMany({
    where: { committeeId, roles: { hasSome: [...leadRoles] }, person: { state: { not: 'left' } } },
    include: { person: { include: { absences: true } } },
  });
  const records = await tx.leadOfRecord.findMany({ where: { committeeId } });
  const leads = memberships
    .filter((membership) => isOpenMembership(membership, day))
    .flatMap((membership) =>
      leadRoles
        .filter((role) => membership.roles.includes(role))
        .map((role) => ({
          personId: membership.personId,
          role,
          absences: membership.person.absences.map(({ from, to }) => ({
            from: plainDate(from),
            to: plainDate(to),
          })),
        })),
    );
  return { leads, assigned: Object.fromEntries(records.map(({ phase, role }) => [phase, role as LeadRole])) };
}

/** Who gets the alerts of a committee that day (C03). */
export async function currentLead(
  tx: Transaction,
  committee: { id: string },
  phase: string | null,
  day: Temporal.PlainDate,
): Promise<LeadOfRecordChoice | null> {
  const { leads, assigned } = await readLeads(tx, committee.id, day);
  return leadOfRecord(phase, assigned, leads, day);
}

/** Who gets what goes to both leads: an absent one is left out while the other is there (C03). */
export async function leadsReached(
  tx: Transaction,
  committeeId: string,
  day: Temporal.PlainDate,
): Promise<ReachedLead[]> {
  const { leads } = await readLeads(tx, committeeId, day);
  return leadsToReach(leads, day);
}
