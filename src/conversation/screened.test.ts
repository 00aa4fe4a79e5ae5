import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { event, sampleConversation, saying } from '../../test/fuzz/sample-bot.ts';
import type { Handled } from './pipeline.ts';
import { renderText } from './render-text.ts';

const secret = 'SECRET';
const sentence = 'Ce texte ne peut pas être gardé.';

function guarded() {
  const handled: Handled[] = [];
  const looked: string[] = [];
  const sample = sampleConversation({
    screen: (text) => {
      looked.push(text);
      return text.includes(secret) ? sentence : null;
    },
    handled: (what) => handled.push(what),
  });
  return { ...sample, handled, looked };
}

describe('a text that must not be kept', () => {
  it('is refused when it is typed, privately, before it is read', async () => {
    const { bot, ran, handled, errors } = guarded();
    const reply = await bot.say(saying(`décision "Changer ${secret} de chambre" genre:pilotage`));
    expect(reply).toMatchObject({ outcome: 'refused', visibility: 'private' });
    expect(renderText(reply.card ?? { blocks: [] }, 'fr')).toBe(sentence);
    expect(reply.form).toBeUndefined();
    expect([...ran, ...errors]).toEqual([]);
    expect(handled).toMatchObject([{ command: null, outcome: 'refused' }]);
  });

  it('is refused in a button, whether it acts or opens a form', async () => {
    const { bot, ran, handled } = guarded();
    for (const asForm of [false, true]) {
      const given = { text: `Changer ${secret}` };
      const reply = await bot.press({ ...event, command: 'decision', arguments: given, asForm });
      expect(reply).toMatchObject({ outcome: 'refused', visibility: 'private' });
      expect(JSON.stringify(reply)).not.toContain(secret);
      expect(reply.form).toBeUndefined();
    }
    expect(ran).toEqual([]);
    expect(handled).toMatchObject([
      { command: 'decision', outcome: 'refused' },
      { command: 'decision', outcome: 'refused' },
    ]);
  });

  it('is refused at its field in a form, which keeps what else was filled in', async () => {
    const { bot, ran, handled } = guarded();
    const values = { owner: 'Karim', text: `Appeler ${secret}`, due: '2026-10-02' };
    const reply = await bot.submit({ ...event, command: 'action', values });
    expect(reply).toMatchObject({ outcome: 'refused', visibility: 'private' });
    const field = (name: string) => reply.form?.fields.find((one) => one.name === name);
    expect(field('text')).toMatchObject({ error: sentence });
    expect(field('text')?.value).toBeUndefined();
    expect(field('due')).toMatchObject({ value: '2026-10-02' });
    expect(field('owner')).toMatchObject({ value: 'Karim Benhaddou' });
    expect(field('due')?.error).toBeUndefined();
    expect(reply.form?.intro).not.toContain('À compléter');
    expect(JSON.stringify(reply)).not.toContain(secret);
    expect(ran).toEqual([]);
    expect(handled).toMatchObject([{ command: 'action', outcome: 'refused' }]);
  });

  it('stands beside other faults of the same form', async () => {
    const { bot } = guarded();
    const reply = await bot.submit({ ...event, command: 'action', values: { text: secret, due: '32/09' } });
    const errors = Object.fromEntries(reply.form?.fields.map(({ name, error }) => [name, error]) ?? []);
    expect(errors.text).toBe(sentence);
    expect(errors.due).toContain('“32/09”');
    expect(reply.form?.intro).toContain('À compléter');
  });

  it('comes back in no reply, whatever field of whatever command it was put in', async () => {
    const anyValues = fc.dictionary(
      fc.constantFrom('owner', 'text', 'due', 'decision', 'when', 'title', 'zzz', '__proto__'),
      fc.constantFrom('Karim', '2026-10-02', secret, `${secret} 14h`, ''),
    );
    const anyCommand = fc.constantFrom('action', 'decision', 'schedule', 'answer', 'help', 'gone');
    await fc.assert(
      fc.asyncProperty(anyCommand, anyValues, async (command, values) => {
        const { bot, ran } = guarded();
        const replies = [
          await bot.submit({ ...event, command, values }),
          await bot.press({ ...event, command, arguments: values }),
        ];
        expect(JSON.stringify([replies, ran])).not.toContain(secret);
      }),
    );
  });
});

describe('a text that may pass', () => {
  it('is looked at once, and acts as ever', async () => {
    const { bot, ran, looked } = guarded();
    await bot.say(saying('décision "Valider"'));
    await bot.submit({ ...event, command: 'decision', values: { text: 'Valider', type: 'go' } });
    expect(ran).toHaveLength(2);
    expect(looked).toEqual(['décision "Valider"', 'Valider', 'go']);
  });
});
