import { expect, it } from 'vitest';
import { openLocalHouse } from '../../test/support/local-house.ts';
import { oneAtATime } from './turns.ts';

it('never lets a clock jump and a sentence interleave', async () => {
  const steps: string[] = [];
  const jump = Promise.withResolvers<void>();
  const house = await openLocalHouse({
    async advanceTo() {
      steps.push('jump begins');
      await jump.promise;
      steps.push('jump ends');
      return [];
    },
    async drain() {
      steps.push('said');
    },
  });
  const both = Promise.all([
    house.post('/local/api/clock', { advance: 'P1D' }),
    house.post('/local/api/say', { as: 'claire', in: 'dm', text: 'aide' }),
  ]);
  await expect.poll(() => steps).toEqual(['jump begins']);
  // Long enough for the sentence to be handled, were it not waiting.
  for (let look = 0; look < 30; look++) {
    expect((await house.get('/local/api/messages?as=claire')).body.messages).toEqual([]);
  }
  expect(steps).toEqual(['jump begins']);
  jump.resolve();
  await both;
  expect(steps).toEqual(['jump begins', 'jump ends', 'said']);
  await house.end();
});

it('goes on after one that failed', async () => {
  const inTurn = oneAtATime();
  const failing = inTurn(() => Promise.reject(new Error('no')));
  const next = inTurn(async () => 'next');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('next');
});
