/** A role taken over on a day: at once when the day has come, else by a timed act at its first minute. */
import { isOpenMembership } from '../people/membership.ts';
import type { Happening, HouseAct } from '../people/turn.ts';
import type { Committee, Membership, Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plannedRoleChanges, planRoleChange, type RoleChange, roleChange, seatOn } from './planned-roles.ts';
import { lockCommittee } from './read-committee.ts';
import { seatDelta, seatWith } from './seat-delta.ts';
import { soleRoles, withoutRoles } from './seat-roles.ts';
import { tellNewRole } from './tell-member.ts';

/** Changes somebody's roles on that day. @param on local day; today and earlier mean now */
export async function changeRoles(
  by: Happening,
  committee: Committee,
  change: RoleChange,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<void> {
  const { personId } = change;
  if (Temporal.PlainDate.compare(on, today) > 0) await planRoleChange(by, committee, change, on);
  else await applyChange(by.tx, committee.id, change, today);
  await by.announce({ kind: 'member.changed', committeeId: committee.id, personId, on });
}

/** Who holds a role somebody takes over, as they will sit on that day, and which of them. */
export interface GivesWay {
  person: Person;
  membership: Membership;
  roles: string[];
}

/**
 * The chair and each lead are one person at a time: who has the role gives it up on the day somebody else takes it.
 *
 * @returns who gives up what
 */
export async function whoGivesWay(
  tx: Transaction,
  committee: Committee,
  taken: { personId: string; roles: readonly string[] },
  on: Temporal.PlainDate,
): Promise<GivesWay[]> {
  const sole = soleRoles.filter((role) => taken.roles.includes(role));
  if (sole.length === 0) return [];
  const seats = await tx.membership.findMany({
    where: {
      committeeId: committee.id,
      personId: { not: taken.personId },
      person: { state: { not: 'left' } },
    },
    include: { person: true },
    orderBy: { id: 'asc' },
  });
  const planned = await plannedRoleChanges(tx, committee.id);
  return seats
    .filter((one) => isOpenMembership(one, on))
    .map(({ person, ...seat }) => {
      const membership = { ...seat, ...seatOn(committee, seat, planned, on) };
      return { person, membership, roles: sole.filter((role) => membership.roles.includes(role)) };
    })
    .filter(({ roles }) => roles.length > 0);
}

/** They give it up, and hear of it; their other roles, their vote and what they represent stay. @param taken by whom, with every role of theirs */
export async function giveWay(
  by: Happening,
  committee: Committee,
  yielding: readonly GivesWay[],
  taken: { personId: string; roles: readonly string[] },
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<void> {
  for (const { membership } of yielding) {
    const { personId, roles, voting, sponsor, representsOrganisationId } = membership;
    const sole = soleRoles.filter((role) => taken.roles.includes(role));
    const left = withoutRoles(roles, sole, voting);
    await tellNewRole(by, committee, membership, { roles: left, voting }, on);
    const watched = sponsor && (!sole.includes('PRES') || representsOrganisationId !== null);
    const delta = seatDelta(membership, { roles: left, voting, sponsor: watched });
    await changeRoles(by, committee, { personId, ...delta, successorId: taken.personId }, on, today);
  }
}

/**
 * The day has come: who is invited, who votes and who reports follows. The change is made to the seat as it is now. Who was
 * given the same role of one person meanwhile gives it up.
 */
export const applyRoleChange: HouseAct = async (context, row) => {
  const change = roleChange.parse(row.parameters);
  const { tx, at } = context;
  const committee = await lockCommittee(tx, row.subjectId);
  const on = at.toZonedDateTimeISO(committee.timeZone).toPlainDate();
  const { personId, gained, successorId } = change;
  if (committee.state === 'closed') return;
  if (successorId && !(await seatedOn(tx, committee.id, successorId, on))) return;
  if (!(await applyChange(tx, committee.id, change, on))) return;
  const taken = { personId, roles: gained };
  const holders = await tx.membership.findMany({
    where: {
      committeeId: committee.id,
      roles: { hasSome: soleRoles.filter((role) => gained.includes(role)) },
    },
    select: { id: true },
  });
  // Who only takes it by another change of this very day does not have it yet.
  const yielding = (await whoGivesWay(tx, committee, taken, on)).filter(({ membership }) =>
    holders.some(({ id }) => id === membership.id),
  );
  await giveWay(context, committee, yielding, taken, on, on);
  await context.announce({ kind: 'member.changed', committeeId: committee.id, personId, on });
};

/** @returns whether there was a seat to change: who has left gets nothing */
async function applyChange(
  tx: Transaction,
  committeeId: string,
  { personId, ...delta }: RoleChange,
  on: Temporal.PlainDate,
): Promise<boolean> {
  const seat = await seatedOn(tx, committeeId, personId, on);
  if (!seat) return false;
  await tx.membership.update({ where: { id: seat.id }, data: seatWith(seat, delta) });
  return true;
}

async function seatedOn(
  tx: Transaction,
  committeeId: string,
  personId: string,
  on: Temporal.PlainDate,
): Promise<Membership | null> {
  const seat = await tx.membership.findFirst({
    where: { committeeId, personId, person: { state: { not: 'left' } } },
  });
  return seat && isOpenMembership(seat, on) ? seat : null;
}
