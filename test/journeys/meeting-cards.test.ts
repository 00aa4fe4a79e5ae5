import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, SeenMessage } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, plain, replyOf } from './reading.ts';

/** Nobody scrolls through three cards with the same buttons: the latest one counts, the others point to it. */
onEveryPlatform('the cards of a meeting that changes', (open) => {
  let copil: Driver;
  const cards = async (handle: string): Promise<SeenMessage[]> =>
    (await copil.messages(handle, 'dm')).filter(
      ({ from, text }) => from === 'copil' && plain(text).includes('COPIL n°2'),
    );

  beforeAll(async () => {
    copil = await open();
    await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
  });
  afterAll(() => copil.close());

  it('who does not come is offered a proxy, and the button stays on the card', async () => {
    await copil.press('sophie', (await lastOf(copil, 'sophie', 'COPIL n°2')).id, 'absent');
    await copil.press('karim', (await lastOf(copil, 'karim', 'COPIL n°2')).id, 'present');
    const [card] = await cards('sophie');
    expect(card?.buttons.map(({ label }) => label)).toContain('Donner procuration');
  });

  it('after a move the old card points to the new one, which alone has buttons', async () => {
    const preview = await copil.say('claire', 'copil-dui', '/copil déplacer COPIL-2 24/09/2026 14:00');
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    const [old, ...newer] = await cards('yann');
    expect(plain(old?.text ?? '')).toContain('Un message plus récent vous donne la suite');
    expect(old?.buttons).toEqual([]);
    expect(newer.at(-1)?.buttons.map(({ label }) => label)).toContain('Je viens');
  });

  it('in the channel the notice stands in the thread of the card, which shows the new date', async () => {
    const channel = await copil.messages('claire', 'copil-dui');
    const notice = channel.findLast(
      ({ thread, text }) => thread !== null && plain(text).includes('COPIL n°2'),
    );
    const opener = channel.find(({ id }) => id === notice?.thread);
    expect(plain(opener?.text ?? '')).toContain('jeudi 24 septembre 2026');
    expect(plain(opener?.text ?? '')).toContain('Réponses');
  });

  it('a date in the past is said at its field, and what was filled in stays', async () => {
    const { form } = await copil.say('claire', 'copil-dui', '/copil planifier "COPIL n°8"');
    const seen = await copil.submit('claire', form?.id ?? '', { when: '2026-08-04T10:00', duration: '2h' });
    const field = seen.form?.fields.find(({ name }) => name === 'when');
    expect(plain(field?.error ?? replyOf(seen))).toContain('est déjà passé. Donnez une date à venir.');
    expect(seen.form?.fields.find(({ name }) => name === 'title')?.value).toBe('COPIL n°8');
  });
});
