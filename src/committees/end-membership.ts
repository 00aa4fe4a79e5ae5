import { journal } from '../people/journal.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee, Membership } from '../store/generated/client.ts';
import { dateColumn } from '../time.ts';
import { tellFormerMember } from './tell-member.ts';

/**
 * Ends a membership: past meetings and votes stand, those that follow are the business of who listens.
 *
 * @param on first day on which the person no longer sits
 * @param reason kept in the journal, shown to nobody
 */
export async function endMembership(
  turn: DomainTurn,
  committee: Committee,
  membership: Membership,
  { on, today, reason }: { on: Temporal.PlainDate; today: Temporal.PlainDate; reason?: string },
): Promise<void> {
  const over = Temporal.PlainDate.compare(on, today) <= 0;
  await turn.tx.membership.update({
    where: { id: membership.id },
    data: { to: dateColumn(on.subtract({ days: 1 })), ...(over && { state: 'ended' as const }) },
  });
  await journal(
    turn,
    'committee.memberLeft',
    { type: 'membership', id: membership.id },
    { before: { roles: membership.roles }, after: { on: on.toString(), ...(reason && { reason }) } },
  );
  await turn.announce({
    kind: 'member.left',
    committeeId: committee.id,
    personId: membership.personId,
    on,
  });
  await tellFormerMember(turn, committee, membership, on);
}
