import { committeeOfTurn } from '../../people/committee-of-turn.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';

/**
 * The committee whose monitoring a person means without naming it: the channel's, else the only COSUIV they sit in, else
 * the space's only COSUIV, else the one they mean elsewhere.
 *
 * @returns null when it stays open
 */
export async function committeeOfSeries(turn: DomainTurn): Promise<Committee | null> {
  const cosuivs = await turn.tx.committee.findMany({
    where: { spaceId: turn.space.id, kind: 'cosuiv', state: { in: ['draft', 'active'] } },
    include: {
      channels: { select: { channelId: true } },
      memberships: { where: { personId: turn.actor.id, state: 'active' }, select: { id: true } },
    },
  });
  const here = cosuivs.filter(({ channels }) =>
    channels.some(({ channelId }) => channelId === turn.channelId),
  );
  const sat = cosuivs.filter(({ memberships }) => memberships.length > 0);
  for (const candidates of [here, sat, cosuivs]) if (candidates.length === 1) return candidates[0] ?? null;
  return committeeOfTurn(turn);
}
