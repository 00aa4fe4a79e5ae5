import { setTimeout as pause } from 'node:timers/promises';
import { openMessages } from './claim.ts';
import type { Desk } from './desk.ts';
import type { Pump } from './pump.ts';
import { requeue } from './recover.ts';

/** Milliseconds between two looks at what another process holds. */
const lookAgainMs = 20;
/** Milliseconds after which what those in hand have woken is begun, though one of them takes long. */
const longLullMs = 250;

/**
 * Sends everything that is due now and returns when nothing is queued or being sent. Messages waiting for their next try
 * stay behind, and so does what another process holds for longer than the pace's patience.
 */
export async function drain(desk: Desk, pump: Pump): Promise<void> {
  let patience = desk.pace.drainPatienceMs;
  while (patience > 0) {
    if ((await pump.turn()) > 0) continue;
    if (pump.inHand() > 0) {
      await pump.lull(longLullMs);
      continue;
    }
    if ((await openMessages(desk)) === 0) return;
    if ((await requeue(desk)) > 0) continue;
    await pause(lookAgainMs);
    patience -= lookAgainMs;
  }
  desk.log.warn({ patienceMs: desk.pace.drainPatienceMs }, 'Some messages are held by another process');
}
