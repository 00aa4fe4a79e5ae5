/** A receiver of Bolt that writes everything down before it is acknowledged, and hands each thing over once. */
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Intake } from '../../../src/intake/intake.ts';
import type { Logger } from '../../../src/log.ts';
import { ackDeadlineMs, acknowledgeOnce } from './acknowledge-once.ts';
import { isReadable } from './readable.ts';
import { eventIdOf, type SlackBody, workspaceOf } from './slack-id.ts';

/** Why a request is not taken; the transport turns it into its own answer. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly reason: 'unreadable' | 'replayed' | 'unavailable';

  constructor(reason: NotTaken['reason']) {
    super(reason);
    this.reason = reason;
  }
}

export interface InboxReceiver extends Receiver {
  /** Hands over, without an acknowledgement and with `context.resumed`, what was left unfinished. */
  resume(signal: AbortSignal): Promise<void>;
  /**
   * Ends when everything received so far was handled or failed, at the latest after `limitMs` real milliseconds.
   * @param also something else to wait for
   */
  settled(limitMs: number, also?: Promise<void>): Promise<void>;
}

export interface InboxReceiverParts {
  /** HTTPReceiver or SocketModeReceiver. Its error handler answers a `NotTaken`. */
  receiver: Receiver;
  intake: Intake;
  log: Logger;
  /** For tests; real milliseconds. */
  deadlineMs?: number;
}

/** What the HTTP transport notes about a request; see transport.ts. */
export interface RequestNotes {
  signature?: string;
}

export function createInboxReceiver(parts: InboxReceiverParts): InboxReceiver {
  const { receiver, intake, log, deadlineMs = ackDeadlineMs } = parts;
  const inHand = new Set<Promise<void>>();
  let app: Pick<App, 'processEvent'> | undefined;

  /** @throws NotTaken; then nothing was acknowledged */
  async function take(event: ReceiverEvent): Promise<void> {
    const begun = performance.now();
    const id = await enter(event);
    if (!id) return event.ack();
    const { ack, end } = acknowledgeOnce(event.ack, deadlineMs - (performance.now() - begun), log);
    // Nobody answers an event through its acknowledgement.
    if (event.body.event !== undefined) await ack();
    const { customProperties: _, ...forApp } = event;
    const handling = handle(id, { ...forApp, ack }).finally(end);
    inHand.add(handling);
    await handling.finally(() => inHand.delete(handling));
  }

  /** @returns the id of what is new, null for what is known */
  async function enter({ body, retryNum, customProperties }: ReceiverEvent): Promise<string | null> {
    const written = write(body);
    if (!written) throw new NotTaken('unreadable');
    const { signature } = (customProperties ?? {}) as RequestNotes;
    const entry = await intake
      .enter({ ...written, signature, retry: retryNum !== undefined })
      .catch((error: unknown) => {
        log.error({ err: error }, 'Slack’s request could not be written down; it was told to try again');
        throw new NotTaken('unavailable');
      });
    if (entry === 'replayed') {
      log.warn({ id: written.id }, 'The same signed request came twice; the second one was refused');
      throw new NotTaken('replayed');
    }
    return entry === 'new' ? written.id : null;
  }

  /** What fails here stays in the inbox and is tried again. */
  async function handle(id: string, event: ReceiverEvent): Promise<void> {
    try {
      await app?.processEvent(event);
      await intake.leave(id);
    } catch (error) {
      log.error({ err: error, id }, 'An event of Slack could not be handled; it will be tried again');
      await intake.fail(id).catch((lost: unknown) => {
        log.error({ err: lost, id }, 'The next attempt could not be noted; its lease ends by itself');
      });
    }
  }

  return {
    init(bolt) {
      app = bolt;
      receiver.init({ processEvent: take } as unknown as App);
    },
    start: (...options) => receiver.start(...options),
    stop: (...options) => receiver.stop(...options),
    async resume(signal) {
      await intake.resume(async (text) => {
        const body = JSON.parse(text) as SlackBody;
        await app?.processEvent({ body, ack: async () => {}, customProperties: { resumed: true } });
      }, signal);
    },
    async settled(limitMs, also) {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, limitMs);
      await Promise.race([Promise.all([...inHand, also]), late]);
      clearTimeout(timer);
    },
  };
}

/** @returns null when it is nothing that Slack sends */
function write(body: unknown): { id: string; body: string } | null {
  if (!isReadable(body)) return null;
  try {
    return { id: `slack:${workspaceOf(body) ?? '-'}:${eventIdOf(body)}`, body: JSON.stringify(body) };
  } catch {
    // Nested thousands of times.
    return null;
  }
}
