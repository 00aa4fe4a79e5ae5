/** Shows a reply: where it belongs, and where that cannot be, as near as Slack allows. */
import type { Card } from '../../../src/conversation/card.ts';
import type { MessageRef, Refusal } from '../../../src/conversation/platform.ts';
import type { Reply } from '../../../src/conversation/reply.ts';
import { isCurable } from '../cures.ts';
import { drawMessage } from '../render/message.ts';
import { type Failure, outcomeOf } from '../send/outcomes.ts';
import type { ActParts } from './act-parts.ts';
import { contextOf, translatorFor } from './draw.ts';
import { openReplyFiles } from './reply-files.ts';
import { ResponseRefused } from './response-url.ts';
import { openSpeaking } from './speak.ts';
import type { Spot } from './spot.ts';
import { isAloud, type Way, waysLeft, waysOf } from './ways.ts';

export type Shown = Pick<Reply, 'card' | 'visibility' | 'replaces'>;
/** @throws NotShownNow when Slack takes it no way at present; what it refuses for good is logged */
export type Show = (reply: Shown, spot: Spot) => Promise<void>;

/**
 * A reply reached nobody, for a reason that passes. Whoever handles the event lets it fail: it is handled again later,
 * and what was done is not done again, since the bot knows the event and answers as before.
 */
export class NotShownNow extends Error {
  override readonly name = 'NotShownNow';
}

/** Refusals of a conversation that whoever is in it can lift. */
const liftable: readonly Refusal[] = ['notInChannel', 'archived'];
/** What keeps a reply out of the conversation it belongs to. */
const ofThePlace: readonly Refusal[] = [...liftable, 'restricted'];
/** What an administrator of Slack can put right. */
const curable: readonly Refusal[] = ['revoked', 'missingScope'];

export function openShow(parts: ActParts): Show {
  const { host, clock, log } = parts;
  const go = openSpeaking(parts);
  const files = openReplyFiles(parts);

  /** Somebody can cure it: their leads are told, unless the reply found its place all the same. */
  async function report(failures: readonly Failure[], way: Way | null, spot: Spot): Promise<void> {
    const { workspace } = spot.account;
    for (const failure of failures) {
      if (failure.state !== 'refused') continue;
      const { reason, detail } = failure;
      const lost = ofThePlace.includes(reason) && (way === 'direct' || way === null);
      if ((!lost && !curable.includes(reason)) || !isCurable(reason)) continue;
      await host.trouble({ workspace, reason, externalId: spot.channel, detail });
      return;
    }
  }

  const drawnFor = async (card: Card, { account }: Spot) =>
    drawMessage(card, await contextOf(parts, account, card));
  const alone = async (card: Card, spot: Spot) => go.direct(await drawnFor(card, spot), spot);

  return async ({ card, ...reply }, given) => {
    if (!card) return;
    const spot = stillFresh(given, clock.system());
    const failures: Failure[] = [];
    let perhapsSaid = false;
    let left = files.waysFor(card, waysOf(reply, spot));
    let way: Way | undefined;
    let placed: MessageRef | null = null;
    for (way = left[0]; way !== undefined; way = left[0]) {
      try {
        const drawn = way === 'direct' ? await explained(parts, card, spot, failures) : card;
        placed = await go[way](await drawnFor(drawn, spot), spot);
        break;
      } catch (error) {
        const failure = failureOf(error, way);
        failures.push(failure);
        perhapsSaid ||= failure.state === 'uncertain' && isAloud(way);
        const { workspace } = spot.account;
        log.warn({ workspace, way, failure }, 'A reply could not be shown this way');
        left = waysLeft(left, way, failure.state === 'uncertain');
      }
    }
    if (way !== undefined && card.files?.length) await files.attach(card, placed, () => alone(card, spot));
    await report(failures, way ?? null, spot).catch((error: unknown) => {
      log.error({ err: error, workspace: spot.account.workspace }, 'A trouble could not be told');
    });
    if (way !== undefined) return;
    // What others may have read is not said a second time.
    if (!perhapsSaid && failures.some(({ state }) => state !== 'refused'))
      throw new NotShownNow('Slack takes this reply no way at present');
    log.error({ account: spot.account, failures }, 'A reply reached nobody: Slack refused every way');
  };
}

function stillFresh(spot: Spot, now: Temporal.Instant): Spot {
  const { response, ...rest } = spot;
  return response && response.until * 1000 > now.epochMilliseconds ? spot : rest;
}

function failureOf(error: unknown, way: Way): Failure {
  if (!(error instanceof ResponseRefused)) return outcomeOf(error, way === 'direct' ? 'person' : 'channel');
  if (error.how === 'unclear') return { state: 'uncertain', reason: error.message };
  if (error.how === 'forNow') return { state: 'retry', reason: error.message };
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
