/** How Slack's requests reach copil: signed over HTTP, or over Socket Mode. */
import { systemClock } from '../../../src/time.ts';
import type { Json } from './emulated-workspace.ts';
import { type SignedRequest, signedCommand, signedEvent, signedInteraction } from './sign.ts';
import type { SlackServer } from './slack-server.ts';

/** A request as it was sent, to send it again. */
export interface SlackRequest {
  kind: 'events_api' | 'slash_commands' | 'interactive';
  payload: Json;
}

/** What copil acknowledged with. */
export interface Acknowledged {
  /** HTTP status; 200 for an acknowledgement over Socket Mode. */
  status: number;
  body: Json;
  request: SlackRequest;
}

export interface Sending {
  /** Slack sends it again. */
  retry?: { number: number; reason?: string };
  /** When Slack says it sent it. */
  at?: Temporal.Instant;
}

export type Deliver = (request: SlackRequest, sending?: Sending) => Promise<Acknowledged>;

/** Sends over HTTP, signed. @param url address of POST /slack/events */
export function deliverOverHttp(url: () => string, signingSecret: string): Deliver {
  return async (request, { retry, at = systemClock.system() } = {}) => {
    const response = await fetch(url(), signed(request, { signingSecret, at, retry }));
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text, request };
  };
}

function signed({ kind, payload }: SlackRequest, options: Parameters<typeof signedEvent>[1]): SignedRequest {
  switch (kind) {
    case 'events_api':
      return signedEvent(payload, options);
    case 'slash_commands':
      return signedCommand(payload, options);
    case 'interactive':
      return signedInteraction(payload, options);
  }
}

/** Sends over Socket Mode. */
export function deliverOverSocket(slack: SlackServer): Deliver {
  return async (request, { retry } = {}) => {
    const body = await slack.sockets.send({
      envelope_id: crypto.randomUUID(),
      type: request.kind,
      payload: request.payload,
      accepts_response_payload: request.kind !== 'events_api',
      ...(retry ? { retry_attempt: retry.number, retry_reason: retry.reason ?? 'timeout' } : {}),
    });
    return { status: 200, body: body ?? '', request };
  };
}
