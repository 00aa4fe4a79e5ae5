import { describe, expect, it } from 'vitest';
import type { Address, SendResult } from '../../../src/conversation/platform.ts';
import { onceByKey } from './once-by-key.ts';

const karim: Address = { kind: 'person', workspace: 'T1', externalId: 'U1' };

describe('a message with its key', () => {
  const counted = (results: SendResult['state'][] = []) => {
    let sends = 0;
    const send = async (): Promise<SendResult> => {
      const state = results[sends] ?? 'sent';
      sends += 1;
      if (state !== 'sent') return { state: 'retry', reason: 'x' };
      return { state, ref: { workspace: 'T1', address: 'D1', externalId: `${sends}.0` } };
    };
    return { send, sends: () => sends };
  };

  it('is sent once, asked for twice or at the same moment', async () => {
    const once = onceByKey();
    const { send, sends } = counted();
    const together = await Promise.all([once(karim, 'k', send), once(karim, 'k', send)]);
    expect(await once(karim, 'k', send)).toEqual(together[0]);
    expect(together[1]).toEqual(together[0]);
    expect(sends()).toBe(1);
  });

  it('may be tried again after a failure', async () => {
    const once = onceByKey();
    const { send } = counted(['retry', 'sent']);
    expect((await once(karim, 'k', send)).state).toBe('retry');
    expect((await once(karim, 'k', send)).state).toBe('sent');
  });

  it('is another message for somebody else or in another workspace', async () => {
    const once = onceByKey();
    const { send, sends } = counted();
    await once(karim, 'k', send);
    await once({ ...karim, externalId: 'U2' }, 'k', send);
    await once({ ...karim, workspace: 'T2' }, 'k', send);
    expect(sends()).toBe(3);
  });

  it('is forgotten when many others followed: memory stays small', async () => {
    const once = onceByKey(2);
    const { send, sends } = counted();
    for (const key of ['a', 'b', 'c', 'c', 'a']) await once(karim, key, send);
    expect(sends()).toBe(4);
  });
});
