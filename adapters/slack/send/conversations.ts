import type { WebClient } from '@slack/web-api';
import type { Address } from '../../../src/conversation/platform.ts';
import type { Logger } from '../../../src/log.ts';
import type { SlackHost } from '../host.ts';
import type { Call } from './calls.ts';

export interface Conversation {
  /** `C…`, `G…` or `D…`. */
  id: string;
  /** From our memory, not from Slack: it may be out of date. */
  remembered: boolean;
}

/** A direct conversation with one other account has an id of its own kind. */
export const isDirect = (channel: string) => channel.startsWith('D');

/** Where an address is written to. */
export interface Conversations {
  /** @throws what Slack answers when the direct conversation cannot be opened */
  of(client: WebClient, to: Address): Promise<Conversation>;
  /** Asks Slack for the direct conversation although one is remembered. */
  reopen(client: WebClient, to: Address): Promise<Conversation>;
}

/** Direct conversations are opened once, remembered by the host, and shared by messages that leave together. */
export function openConversations({
  host,
  call,
  log,
}: {
  host: Pick<SlackHost, 'directOf' | 'rememberDirect'>;
  call: Call;
  log: Logger;
}): Conversations {
  const opening = new Map<string, Promise<Conversation>>();

  async function open(client: WebClient, { workspace, externalId }: Address): Promise<Conversation> {
    const { channel } = await call(workspace, 'conversations.open', () =>
      client.conversations.open({ users: externalId }),
    );
    if (!channel?.id) throw new Error('conversations.open named no conversation');
    await host.rememberDirect(workspace, externalId, channel.id).catch((error: unknown) => {
      log.warn({ err: error, workspace, externalId }, 'A direct conversation could not be remembered');
    });
    return { id: channel.id, remembered: false };
  }

  function reopen(client: WebClient, to: Address): Promise<Conversation> {
    const person = `${to.workspace} ${to.externalId}`;
    const under = opening.get(person) ?? open(client, to).finally(() => opening.delete(person));
    opening.set(person, under);
    return under;
  }

  return {
    async of(client, to) {
      if (to.kind === 'channel') return { id: to.externalId, remembered: false };
      const known = await host.directOf(to.workspace, to.externalId);
      return known === null ? reopen(client, to) : { id: known, remembered: true };
    },
    reopen,
  };
}
