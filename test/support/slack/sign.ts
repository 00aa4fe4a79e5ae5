/** Requests as Slack sends them: https://docs.slack.dev/authentication/verifying-requests-from-slack */
import { createHmac } from 'node:crypto';

export interface SigningOptions {
  signingSecret: string;
  /** When Slack sends it. */
  at: Temporal.Instant;
  /** Sent again by Slack, for the nth time. */
  retry?: { number: number; reason?: string };
}

export interface SignedRequest {
  method: 'POST';
  headers: Record<string, string>;
  body: string;
}

const form = 'application/x-www-form-urlencoded';

/** An event of the Events API. */
export function signedEvent(envelope: object, options: SigningOptions): SignedRequest {
  return signedRequest(JSON.stringify(envelope), 'application/json', options);
}

/** A slash command: flat fields. */
export function signedCommand(fields: Record<string, string>, options: SigningOptions): SignedRequest {
  return signedRequest(new URLSearchParams(fields).toString(), form, options);
}

/** A button, a menu, a shortcut, a modal: JSON in the field `payload`. */
export function signedInteraction(payload: object, options: SigningOptions): SignedRequest {
  return signedRequest(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form, options);
}

/** Any body. */
export function signedRequest(body: string, contentType: string, options: SigningOptions): SignedRequest {
  const { signingSecret, at, retry } = options;
  const timestamp = String(Math.floor(at.epochMilliseconds / 1000));
  return {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signatureOf(body, timestamp, signingSecret),
      ...(retry && {
        'x-slack-retry-num': String(retry.number),
        'x-slack-retry-reason': retry.reason ?? 'http_timeout',
      }),
    },
    body,
  };
}

/** @param timestamp whole seconds since 1970 */
export function signatureOf(body: string | Buffer, timestamp: string, signingSecret: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}
