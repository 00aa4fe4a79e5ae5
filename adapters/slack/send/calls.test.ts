import { WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { gatedCalls } from './calls.ts';

describe('calls to Slack', () => {
  it('are turned back without a request while Slack asks to wait, for that workspace and method only', async () => {
    let now = Temporal.Instant.from('2026-09-01T08:00:00Z');
    const call = gatedCalls({ now: () => now, system: () => now });
    const limited = async () => {
      throw new WebAPIRateLimitedError(20);
    };
    let requests = 0;
    const fine = async () => ++requests;

    await expect(call('T1', 'chat.postMessage', limited)).rejects.toBeInstanceOf(WebAPIRateLimitedError);
    now = now.add({ seconds: 5 });
    await expect(call('T1', 'chat.postMessage', fine)).rejects.toMatchObject({ retryAfter: 15 });
    expect(requests).toBe(0);
    expect(await call('T1', 'chat.update', fine)).toBe(1);
    expect(await call('T2', 'chat.postMessage', fine)).toBe(2);
    now = now.add({ seconds: 15 });
    expect(await call('T1', 'chat.postMessage', fine)).toBe(3);
  });
});
