/** Who signs a report: both leads, the chair in the place of one who is not there (domain.md 4.1, C20). Pure. */
import { type LeadPerson, type LeadRole, leadRoles, leadsToReach } from '../people/leads.ts';

export interface Signatures {
  signedByLfId: string | null;
  signedByLtId: string | null;
}

/** Who could sign on one day. */
export interface Signers {
  /** With their absences. */
  leads: readonly LeadPerson[];
  /** Person ids. */
  chairs: readonly string[];
  day: Temporal.PlainDate;
}

export function signatureOf(signatures: Signatures, role: LeadRole): string | null {
  return role === 'LF' ? signatures.signedByLfId : signatures.signedByLtId;
}

/** @returns the roles in which this person may sign: their own, and for the chair those whose lead is missing or away */
export function rolesToSign({ leads, chairs, day }: Signers, personId: string): LeadRole[] {
  const there = holdersThere(leads, day);
  return leadRoles.filter(
    (role) =>
      leads.some((lead) => lead.role === role && lead.personId === personId) ||
      (chairs.includes(personId) && !there.some((lead) => lead.role === role)),
  );
}

/**
 * @returns person ids whose signature is awaited: for each role without one its lead; the chair where that lead is missing, or
 * away while the other is there. Nobody where there is neither.
 */
export function signersAwaited(signatures: Signatures, { leads, chairs, day }: Signers): string[] {
  const there = holdersThere(leads, day);
  const unsigned = leadRoles.filter((role) => signatureOf(signatures, role) === null);
  const awaited = unsigned.flatMap((role) => {
    const own = there.filter((lead) => lead.role === role).map(({ personId }) => personId);
    return own.length > 0 ? own : chairs;
  });
  return [...new Set(awaited)];
}

/** @returns whether somebody has signed and nobody's signature is awaited any more */
export function isCosigned(signatures: Signatures, signers: Signers): boolean {
  const given = leadRoles.some((role) => signatureOf(signatures, role) !== null);
  return given && signersAwaited(signatures, signers).length === 0;
}

/** Leads who are there that day; all of them while every one is away (C03). */
function holdersThere(leads: readonly LeadPerson[], day: Temporal.PlainDate): LeadPerson[] {
  const reached = leadsToReach([...leads], day).map(({ personId }) => personId);
  return leads.filter(({ personId }) => reached.includes(personId));
}
