import type { Address, MessageRef, SendResult } from '../../../src/conversation/platform.ts';

/** Messages whose keys one process remembers; a lease ends long before so many have left. */
const remembered = 2_000;

/** Sends a message unless the same one, for the same address, was sent or is being sent by this process. */
export type OnceByKey = (to: Address, key: string, send: () => Promise<SendResult>) => Promise<SendResult>;

/** Slack has no idempotency key: the same message asked for twice would be shown twice. */
export function onceByKey(capacity = remembered): OnceByKey {
  const underWay = new Map<string, Promise<SendResult>>();
  const sent = new Map<string, MessageRef>();

  async function sendAndRemember(id: string, send: () => Promise<SendResult>): Promise<SendResult> {
    const result = await send();
    if (result.state === 'sent') {
      sent.set(id, result.ref);
      for (const oldest of sent.keys()) {
        if (sent.size <= capacity) break;
        sent.delete(oldest);
      }
    }
    return result;
  }

  return async (to, key, send) => {
    const id = JSON.stringify([to.workspace, to.kind, to.externalId, key]);
    const ref = sent.get(id);
    if (ref) return { state: 'sent', ref };
    const copy = underWay.get(id) ?? sendAndRemember(id, send).finally(() => underWay.delete(id));
    underWay.set(id, copy);
    return copy;
  };
}
