import { sits } from '../people/membership.ts';
import { seatsAllow } from '../people/standing.ts';
import type { VoteChoice } from '../store/generated/enums.ts';
import { plainDate } from '../time.ts';
import type { Consultation } from './consultation.ts';

/** What the card offers, in this order. */
export const sayings = ['inFavour', 'against', 'abstention', 'discuss'] as const satisfies VoteChoice[];

export interface OwnVoice {
  memberId: string;
  /** Whom the person replaces; null for their own voice. */
  replaces: Consultation['members'][number] | null;
  said: VoteChoice | null;
}

/** @returns the local day of an instant where the committee lives */
export function dayOf(
  { committee }: Pick<Consultation, 'committee'>,
  now: Temporal.Instant,
): Temporal.PlainDate {
  return now.toZonedDateTimeISO(committee.timeZone).toPlainDate();
}

/** The voices a person may give today: their own, and that of an absent member who named them. No proxy counts in writing. */
export function ownVoices(consultation: Consultation, personId: string, now: Temporal.Instant): OwnVoice[] {
  const replaced = substitutes(consultation, now);
  return consultation.members
    .filter(({ id }) => id === personId || replaced.get(id) === personId)
    .map((member) => ({
      memberId: member.id,
      replaces: member.id === personId ? null : member,
      said: consultation.ballot.votes.find(({ memberId }) => memberId === member.id)?.choice ?? null,
    }));
}

/** @returns by member who is absent today and named one, their substitute */
export function substitutes(consultation: Consultation, now: Temporal.Instant): Map<string, string> {
  const day = dayOf(consultation, now);
  const absent = consultation.members.filter(({ absences }) =>
    absences.some(
      ({ from, to }) =>
        Temporal.PlainDate.compare(plainDate(from), day) <= 0 &&
        Temporal.PlainDate.compare(day, plainDate(to)) <= 0,
    ),
  );
  const named = new Map(
    consultation.committee.memberships.map((one) => [one.personId, one.substituteId] as const),
  );
  return new Map(
    absent.flatMap(({ id }) => {
      const substitute = named.get(id);
      return substitute ? [[id, substitute] as const] : [];
    }),
  );
}

/** @returns whether a vote of this person is still awaited */
export function isAwaited(
  consultation: Consultation,
  personId: string | null,
  now: Temporal.Instant,
): boolean {
  return personId !== null && ownVoices(consultation, personId, now).some(({ said }) => said === null);
}

/** @returns whether the person may prolong it, withdraw it, take it to a meeting: who opened it, the chair, the leads */
export function conducts(
  consultation: Consultation,
  personId: string | null,
  now: Temporal.Instant,
): boolean {
  return (
    personId !== null &&
    (consultation.openedById === personId ||
      seatsAllow('consultation.conduct', consultation.committee, personId, dayOf(consultation, now)))
  );
}

/** @returns whether the person may know of it: asked, replacing, conducting it, or sitting in its committee */
export function mayRead(consultation: Consultation, personId: string, now: Temporal.Instant): boolean {
  return (
    ownVoices(consultation, personId, now).length > 0 ||
    conducts(consultation, personId, now) ||
    sitsIn(consultation, personId, now)
  );
}

function sitsIn(consultation: Consultation, personId: string, now: Temporal.Instant): boolean {
  const { memberships, space } = consultation.committee;
  return memberships.some(
    (one) => one.personId === personId && sits(one, dayOf(consultation, now), space.milestonePhase),
  );
}
