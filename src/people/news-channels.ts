import type { Transaction } from '../store/store.ts';

/**
 * Where each organisation reads what concerns it, one post an organisation (domain.md 4.4b): the channel it declares for its
 * news, else the committee's first channel in its workspace, the home before the others.
 *
 * @returns channel ids
 */
export async function newsChannels(tx: Transaction, committeeId: string): Promise<string[]> {
  const committee = await tx.committee.findUniqueOrThrow({
    where: { id: committeeId },
    include: { channels: { include: { channel: true } } },
  });
  const organisations = await tx.organisation.findMany({
    where: { spaceId: committee.spaceId, newsChannelId: { not: null }, partnership: { not: 'ended' } },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
  });
  const declared = await tx.channel.findMany({
    where: { id: { in: organisations.flatMap(({ newsChannelId }) => newsChannelId ?? []) } },
  });
  const byWorkspace = new Map<string, string>();
  const homeFirst = committee.channels.toSorted((one, other) => Number(other.home) - Number(one.home));
  for (const { id, platform, workspace } of [...declared, ...homeFirst.map(({ channel }) => channel)]) {
    const place = `${platform} ${workspace}`;
    if (!byWorkspace.has(place)) byWorkspace.set(place, id);
  }
  return [...byWorkspace.values()];
}
