/** The door of POST /slack/events: what passes was signed by Slack just now, and is an object. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import { StartupError } from '../../../src/startup-error.ts';
import type { Clock } from '../../../src/time.ts';

export interface GuardOptions {
  signingSecret: string;
  /** Its system time judges the age of a request. */
  clock: Clock;
  bodyLimitBytes?: number;
}

/** Either an answer that needs nobody else, or a request to hand on. */
export type Reading =
  | { status: 200; json?: object }
  | { status: 400 | 401 | 413 | 415; why: string }
  /** Who asked is gone. */
  | { status: 'gone' }
  | {
      status: 'accepted';
      body: Buffer;
      contentType: typeof form | typeof json;
      /** Digest of the signature, to recognise a replay. */
      signature: string;
    };

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';
/** Slack's own advice, and what Bolt does not check: a request from the future. */
const oldestSeconds = 5 * 60;
const newestSeconds = 60;

/**
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 * @throws StartupError when the secret is empty
 */
export function openGuard({ signingSecret, clock, bodyLimitBytes = 1024 * 1024 }: GuardOptions) {
  if (signingSecret.trim() === '') {
    throw new StartupError(
      'SLACK_SIGNING_SECRET: nothing was read, so anybody could speak for Slack. Copy “Signing Secret” from ' +
        'api.slack.com/apps → your app → Basic Information, or set SLACK_APP_TOKEN to use Socket Mode.',
    );
  }
  return async function readRequest(req: IncomingMessage): Promise<Reading> {
    const body = await readBody(req, bodyLimitBytes);
    if (typeof body === 'string') {
      return body === 'gone' ? { status: 'gone' } : { status: 413, why: `more than ${bodyLimitBytes} bytes` };
    }
    const type = mediaType(req.headers);
    // Slack's test of the certificate carries neither payload nor signature.
    if (type === form && parse(body.toString()).ssl_check === '1') return { status: 200 };
    const refused = refusedSignature(req.headers, body, signingSecret, clock.system());
    if (refused) return { status: 401, why: refused };
    if (type !== form && type !== json) return { status: 415, why: 'neither a form nor JSON' };
    const content = parseBody(body.toString(), type);
    if (!content) return { status: 400, why: 'not an object' };
    if (content.type === 'url_verification') {
      return typeof content.challenge === 'string'
        ? { status: 200, json: { challenge: content.challenge } }
        : { status: 400, why: 'url_verification without a challenge' };
    }
    const signature = createHash('sha256')
      .update(String(req.headers['x-slack-signature']))
      .digest('base64url');
    return { status: 'accepted', body, contentType: type, signature };
  };
}

/** @returns the bytes; what is beyond the limit is not kept */
function readBody(req: IncomingMessage, limitBytes: number): Promise<Buffer | 'tooLarge' | 'gone'> {
  if (Number(req.headers['content-length'] ?? 0) > limitBytes) return Promise.resolve('tooLarge');
  const { promise, resolve } = Promise.withResolvers<Buffer | 'tooLarge' | 'gone'>();
  const chunks: Buffer[] = [];
  let length = 0;
  req.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= limitBytes) chunks.push(chunk);
    else resolve('tooLarge');
  });
  req.once('end', () => resolve(Buffer.concat(chunks)));
  req.once('error', () => resolve('gone'));
  req.once('close', () => resolve('gone'));
  return promise;
}

function mediaType(headers: IncomingHttpHeaders): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** @returns why the request is not believed, null when it is */
function refusedSignature(
  headers: IncomingHttpHeaders,
  body: Buffer,
  signingSecret: string,
  now: Temporal.Instant,
): string | null {
  const timestamp = String(headers['x-slack-request-timestamp'] ?? '');
  const signature = String(headers['x-slack-signature'] ?? '');
  if (!/^\d{1,12}$/.test(timestamp)) return 'no timestamp';
  if (!/^v0=[0-9a-f]{64}$/.test(signature)) return 'no signature';
  const ageSeconds = now.epochMilliseconds / 1000 - Number(timestamp);
  if (ageSeconds > oldestSeconds)
    return `${Math.floor(ageSeconds)} s old: a replay, or this computer’s clock is fast`;
  if (ageSeconds < -newestSeconds) return `${Math.floor(-ageSeconds)} s ahead: this computer’s clock is slow`;
  const expected = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest();
  const given = Buffer.from(signature.slice('v0='.length), 'hex');
  return timingSafeEqual(expected, given)
    ? null
    : 'wrong signature; is SLACK_SIGNING_SECRET the one of this app?';
}

/** @returns what Bolt will read in it, null when that is no object */
function parseBody(text: string, type: typeof form | typeof json): Record<string, unknown> | null {
  let content: unknown;
  try {
    if (type === json) {
      content = JSON.parse(text);
    } else {
      const fields = parse(text);
      content = typeof fields.payload === 'string' ? JSON.parse(fields.payload) : fields;
    }
  } catch {
    return null;
  }
  const isObject = typeof content === 'object' && content !== null && !Array.isArray(content);
  return isObject ? (content as Record<string, unknown>) : null;
}
