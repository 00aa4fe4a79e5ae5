import type { AccountRef } from '../../../src/conversation/platform.ts';
import { isDirect } from '../send/conversations.ts';
import type { ActParts } from './act-parts.ts';
import type { Around } from './spot.ts';

/**
 * Whether a conversation is the person's own with copil, or one of other people where copil has no place. Commands may
 * be typed in both; their payloads do not tell them apart.
 */
export async function aroundOf(
  { host, clients, log }: Pick<ActParts, 'host' | 'clients' | 'log'>,
  { workspace, externalId }: AccountRef,
  channel: string,
): Promise<Around> {
  if (!isDirect(channel)) return 'channel';
  try {
    const known = await host.directOf(workspace, externalId);
    if (known !== null) return known === channel ? 'own' : 'others';
    const client = await clients.interactive(workspace);
    const { channel: opened } = await client.conversations.open({ users: externalId });
    if (opened?.id) await host.rememberDirect(workspace, externalId, opened.id);
    return opened?.id === channel ? 'own' : 'others';
  } catch (error) {
    log.warn({ err: error, workspace, externalId }, 'The direct conversation of a person could not be told');
    return 'others';
  }
}
