import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, Seen, SeenMessage, SentRow } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, nine, plain, replyOf, toPerson } from './reading.ts';

// biome-ignore lint/suspicious/noExplicitAny: JSON of the interface
type Told = any;

/** Issue 4, point 3; peers.md rows 2 to 5. */
onEveryPlatform('a date is found before there is one', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  const rows = (sent: SentRow[], rule: string) => sent.filter((row) => row.rule.split('+').includes(rule));
  const button = ({ buttons }: SeenMessage, label: string, place = 0) => {
    const found = buttons.filter((one) => plain(one.label) === label)[place];
    if (!found) throw new Error(`no « ${label} » among ${buttons.map((one) => one.label).join(', ')}`);
    return found.id;
  };
  /** Presses « Possible », « Si besoin » or « Impossible » on each line of the person's own card, in order. */
  async function answers(handle: string, ...said: string[]): Promise<Seen[]> {
    const seen: Seen[] = [];
    for (const [line, label] of said.entries()) {
      const card = await lastOf(copil, handle, 'COPIL n°2');
      seen.push(await copil.press(handle, card.id, button(card, label, line)));
    }
    return seen;
  }

  it('is offered in one line; each member is asked once, and the author reads what was understood', async () => {
    const seen = await copil.say(
      'claire',
      'copil-dui',
      '/copil sondage 22/09 14h, 24/09 10h, 29/09 14h 2h "COPIL n°2" avant:05/09 invités:@julie',
    );
    const reply = replyOf(seen);
    expect(reply).toContain('COPIL n°2 : sondage lancé');
    expect(reply).toContain('10 personnes sont interrogées maintenant');
    expect(reply).toContain('jusqu’au samedi 5 septembre 2026 inclus');
    expect(reply).toContain('mardi 22 septembre 2026, de 14 h à 16 h');
    expect(reply).toContain('S-2026-001');
    for (const handle of nine) {
      const asked = await lastOf(copil, handle, 'quelles dates vous conviennent ?');
      expect(asked.buttons.filter(({ label }) => label === 'Si besoin')).toHaveLength(3);
    }
    if (process.env.PRINT) console.log((await lastOf(copil, 'yann', 'quelles dates')).text, '\n====\n', reply);
    const counter = (await copil.messages('claire', 'copil-dui')).findLast(({ text }) =>
      plain(text).includes('choix d’une date'),
    );
    expect(plain(counter?.text ?? '')).toContain('9 sans réponse'.replace('9', '10'));
  });

  it('works', async () => {
    const seen = await answers('yann', 'Possible', 'Impossible', 'Si besoin');
    if (process.env.PRINT) {
      console.log(seen.map(replyOf).join('\n----\n'));
      console.log((await lastOf(copil, 'claire', 'COPIL n°2')).text);
      console.log(JSON.stringify((await lastOf(copil, 'claire', 'COPIL n°2')).buttons));
      console.log((await copil.mails('julie')).map((m) => m.text).join('\n====='));
    }
    const sent = await copil.clock('2026-09-03T09:00');
    expect(rows(sent, 'POLL-REMIND').map(({ to }) => to).toSorted()).toEqual([...nine.filter((one) => one !== 'yann'), 'julie'].toSorted());
  });
});
