import type { AckFn } from '@slack/bolt';
import type { Logger } from '../../../src/log.ts';

/** Slack waits 3 s; Bolt answers 404 at 3.001 s. */
export const ackDeadlineMs = 2500;

export interface Acknowledgement {
  /** For listeners: the first call counts, later ones do nothing; never rejects. */
  ack: AckFn<unknown>;
  /** Nothing more will come: acknowledges, empty, when nobody has. */
  end(): Promise<void>;
}

/**
 * Sees to it that a request is acknowledged in time whatever its listener does: empty at the deadline.
 * @param ack of the transport; may reject (a socket that closed), then Slack delivers again and finds it known
 * @param deadlineMs real milliseconds from now
 */
export function acknowledgeOnce(ack: AckFn<unknown>, deadlineMs: number, log: Logger): Acknowledgement {
  let acknowledged = false;
  const once = async (response?: unknown) => {
    if (acknowledged) return;
    acknowledged = true;
    clearTimeout(timer);
    try {
      await ack(response);
    } catch (error) {
      log.warn({ err: error }, 'An acknowledgement did not reach Slack');
    }
  };
  const timer = setTimeout(() => {
    log.warn({ deadlineMs }, 'A listener did not acknowledge in time; Slack was answered in its place');
    void once();
  }, deadlineMs);
  return { ack: once, end: () => once() };
}
