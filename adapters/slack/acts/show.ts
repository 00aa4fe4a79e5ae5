/** Shows a reply: where it belongs, and where that cannot be, as near as Slack allows. */
import type { Card } from '../../../src/conversation/card.ts';
import type { Refusal } from '../../../src/conversation/platform.ts';
import type { Reply } from '../../../src/conversation/reply.ts';
import { type DrawnMessage as Drawn, drawMessage } from '../render/message.ts';
import { gatedCalls } from '../send/calls.ts';
import { openConversations } from '../send/conversations.ts';
import { type Failure, outcomeOf, slackCode } from '../send/outcomes.ts';
import { simplerThan } from '../send/simpler.ts';
import type { ActParts } from './act-parts.ts';
import { contextOf, translatorFor } from './draw.ts';
import { openResponses, ResponseRefused } from './response-url.ts';
import type { Spot } from './spot.ts';
import { type Way, waysLeft, waysOf } from './ways.ts';

export type Shown = Pick<Reply, 'card' | 'visibility' | 'replaces'>;
/** @returns whether the person sees it; never throws for what Slack refuses */
export type Show = (reply: Shown, spot: Spot) => Promise<boolean>;

/** Refusals of a conversation that whoever is in it can lift. */
const liftable: readonly Refusal[] = ['notInChannel', 'archived'];

export function openShow(parts: ActParts): Show {
  const { host, clients, clock, log } = parts;
  const respond = openResponses(parts.loopbackResponses ?? false);
  const conversations = openConversations({ host, call: gatedCalls(clock), log });

  const go: Record<Way, (drawn: Drawn, spot: Spot) => Promise<unknown>> = {
    replaceByUrl: (drawn, { response, pressed }) =>
      respond(response?.url ?? '', {
        ...drawn,
        response_type: pressed?.ephemeral ? 'ephemeral' : 'in_channel',
        replace_original: true,
      }),
    async replace(drawn, { account, channel = '', pressed }) {
      const client = await clients.interactive(account.workspace);
      await simply(drawn, (args) => client.chat.update({ ...args, channel, ts: pressed?.ts ?? '' }));
    },
    urlHere: (drawn, spot) => byUrl(drawn, spot, 'in_channel'),
    urlPrivate: (drawn, spot) => byUrl(drawn, spot, 'ephemeral'),
    message: (drawn, spot) => post(drawn, spot, spot.channel ?? '', spot.thread),
    async ephemeral(drawn, { account, channel = '', thread }) {
      const client = await clients.interactive(account.workspace);
      await simply({ ...drawn, thread_ts: thread }, (args) =>
        client.chat.postEphemeral({ ...args, channel, user: account.externalId }),
      );
    },
    async direct(drawn, spot) {
      const { workspace, externalId } = spot.account;
      const client = await clients.interactive(workspace);
      const to = { kind: 'person', workspace, externalId } as const;
      const { id, remembered } = await conversations.of(client, to);
      await post(drawn, spot, id).catch(async (error: unknown) => {
        if (!remembered || slackCode(error) !== 'channel_not_found') throw error;
        await post(drawn, spot, (await conversations.reopen(client, to)).id);
      });
    },
  };

  function byUrl(drawn: Drawn, { response, thread }: Spot, type: 'in_channel' | 'ephemeral'): Promise<void> {
    return respond(response?.url ?? '', {
      ...drawn,
      response_type: type,
      replace_original: false,
      ...(thread ? { thread_ts: thread } : {}),
    });
  }

  async function post(drawn: Drawn, { account }: Spot, channel: string, thread?: string): Promise<void> {
    const client = await clients.interactive(account.workspace);
    await simply({ ...drawn, thread_ts: thread }, (args) =>
      client.chat.postMessage({ ...args, channel, unfurl_links: false, unfurl_media: false }),
    );
  }

  /** Somebody can cure it: their leads are told, unless the reply found its place all the same. */
  async function report(failures: readonly Failure[], way: Way | null, spot: Spot): Promise<void> {
    const { workspace } = spot.account;
    for (const failure of failures) {
      if (failure.state !== 'refused' || failure.reason === 'rejected') continue;
      const { reason, detail } = failure;
      if (liftable.includes(reason) && way !== 'direct' && way !== null) continue;
      await host.trouble({ workspace, reason, externalId: spot.channel, detail });
      return;
    }
  }

  return async ({ card, ...reply }, given) => {
    if (!card) return true;
    const spot = stillFresh(given, clock.system());
    const failures: Failure[] = [];
    let left = waysOf(reply, spot);
    let way: Way | undefined;
    for (way = left[0]; way !== undefined; way = left[0]) {
      try {
        const drawn = way === 'direct' ? await explained(parts, card, spot, failures) : card;
        await go[way](drawMessage(drawn, await contextOf(parts, spot.account, drawn)), spot);
        break;
      } catch (error) {
        const failure = failureOf(error, way);
        failures.push(failure);
        const { workspace } = spot.account;
        log.warn({ workspace, way, failure }, 'A reply could not be shown this way');
        left = waysLeft(left, way, failure.state === 'uncertain');
      }
    }
    await report(failures, way ?? null, spot).catch((error: unknown) => {
      log.error({ err: error, workspace: spot.account.workspace }, 'A trouble could not be told');
    });
    if (way === undefined)
      log.error({ account: spot.account, failures }, 'A reply reached nobody: Slack refused every way');
    return way !== undefined;
  };
}

function stillFresh(spot: Spot, now: Temporal.Instant): Spot {
  const { response, ...rest } = spot;
  return response && response.until * 1000 > now.epochMilliseconds ? spot : rest;
}

function failureOf(error: unknown, way: Way): Failure {
  if (!(error instanceof ResponseRefused)) return outcomeOf(error, way === 'direct' ? 'person' : 'channel');
  if (error.mayHaveArrived) return { state: 'uncertain', reason: error.message };
  return { state: 'refused', reason: 'rejected', detail: error.message };
}

/** Says why it comes here, when whoever reads it can do something about it. */
async function explained(parts: ActParts, card: Card, spot: Spot, failures: Failure[]): Promise<Card> {
  const reasons = failures.map((failure) => (failure.state === 'refused' ? failure.reason : 'rejected'));
  const reason = liftable.find((one) => reasons.includes(one));
  if (!reason) return card;
  const t = await translatorFor(parts, spot.account);
  // @keys slack.acts.elsewhere.*
  const text = t(`slack.acts.elsewhere.${reason}`);
  return { ...card, blocks: [...card.blocks, { kind: 'notice', tone: 'neutral', text }] };
}

/** What Slack refuses for its form is said more simply. */
async function simply<Args extends { thread_ts?: string; blocks?: unknown }>(
  args: Args,
  send: (args: Args) => Promise<unknown>,
): Promise<void> {
  try {
    await send(args);
  } catch (error) {
    const simpler = simplerThan(args, slackCode(error));
    if (!simpler) throw error;
    await simply(simpler, send);
  }
}
