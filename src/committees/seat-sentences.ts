/** What becomes of somebody's roles, in sentences. */
import type { RichText } from '../conversation/card.ts';
import { formatDate, formatList } from '../conversation/format.ts';
import { fullName } from '../people/person-name.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Person } from '../store/generated/client.ts';
import type { WantedSeat } from './wanted-seat.ts';

/** Roles that somebody does not have any more. */
export interface Lost {
  person: Person;
  roles: readonly string[];
}

/** @param on a day to come, null for now */
export function seatSentence(
  turn: DomainTurn,
  person: Person,
  { roles, voting }: WantedSeat,
  { sat, on }: { sat: boolean; on: Temporal.PlainDate | null },
): RichText {
  return turn.t.rich(sat ? 'committee.member.changed' : 'committee.member.added', {
    name: fullName(person),
    roles: roleNames(turn, roles.length > 1 ? roles.filter((role) => role !== 'MEM') : roles),
    voting,
    day: on ? formatDate(on, turn.locale, { weekday: false }) : 'none',
  });
}

/** « Hélène Guivarc’h n’a plus ce rôle dès ce jour : présidence. » @param done false while it is only previewed */
export function lostSentence(turn: DomainTurn, { person, roles }: Lost, done: boolean): string {
  return turn.t('committee.member.gaveWay', {
    name: fullName(person),
    roles: roleNames(turn, roles),
    done: done ? 'yes' : 'no',
  });
}

/** The other roles that stay beside the one just given, and how to take them away. */
export function keptSentence(turn: DomainTurn, roles: readonly string[]): string {
  return turn.t('committee.member.keeps', { roles: roleNames(turn, roles), count: roles.length });
}

function roleNames({ t, locale }: DomainTurn, roles: readonly string[]): string {
  return formatList(
    roles.map((role) => t(`people.role.${role}`)),
    locale,
  );
}
