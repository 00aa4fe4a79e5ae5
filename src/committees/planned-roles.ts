/** Role changes that wait for their day. */
import { z } from 'zod';
import { timesLaid } from '../delivery/look-up.ts';
import { house } from '../delivery/timed-act.ts';
import type { Deed } from '../people/turn.ts';
import type { Committee, Membership } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate, toInstant } from '../time.ts';
import { seatWith } from './seat-delta.ts';
import type { WantedSeat } from './wanted-seat.ts';

const rule = 'ROLE-CHANGE';

/** What changes, and not the seat as it will be: others may change it until the day. */
export const roleChange = z.object({
  personId: z.string(),
  gained: z.array(z.string()),
  lost: z.array(z.string()),
  voting: z.boolean().optional(),
  sponsor: z.boolean().optional(),
  /** Person who takes over what is lost: without them nobody gives it up. */
  successorId: z.string().optional(),
});
export type RoleChange = z.infer<typeof roleChange>;
export type PlannedRoleChange = RoleChange & { at: Date };

/** Lays the change down for the first minute of that day. */
export async function planRoleChange(
  by: Deed,
  committee: Committee,
  change: RoleChange,
  on: Temporal.PlainDate,
): Promise<void> {
  const subject = { type: 'committee', id: committee.id };
  const earlier = await timesLaid(by.tx, subject, { rule });
  await by.ledger.notify(by.tx, {
    spaceId: by.space.id,
    rule,
    subject: { ...subject, version: earlier + 1 },
    recipient: house(committee.id),
    message: 'committee.roleChange',
    parameters: change,
    nature: 'watch',
    at: on.toZonedDateTime(committee.timeZone).toInstant(),
    correlationId: by.correlationId,
  });
}

/** @returns the changes still to come, in the order in which they will happen */
export async function plannedRoleChanges(tx: Transaction, committeeId: string): Promise<PlannedRoleChange[]> {
  const rows = await tx.messageDelivery.findMany({
    where: { rule, subjectType: 'committee', subjectId: committeeId, state: 'planned' },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ parameters, dueAt }) => ({ ...roleChange.parse(parameters), at: dueAt }));
}

/** @returns the seat as it will be at the end of that day's changes, by what is planned today */
export function seatOn(
  { timeZone }: Pick<Committee, 'timeZone'>,
  { personId, roles, voting, sponsor }: Pick<Membership, 'personId'> & WantedSeat,
  planned: readonly PlannedRoleChange[],
  on: Temporal.PlainDate,
): WantedSeat {
  const last = toDate(on.toZonedDateTime(timeZone).toInstant());
  return planned
    .filter((change) => change.personId === personId && change.at <= last)
    .reduce<WantedSeat>(seatWith, { roles, voting, sponsor });
}

/** The roles somebody will have from a day on. */
export interface RolesAhead {
  personId: string;
  roles: string[];
  on: Temporal.PlainDate;
}

/** @returns what is planned for who sits there, the nearest first; several changes of one day are one */
export async function rolesAhead(
  tx: Transaction,
  committee: Pick<Committee, 'id' | 'timeZone'> & { memberships: readonly Membership[] },
): Promise<RolesAhead[]> {
  const planned = await plannedRoleChanges(tx, committee.id);
  const ahead = new Map<string, RolesAhead>();
  for (const { personId, at } of planned) {
    const seat = committee.memberships.find((one) => one.personId === personId);
    if (!seat) continue;
    const on = toInstant(at).toZonedDateTimeISO(committee.timeZone).toPlainDate();
    const { roles } = seatOn(committee, seat, planned, on);
    ahead.set(`${personId} ${on}`, { personId, roles, on });
  }
  return [...ahead.values()];
}
