/** POST /slack/events on the service's own HTTP server. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import type { Logger } from '../../../src/log.ts';
import type { Clock } from '../../../src/time.ts';
import { sdkLog } from '../sdk-log.ts';
import { openGuard } from './guard.ts';
import { NotTaken, type RequestNotes } from './inbox-receiver.ts';

export const eventsPath = '/slack/events';

/** What the guard leaves on a request for Bolt (`rawBody`) and for the inbox. */
type GuardedRequest = IncomingMessage & { rawBody: Buffer; notes: RequestNotes };

const statusOf = { unreadable: 400, replayed: 401, unavailable: 503 } as const;

export interface GuardedHttpReceiver {
  receiver: HTTPReceiver;
  /** Answers every request it is given; never throws. */
  requestListener(req: IncomingMessage, res: ServerResponse): void;
}

/** @throws StartupError naming SLACK_SIGNING_SECRET when it is empty */
export function openHttpReceiver(parts: {
  signingSecret: string;
  clock: Clock;
  log: Logger;
  bodyLimitBytes?: number;
}): GuardedHttpReceiver {
  const { log } = parts;
  const readRequest = openGuard(parts);
  const receiver = new HTTPReceiver({
    signingSecret: parts.signingSecret,
    // The guard has verified it, by the injected clock and against the future too.
    signatureVerification: false,
    endpoints: eventsPath,
    logger: sdkLog(log),
    customPropertiesExtractor: (req) => (req as unknown as GuardedRequest).notes,
    processEventErrorHandler: async ({ error, response }) => {
      const reason =
        (error as unknown) instanceof NotTaken ? (error as unknown as NotTaken).reason : undefined;
      if (!reason) log.error({ err: error }, 'A request of Slack failed before its listener');
      if (!response.headersSent) answer(response, reason ? statusOf[reason] : 503);
      return true;
    },
  });

  async function receive(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.method !== 'POST' || pathOf(req) !== eventsPath) return answer(res, 404);
    const reading = await readRequest(req);
    switch (reading.status) {
      case 'gone':
        return;
      case 200:
        return answer(res, 200, reading.json);
      case 'accepted': {
        const { body: rawBody, contentType, signature } = reading;
        // Bolt knows a form by the bare name of its type.
        req.headers['content-type'] = contentType;
        return receiver.requestListener(Object.assign(req, { rawBody, notes: { signature } }), res);
      }
      default:
        log.warn({ status: reading.status, why: reading.why }, 'A request to /slack/events was refused');
        return answer(res, reading.status);
    }
  }

  return {
    receiver,
    requestListener: (req, res) =>
      void receive(req, res).catch((error) => {
        log.error({ err: error }, 'A request to /slack/events could not be read');
        if (!res.headersSent) answer(res, 503);
      }),
  };
}

function pathOf(req: IncomingMessage): string {
  return (req.url ?? '').split('?', 1)[0] ?? '';
}

function answer(res: ServerResponse, status: number, json?: object): void {
  const body = json === undefined ? '' : JSON.stringify(json);
  res.writeHead(status, {
    ...(json && { 'content-type': 'application/json; charset=utf-8' }),
    // What is refused for good stays refused; what could not be written down is wanted again.
    ...(status >= 400 && status < 500 && { 'x-slack-no-retry': '1' }),
    // The rest of a body that is too large is not waited for.
    ...(status === 413 && { connection: 'close' }),
  });
  res.end(body);
}
