/** Who has to agree before minutes leave: both leads, or the one who is there (domain.md 4.1, C03). Pure. */
import type { LeadPerson, LeadRole } from '../people/leads.ts';
import { leadsToReach } from '../people/leads.ts';
import { toInstant } from '../time.ts';
import type { MinutesInHand } from './minutes.ts';

export interface Accords {
  releasedByLfId: string | null;
  releasedByLtId: string | null;
}

/** @returns the roles of the leads in which the person agrees; the chair alone stands for both */
export function accordRoles(leads: readonly LeadPerson[], personId: string, isChair: boolean): LeadRole[] {
  const own = leads.filter((lead) => lead.personId === personId).map(({ role }) => role);
  return isChair || own.length === 0 ? ['LF', 'LT'] : own;
}

/**
 * @param leads of that day, with their absences
 * @returns person ids of the leads whose accord is awaited: an absent one is not while the other is there
 */
export function accordsAwaited(
  accords: Accords,
  leads: readonly LeadPerson[],
  day: Temporal.PlainDate,
): string[] {
  const given = (role: LeadRole) =>
    (role === 'LF' ? accords.releasedByLfId : accords.releasedByLtId) !== null;
  const reached = leadsToReach([...leads], day).map(({ personId }) => personId);
  const awaited = leads.filter(({ personId, role }) => reached.includes(personId) && !given(role));
  return [...new Set(awaited.map(({ personId }) => personId))];
}

/** @returns whether nobody’s accord is awaited and somebody has given theirs */
export function isReleased(accords: Accords, leads: readonly LeadPerson[], day: Temporal.PlainDate): boolean {
  const given = accords.releasedByLfId !== null || accords.releasedByLtId !== null;
  return given && accordsAwaited(accords, leads, day).length === 0;
}

/**
 * Who agreed to the version that stands: by validating it, or by releasing it as it is. A lead who let minutes leave is not asked
 * whether they are right (M13).
 *
 * @returns person ids
 */
export function agreedTo(
  minutes: Pick<
    MinutesInHand,
    | 'answers'
    | 'version'
    | 'madeAt'
    | 'releasedByLfId'
    | 'releasedByLfAt'
    | 'releasedByLtId'
    | 'releasedByLtAt'
  >,
): string[] {
  const { answers, version, madeAt } = minutes;
  const validated = answers
    .filter((one) => one.answer === 'validated' && one.version === version)
    .map(({ personId }) => personId);
  const released = [
    { id: minutes.releasedByLfId, at: minutes.releasedByLfAt },
    { id: minutes.releasedByLtId, at: minutes.releasedByLtAt },
  ].flatMap(({ id, at }) => (id && at && Temporal.Instant.compare(toInstant(at), madeAt) >= 0 ? [id] : []));
  // Who asked for a correction since does not agree any more.
  const objecting = new Set(
    answers.filter(({ answer }) => answer === 'correctionAsked').map(({ personId }) => personId),
  );
  return [...new Set([...validated, ...released.filter((id) => !objecting.has(id))])];
}
