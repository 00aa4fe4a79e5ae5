import type { Translators } from '../conversation/catalogue.ts';
import { fullName } from '../people/person-name.ts';
import { asLocale } from '../people/space-context.ts';
import type { Answer } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { hasBegun, loadMeeting, type MeetingWithPeople } from './meeting.ts';
import { whenLine } from './meeting-card.ts';
import { answerOf, nameOf } from './names.ts';

export interface InvitationView {
  meeting: MeetingWithPeople;
  personId: string;
  /** The meeting can be answered. */
  state: 'open' | 'cancelled' | 'over';
  locale: 'fr' | 'en';
  person: string;
  when: string;
  current: Answer | null;
  currentSubstitute: string | null;
  substitutes: { id: string; name: string }[];
  /** Names this very state: an answer given against another one is not applied. */
  seen: string;
}

/** One invitation as a page shows it; null when there is none, or it was withdrawn. */
export async function invitationView(
  tx: Transaction,
  translators: Translators,
  invitationId: string,
  now: Temporal.Instant,
): Promise<InvitationView | null> {
  const row = await tx.invitation.findUnique({ where: { id: invitationId }, include: { person: true } });
  if (!row || row.withdrawn) return null;
  const meeting = await loadMeeting(tx, row.meetingId);
  const locale = asLocale(row.person.locale);
  const current = answerOf(meeting, row.personId);
  return {
    meeting,
    personId: row.personId,
    state: meeting.state === 'cancelled' ? 'cancelled' : hasBegun(meeting, now) ? 'over' : 'open',
    locale,
    person: fullName(row.person),
    when: whenLine(meeting, translators[locale]),
    current,
    currentSubstitute: current === 'substitute' ? nameOf(meeting, row.substituteId) : null,
    substitutes: await substitutesFor(tx, meeting, row.personId),
    seen: [
      meeting.version,
      meeting.state,
      current ?? '',
      row.substituteId ?? '',
      row.answeredAt?.getTime() ?? '',
    ].join('.'),
  };
}

/** Who may sit in: the member's own substitute first, then the committee's members without a vote. */
export async function substitutesFor(
  tx: Transaction,
  meeting: MeetingWithPeople,
  personId: string,
): Promise<{ id: string; name: string; handle: string }[]> {
  const own = meeting.committee.memberships.find((one) => one.personId === personId)?.substitute;
  const others = await tx.membership.findMany({
    where: {
      committeeId: meeting.committeeId,
      voting: false,
      state: 'active',
      person: { state: { not: 'left' } },
    },
    include: { person: true },
    orderBy: { id: 'asc' },
  });
  const people = [...(own ? [own] : []), ...others.map(({ person }) => person)];
  const voters = new Set(
    meeting.invitations.filter((one) => one.voting && !one.withdrawn).map((one) => one.personId),
  );
  return [...new Map(people.map((person) => [person.id, person])).values()]
    .filter((person) => person.id !== personId && !voters.has(person.id))
    .map((person) => ({ id: person.id, name: fullName(person), handle: person.handle }));
}
