import type { Channel } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { declaredNames } from './declared-names.ts';
import type { WorkspaceRef } from './workspace-space.ts';
import { spaceServedBy } from './workspaces.ts';

export interface PlatformChannel {
  externalId: string;
  name: string;
}

/**
 * Channels that a space file knows by name only take the platform's id; those known follow when they are renamed.
 *
 * @param seen channels that copil sees in the workspace
 * @returns the names of declared channels that were not found
 */
export async function adoptChannels(
  tx: Transaction,
  where: WorkspaceRef,
  seen: readonly PlatformChannel[],
): Promise<string[]> {
  const spaceId = await spaceServedBy(tx, where);
  if (spaceId === null) return [];
  const { platform, workspace } = where;
  const known = await tx.channel.findMany({
    where: { platform, workspace, externalId: { in: seen.map(({ externalId }) => externalId) } },
  });
  await followNames(
    tx,
    known.filter((channel) => channel.spaceId === spaceId),
    seen,
  );
  const names = await declaredNames(tx, where, spaceId);
  const declared = await tx.channel.findMany({
    where: {
      spaceId,
      OR: [
        { platform: 'local', workspace: { in: names } },
        { platform, workspace: { in: names } },
      ],
    },
    orderBy: { id: 'asc' },
  });
  const missing: string[] = [];
  for (const channel of declared.filter((one) => !isAdopted(one, where))) {
    // A space file gives every channel its id, but those of the local workspace.
    const found = seen.find(({ externalId, name }) =>
      channel.platform === 'local' ? name === channel.name : externalId === channel.externalId,
    );
    const taken = known.find(({ externalId }) => externalId === found?.externalId);
    if (!found || (taken && taken.spaceId !== spaceId)) {
      missing.push(channel.name);
      continue;
    }
    if (taken) await mergeInto(tx, channel, taken);
    const adopted = await tx.channel.update({
      where: { id: channel.id },
      data: { platform, workspace, externalId: found.externalId, name: found.name },
    });
    known.push(adopted);
  }
  return missing;
}

function isAdopted(channel: Channel, { platform, workspace }: WorkspaceRef): boolean {
  return channel.platform === platform && channel.workspace === workspace;
}

async function followNames(
  tx: Transaction,
  known: readonly Channel[],
  seen: readonly PlatformChannel[],
): Promise<void> {
  for (const { id, externalId, name } of known) {
    const now = seen.find((channel) => channel.externalId === externalId)?.name;
    if (now !== undefined && now !== name) await tx.channel.update({ where: { id }, data: { name: now } });
  }
}

/** Somebody attached the channel by hand before its declaration was found: one row is left, with all that hung on both. */
async function mergeInto(tx: Transaction, kept: Channel, other: Channel): Promise<void> {
  const attached = await tx.committeeChannel.findMany({ where: { channelId: other.id } });
  await tx.committeeChannel.createMany({
    data: attached.map((row) => ({ ...row, channelId: kept.id })),
    skipDuplicates: true,
  });
  const homeOf = attached.filter(({ home }) => home).map(({ committeeId }) => committeeId);
  await tx.committeeChannel.updateMany({
    where: { channelId: kept.id, committeeId: { in: homeOf } },
    data: { home: true },
  });
  await tx.committeeChannel.deleteMany({ where: { channelId: other.id } });
  await tx.site.updateMany({ where: { channelId: other.id }, data: { channelId: kept.id } });
  await tx.messageDelivery.updateMany({
    where: { recipientKind: 'channel', recipientId: other.id },
    data: { recipientId: kept.id },
  });
  await tx.channel.delete({ where: { id: other.id } });
}
