import type { Decision } from '../store/generated/client.ts';
import type { Recorder } from './recorder.ts';

/**
 * Shows a decision in every channel of its committee, in the thread of its session (C21): posted once, then drawn again with
 * each correction.
 */
export async function postDecision(by: Recorder, { id, committeeId }: Decision): Promise<void> {
  const channels = await by.tx.committeeChannel.findMany({ where: { committeeId } });
  for (const { channelId } of channels)
    await by.ledger.notify(by.tx, {
      spaceId: by.spaceId,
      rule: 'DECISION',
      subject: { type: 'decision', id, version: 1 },
      recipient: { kind: 'channel', id: channelId },
      message: 'decision.posted',
      nature: 'post',
      live: true,
      correlationId: by.correlationId,
    });
  await by.ledger.refresh(by.tx, { type: 'decision', id }, by.correlationId);
}
