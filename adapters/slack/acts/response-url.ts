/** Answers by Slack's response_url. */
import type { KnownBlock } from '@slack/types';
import { isLoopback } from '../../../src/loopback.ts';

/** Body of an answer (docs.slack.dev/interactivity/handling-user-interaction#message_responses). */
export interface ResponseMessage {
  text: string;
  blocks: KnownBlock[];
  response_type: 'in_channel' | 'ephemeral';
  replace_original: boolean;
  thread_ts?: string;
}

/** Slack did not take it: for good, for the moment (it asks to wait), or nobody knows whether it did. */
export class ResponseRefused extends Error {
  override readonly name = 'ResponseRefused';
  readonly how: 'forGood' | 'forNow' | 'unclear';

  constructor(message: string, how: ResponseRefused['how'], options?: ErrorOptions) {
    super(message, options);
    this.how = how;
  }
}

export type Respond = (url: string, message: ResponseMessage) => Promise<void>;

/**
 * @param loopbackAllowed whether addresses of this computer are called too: SLACK_API_URL stands on it
 * @param timeoutMs how long Slack is waited for
 * @returns a function that posts one answer. @throws ResponseRefused
 */
export function openResponses(loopbackAllowed: boolean, timeoutMs = 3_000): Respond {
  return async (url, message) => {
    // Payloads are signed, yet an address out of one is followed only to where Slack says they lead.
    if (!isResponseUrl(url, loopbackAllowed)) throw new ResponseRefused('not an address of Slack', 'forGood');
    let answer: Response;
    try {
      answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(message),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      await answer.body?.cancel();
    } catch (error) {
      throw new ResponseRefused('no answer', 'unclear', { cause: error });
    }
    if (!answer.ok) throw new ResponseRefused(`HTTP ${answer.status}`, howOf(answer.status));
  };
}

function howOf(status: number): ResponseRefused['how'] {
  if (status === 429) return 'forNow';
  return status >= 500 ? 'unclear' : 'forGood';
}

/** @returns whether an address is one of Slack's response addresses, or of this computer where that is allowed. */
export function isResponseUrl(text: string, loopbackAllowed: boolean): boolean {
  const url = URL.parse(text);
  if (!url || url.username || url.password) return false;
  if (url.protocol === 'https:' && url.host === 'hooks.slack.com') return true;
  return (
    loopbackAllowed && isLoopback(url.hostname) && (url.protocol === 'http:' || url.protocol === 'https:')
  );
}
