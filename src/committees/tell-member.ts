import { timesLaid } from '../delivery/look-up.ts';
import type { Deed, DomainTurn } from '../people/turn.ts';
import type { Committee, Membership } from '../store/generated/client.ts';

/** Who joins a committee at work hears of it once; who was named while it was prepared, when it is activated. */
export async function tellNewMember(
  turn: DomainTurn,
  committee: Committee,
  membership: Membership,
  on: Temporal.PlainDate,
): Promise<void> {
  if (committee.state !== 'active' || knows(turn, membership)) return;
  await tell(turn, membership, { rule: 'JOINED', message: 'committee.joined', on });
}

/** Who leaves hears of it once, whatever the number of meetings that leave their calendar; never with a reason. */
export async function tellFormerMember(
  turn: DomainTurn,
  committee: Committee,
  membership: Membership,
  on: Temporal.PlainDate,
): Promise<void> {
  if (committee.state === 'draft' || membership.personId === turn.actor.id) return;
  await tell(turn, membership, { rule: 'LEFT', message: 'committee.left', on });
}

/** Who is given another role, or gives one up to somebody else, hears of it once. */
export async function tellNewRole(
  by: Deed,
  committee: Committee,
  membership: Membership,
  seat: { roles: readonly string[]; voting: boolean },
  on: Temporal.PlainDate,
): Promise<void> {
  const same = membership.roles.toSorted().join() === seat.roles.toSorted().join();
  if (same || committee.state !== 'active' || membership.personId === by.actor?.id) return;
  const { roles, voting } = seat;
  await tell(by, membership, { rule: 'ROLE', message: 'committee.role', on }, { roles, voting });
}

/** Who asked for it, or did it, needs no message. */
function knows({ actor, onBehalfOfId }: DomainTurn, { personId }: Membership): boolean {
  return personId === actor.id || personId === onBehalfOfId;
}

async function tell(
  by: Deed,
  { id, personId }: Membership,
  { rule, message, on }: { rule: string; message: string; on: Temporal.PlainDate },
  more: Record<string, unknown> = {},
): Promise<void> {
  // Who comes back hears of it again: the messages so far number the changes.
  const earlier = await timesLaid(by.tx, { type: 'membership', id }, { rule });
  await by.ledger.notify(by.tx, {
    spaceId: by.space.id,
    rule,
    subject: { type: 'membership', id, version: earlier + 1 },
    recipient: { kind: 'person', id: personId },
    message,
    parameters: { on: on.toString(), ...more },
    nature: 'notice',
    correlationId: by.correlationId,
  });
}
