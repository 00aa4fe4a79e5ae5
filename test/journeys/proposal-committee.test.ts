import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { plain, replyOf, toPerson } from './reading.ts';

onEveryPlatform('the channel of one committee', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  it('what the secretary proposes in the channel of one committee is that committee’s, wherever it is accepted', async () => {
    const line = '/copil planifier 24/09/2026 10:00 1h "Point de suivi"';
    const proposed = await copil.say('ines', 'cosuiv-dui', line);
    expect(replyOf(proposed)).toContain('Comité : COSUIV');
    const [asked] = toPerson(proposed.messages, 'claire');
    expect(plain(asked?.text ?? '')).toContain('Comité : COSUIV');
    await copil.press('claire', asked?.id ?? '', 'accept');
    const { meetings } = await copil.state();
    const meeting = meetings.find(({ title }: { title: string }) => title === 'Point de suivi');
    expect(meeting?.reference).toMatch(/^COSUIV-/);
  });
});
