import { describe, expect, it } from 'vitest';
import { createHeartbeat } from './heartbeat.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('the heartbeat', () => {
  it('beats once before the service is ready', async () => {
    let beats = 0;
    const heart = createHeartbeat(async () => {
      beats += 1;
    }, silent);
    await heart.start();
    expect(beats).toBe(1);
    await heart.stop();
  });

  it('does not stop the service when a beat fails, and says so', async () => {
    const logged: string[] = [];
    const log = { ...silent, error: (_: object, sentence: string) => void logged.push(sentence) };
    const heart = createHeartbeat(() => Promise.reject(new Error('database away')), log);
    await heart.start();
    await heart.stop();
    expect(logged).toHaveLength(1);
  });

  it('waits for the beat under way when it is stopped, and may be started again', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let ended = false;
    const heart = createHeartbeat(async () => {
      await promise;
      ended = true;
    }, silent);
    const started = heart.start();
    const stopped = heart.stop();
    resolve();
    await Promise.all([started, stopped]);
    expect(ended).toBe(true);
    await heart.start();
    await heart.stop();
  });
});
