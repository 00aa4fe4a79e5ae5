/** What naming somebody changes for them and for others: shown before it is done in a committee at work, told afterwards. */
import type { RichText } from '../conversation/card.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee, Membership, Person } from '../store/generated/client.ts';
import { type GivesWay, whoGivesWay } from './role-changes.ts';
import { rolesLost, soleRoles } from './seat-roles.ts';
import { type Lost, lostSentence, seatSentence } from './seat-sentences.ts';
import { circleOf, tellCommittee } from './tell-committee.ts';
import type { WantedSeat } from './wanted-seat.ts';

export interface SeatChange {
  person: Person;
  wanted: WantedSeat;
  /** They sit there already. */
  sat: boolean;
  on: Temporal.PlainDate;
  /** The day as it is said: null for now. */
  from: Temporal.PlainDate | null;
  /** Chair or lead, new to them. */
  taken: string[];
  /** Roles they had and will not have. */
  lost: string[];
  yielding: GivesWay[];
  /** Person ids of everybody else who sits there. */
  others: string[];
}

/** @param seat as it was, null for who does not sit there */
export async function seatChange(
  turn: DomainTurn,
  committee: Committee,
  person: Person,
  {
    seat,
    wanted,
    on,
    today,
  }: { seat: Membership | null; wanted: WantedSeat; on: Temporal.PlainDate; today: Temporal.PlainDate },
): Promise<SeatChange> {
  const held = seat?.roles ?? [];
  const yielding = await whoGivesWay(turn.tx, committee, { personId: person.id, roles: wanted.roles }, on);
  const concerned = [person.id, ...yielding.map((one) => one.person.id)];
  return {
    person,
    wanted,
    sat: seat !== null,
    on,
    from: Temporal.PlainDate.compare(on, today) > 0 ? on : null,
    taken: soleRoles.filter((role) => wanted.roles.includes(role) && !held.includes(role)),
    lost: rolesLost(held, wanted.roles),
    yielding,
    others: await circleOf(turn, committee, 'everybody', concerned),
  };
}

/** @returns whether somebody loses a role, or another person presides: to be confirmed in a committee at work */
export function isHeavy({ taken, lost, yielding }: SeatChange): boolean {
  return lost.length > 0 || yielding.length > 0 || taken.includes('PRES');
}

/** @returns how many people hear of it */
export function countTold({ person, taken, yielding, others }: SeatChange, actorId: string): number {
  const concerned = [person.id, ...yielding.map((one) => one.person.id)].filter((id) => id !== actorId);
  return concerned.length + (taken.length > 0 ? others.length : 0);
}

/** The seat, then what anybody loses. @param done false while it is only previewed */
export function changeSentences(turn: DomainTurn, change: SeatChange, done: boolean): RichText[] {
  const { person, wanted, sat, from, lost, yielding } = change;
  const losing: Lost[] = [...yielding, ...(lost.length > 0 ? [{ person, roles: lost }] : [])];
  return [
    seatSentence(turn, person, wanted, { sat, on: from }),
    ...losing.map((one) => lostSentence(turn, one, done)),
  ];
}

/** Who presides or leads now concerns everybody; who is named and who gives way hear of it otherwise. */
export async function tellOthers(
  turn: DomainTurn,
  committee: Committee,
  { person, taken, others, on }: SeatChange,
): Promise<void> {
  if (taken.length === 0) return;
  await tellCommittee(turn, committee, others, {
    rule: 'COMMITTEE-ROLES',
    message: 'committee.rolesTaken',
    parameters: { personId: person.id, roles: taken, on: on.toString() },
  });
}
