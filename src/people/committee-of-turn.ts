import type { Committee } from '../store/generated/client.ts';
import { isLead } from './leads.ts';
import type { DomainTurn } from './turn.ts';

/**
 * The committee a person means without naming it: the channel's, else the only one they lead, else the only COPIL they sit in,
 * else the space's only COPIL.
 *
 * @returns null when it stays open: the form asks
 */
export async function committeeOfTurn(turn: DomainTurn): Promise<Committee | null> {
  const committees = await turn.tx.committee.findMany({
    where: { spaceId: turn.space.id, state: { in: ['draft', 'active'] } },
    include: {
      channels: { select: { channelId: true } },
      memberships: { where: { personId: turn.actor.id, state: 'active' }, select: { roles: true } },
    },
  });
  const here = committees.filter((committee) =>
    committee.channels.some((channel) => channel.channelId === turn.channelId),
  );
  const led = committees.filter((committee) => committee.memberships.some(({ roles }) => isLead(roles)));
  const sat = committees.filter((committee) => committee.memberships.length > 0);
  const copil = (of: typeof committees) => of.filter((committee) => committee.kind === 'copil');
  for (const candidates of [here, copil(here), led, copil(led), copil(sat), copil(committees)])
    if (candidates.length === 1) return candidates[0] ?? null;
  return null;
}
