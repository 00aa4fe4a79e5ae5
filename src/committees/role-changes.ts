/** A role taken over on a day: at once when the day has come, else by a timed act at its first minute. */
import { z } from 'zod';
import { timesLaid } from '../delivery/look-up.ts';
import { house } from '../delivery/timed-act.ts';
import { isOpenMembership } from '../people/membership.ts';
import type { DomainTurn, HouseAct } from '../people/turn.ts';
import type { Committee, Membership, Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { soleRoles, withoutRoles } from './seat-roles.ts';
import { tellNewRole } from './tell-member.ts';

const rule = 'ROLE-CHANGE';

const roleChange = z.object({
  personId: z.string(),
  roles: z.array(z.string()),
  voting: z.boolean(),
  sponsor: z.boolean(),
});
export type RoleChange = z.infer<typeof roleChange>;

/** Changes somebody's roles on that day. @param on local day; today and earlier mean now */
export async function changeRoles(
  turn: DomainTurn,
  committee: Committee,
  change: RoleChange,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<void> {
  if (Temporal.PlainDate.compare(on, today) <= 0) await applyChange(turn.tx, committee.id, change);
  else await planChange(turn, committee, change, on);
  await turn.announce({
    kind: 'member.changed',
    committeeId: committee.id,
    personId: change.personId,
    on,
  });
}

/** Who holds a role somebody takes over, and which of them. */
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
  const holders = await tx.membership.findMany({
    where: {
      committeeId: committee.id,
      personId: { not: taken.personId },
      roles: { hasSome: sole },
      person: { state: { not: 'left' } },
    },
    include: { person: true },
    orderBy: { id: 'asc' },
  });
  return holders
    .filter((one) => isOpenMembership(one, on))
    .map(({ person, ...membership }) => ({
      person,
      membership,
      roles: sole.filter((role) => membership.roles.includes(role)),
    }));
}

/** They give it up, and hear of it; their other roles, their vote and what they represent stay. @param taken every role of who takes over */
export async function giveWay(
  turn: DomainTurn,
  committee: Committee,
  yielding: readonly GivesWay[],
  taken: readonly string[],
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<void> {
  for (const { membership } of yielding) {
    const { personId, roles, voting, sponsor, representsOrganisationId } = membership;
    const sole = soleRoles.filter((role) => taken.includes(role));
    const left = withoutRoles(roles, sole, voting);
    await tellNewRole(turn, committee, membership, { roles: left, voting }, on);
    const watched = sponsor && (!sole.includes('PRES') || representsOrganisationId !== null);
    await changeRoles(turn, committee, { personId, roles: left, voting, sponsor: watched }, on, today);
  }
}

/** The day has come: who is invited, who votes and who reports follows. A later word about the same person has replaced this one. */
export const applyRoleChange: HouseAct = async ({ tx, at, space, announce }, row) => {
  const change = roleChange.parse(row.parameters);
  const later = await tx.messageDelivery.findMany({
    where: { rule, subjectId: row.subjectId, subjectVersion: { gt: row.subjectVersion } },
    select: { parameters: true },
  });
  const replaced = later.some(({ parameters }) => roleChange.parse(parameters).personId === change.personId);
  if (replaced) return;
  await applyChange(tx, row.subjectId, change);
  const on = at.toZonedDateTimeISO(space.timeZone).toPlainDate();
  await announce({ kind: 'member.changed', committeeId: row.subjectId, personId: change.personId, on });
};

/** @returns the changes still to come, the nearest first */
export async function changesAhead(
  tx: Transaction,
  committeeId: string,
): Promise<(RoleChange & { at: Date })[]> {
  const rows = await tx.messageDelivery.findMany({
    where: { rule, subjectType: 'committee', subjectId: committeeId, state: 'planned' },
    orderBy: [{ dueAt: 'asc' }, { subjectVersion: 'asc' }],
  });
  const last = new Map<string, RoleChange & { at: Date }>();
  for (const { parameters, dueAt } of rows.toSorted(
    (one, other) => one.subjectVersion - other.subjectVersion,
  )) {
    const change = roleChange.parse(parameters);
    last.set(change.personId, { ...change, at: dueAt });
  }
  return [...last.values()].sort((one, other) => one.at.getTime() - other.at.getTime());
}

async function applyChange(
  tx: Transaction,
  committeeId: string,
  { personId, roles, voting, sponsor }: RoleChange,
): Promise<void> {
  await tx.membership.updateMany({ where: { committeeId, personId }, data: { roles, voting, sponsor } });
}

async function planChange(
  turn: DomainTurn,
  committee: Committee,
  change: RoleChange,
  on: Temporal.PlainDate,
): Promise<void> {
  const subject = { type: 'committee', id: committee.id };
  const earlier = await timesLaid(turn.tx, subject, { rule });
  await turn.ledger.notify(turn.tx, {
    spaceId: turn.space.id,
    rule,
    subject: { ...subject, version: earlier + 1 },
    recipient: house(committee.id),
    message: 'committee.roleChange',
    parameters: change,
    nature: 'watch',
    at: on.toZonedDateTime(committee.timeZone).toInstant(),
    correlationId: turn.correlationId,
  });
}
