/** What every listener does first and last: acknowledge, know who acts, and leave nobody without a word. */
import { card } from '../../../src/conversation/card.ts';
import type { AccountRef } from '../../../src/conversation/platform.ts';
import { accountOf, eventIdOf, type SlackBody } from '../receive/slack-id.ts';
import type { ActParts } from './act-parts.ts';
import { translatorFor } from './draw.ts';
import { NotShownNow, type Show } from './show.ts';
import { type ResponseAddress, responseSeconds, type Spot } from './spot.ts';

/** What Bolt hands over, as far as it is read here. */
export interface Heard {
  body: SlackBody;
  context: { botUserId?: string; resumed?: boolean };
}

/** Somebody's act. */
export interface Act {
  account: AccountRef;
  eventId: string;
  /** Absent when the event is handled again after a crash: it is long used or over. */
  trigger?: string;
  response?: ResponseAddress;
}

export type Attend = (
  heard: Heard,
  work: (act: Act, standing: (spot: Spot) => void) => Promise<void>,
) => Promise<void>;

/**
 * @returns a frame around a listener's work: acts of nobody are left alone, and what breaks is logged without a word of
 *   what was said, and told to the person where `standing` last said they stand. @throws NotShownNow when Slack takes
 *   no word at present, so that the event is handled again
 */
export function openAttend(parts: ActParts, show: Show): Attend {
  const { clock, log } = parts;
  return async ({ body, context }, work) => {
    const account = accountOf(body);
    if (!account) return;
    const act: Act = { account, eventId: eventIdOf(body), ...addressesOf(body, context, clock.system()) };
    let spot: Spot = { ...act, around: 'home' };
    try {
      await work(act, (known) => {
        spot = known;
      });
    } catch (error) {
      if (error instanceof NotShownNow) throw error;
      log.error({ err: error, eventId: act.eventId, workspace: account.workspace }, 'An act in Slack broke.');
      const t = await translatorFor(parts, account);
      await show({ card: card(undefined, t('slack.acts.broken')), visibility: 'private' }, spot);
    }
  };
}

function addressesOf(
  { trigger_id: trigger, response_url: url }: SlackBody,
  { resumed }: Heard['context'],
  now: Temporal.Instant,
): Pick<Act, 'trigger' | 'response'> {
  const until = Math.floor(now.epochMilliseconds / 1000) + responseSeconds;
  return {
    ...(typeof trigger === 'string' && trigger !== '' && !resumed ? { trigger } : {}),
    ...(typeof url === 'string' && url !== '' ? { response: { url, until } } : {}),
  };
}
