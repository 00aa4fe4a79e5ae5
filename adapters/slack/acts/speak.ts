/** The ways a drawn message may go (ways.ts), one call of Slack each. */
import type { MessageRef } from '../../../src/conversation/platform.ts';
import type { DrawnMessage } from '../render/message.ts';
import { openConversations } from '../send/conversations.ts';
import { slackCode } from '../send/outcomes.ts';
import { simplerThan } from '../send/simpler.ts';
import type { ActParts } from './act-parts.ts';
import { openResponses } from './response-url.ts';
import type { Spot } from './spot.ts';
import type { Way } from './ways.ts';

/** @returns the message as it stands, null when Slack does not say; throws what Slack answers, or ResponseRefused */
type Go = (drawn: DrawnMessage, spot: Spot) => Promise<MessageRef | null>;

export function openSpeaking(parts: ActParts): Record<Way, Go> {
  const { host, clients, call, log } = parts;
  const respond = openResponses(parts.loopbackResponses ?? false);
  const conversations = openConversations({ host, call, log });

  const byUrl =
    (type: 'in_channel' | 'ephemeral'): Go =>
    async (drawn, { response, thread }) => {
      const where = thread ? { thread_ts: thread } : {};
      await respond(response?.url ?? '', {
        ...drawn,
        ...where,
        response_type: type,
        replace_original: false,
      });
      return null;
    };

  async function post(drawn: DrawnMessage, { account }: Spot, channel: string, thread?: string) {
    const { workspace } = account;
    const client = await clients.interactive(workspace);
    const { ts } = await simply({ ...drawn, thread_ts: thread }, (args) =>
      client.chat.postMessage({ ...args, channel, unfurl_links: false, unfurl_media: false }),
    );
    return ts
      ? { workspace, address: channel, externalId: ts, ...(thread ? { threadId: thread } : {}) }
      : null;
  }

  return {
    async replaceByUrl(drawn, spot) {
      const { ephemeral = false } = spot.pressed ?? {};
      const response_type = ephemeral ? 'ephemeral' : 'in_channel';
      await respond(spot.response?.url ?? '', { ...drawn, response_type, replace_original: true });
      return ephemeral ? null : pressedRef(spot);
    },
    async replace(drawn, spot) {
      const { account, channel = '', pressed } = spot;
      const client = await clients.interactive(account.workspace);
      await simply(drawn, (args) => client.chat.update({ ...args, channel, ts: pressed?.ts ?? '' }));
      return pressedRef(spot);
    },
    urlHere: byUrl('in_channel'),
    urlPrivate: byUrl('ephemeral'),
    message: (drawn, spot) => post(drawn, spot, spot.channel ?? '', spot.thread ?? spot.under),
    async ephemeral(drawn, { account, channel = '', thread }) {
      const client = await clients.interactive(account.workspace);
      await simply({ ...drawn, thread_ts: thread }, (args) =>
        client.chat.postEphemeral({ ...args, channel, user: account.externalId }),
      );
      return null;
    },
    async direct(drawn, spot) {
      const { workspace, externalId } = spot.account;
      const client = await clients.interactive(workspace);
      const to = { kind: 'person', workspace, externalId } as const;
      const { id, remembered } = await conversations.of(client, to);
      try {
        return await post(drawn, spot, id);
      } catch (error) {
        if (!remembered || slackCode(error) !== 'channel_not_found') throw error;
        return post(drawn, spot, (await conversations.reopen(client, to)).id);
      }
    },
  };
}

function pressedRef({ account, channel = '', thread, pressed }: Spot): MessageRef | null {
  if (!pressed) return null;
  const ref = { workspace: account.workspace, address: channel, externalId: pressed.ts };
  return thread ? { ...ref, threadId: thread } : ref;
}

/** What Slack refuses for its form is said more simply. */
async function simply<Args extends { thread_ts?: string; blocks?: unknown }, Answer>(
  args: Args,
  send: (args: Args) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await send(args);
  } catch (error) {
    const simpler = simplerThan(args, slackCode(error));
    if (!simpler) throw error;
    return simply(simpler, send);
  }
}
