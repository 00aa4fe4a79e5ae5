import { describe, expect, it } from 'vitest';
import { event, sampleConversation, sampleTurn, saying } from '../../test/fuzz/sample-bot.ts';
import { renderText } from './render-text.ts';
import type { Reply } from './reply.ts';

const shown = (reply: Reply, locale: 'fr' | 'en' = 'fr') =>
  reply.card ? renderText(reply.card, locale).replaceAll(/[\u00A0\u202F]/g, ' ') : '';

describe('what is said to the bot', () => {
  it('runs when it is whole', async () => {
    const { bot, ran } = sampleConversation();
    const reply = await bot.say(saying('/copil planifier 22/09/2026 14:00 2h "COPIL n°2"'));
    expect(reply.outcome).toBe('done');
    expect(ran).toMatchObject([
      { command: 'schedule', values: { duration: 120, title: 'COPIL n°2', remote: false } },
    ]);
  });

  it('opens the filled form when something is missing, and stores nothing', async () => {
    const { bot, ran } = sampleConversation();
    const reply = await bot.say(saying('action @Karim "Poser 4 bornes"'));
    expect(reply).toMatchObject({ outcome: 'form', visibility: 'private', form: { command: 'action' } });
    expect(shown(reply)).toContain('À compléter : Échéance');
    expect(reply.form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['owner', 'Karim Benhaddou'],
      ['text', 'Poser 4 bornes'],
      ['due', undefined],
      ['decision', undefined],
    ]);
    expect(ran).toEqual([]);
  });

  it('opens the filled form, and runs nothing, when a button asks for the form of what is whole', async () => {
    const { bot, ran } = sampleConversation();
    const given = { meeting: 'COPIL-2', answer: 'present' };
    const reply = await bot.press({ ...event, command: 'answer', arguments: given, asForm: true });
    expect(reply).toMatchObject({ outcome: 'form', visibility: 'private', form: { command: 'answer' } });
    expect(reply.form?.fields.map(({ name, value }) => [name, value])).toEqual(
      expect.arrayContaining(Object.entries(given)),
    );
    expect(ran).toEqual([]);
  });

  it('says what it did not understand, with an example to copy', async () => {
    const { bot, ran } = sampleConversation();
    const reply = await bot.say(saying('/copil planifier 32/09'));
    expect(reply.outcome).toBe('invalid');
    expect(shown(reply)).toContain('Je n’ai pas compris la date “32/09”.');
    expect(shown(reply)).toContain('Exemple : /copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
    expect(reply.form?.intro).toContain('“32/09”');
    expect(ran).toEqual([]);
  });

  it('says back the date it understood with its weekday', async () => {
    const { bot } = sampleConversation();
    const reply = await bot.say(saying('planifier mardi prochain 14h visio:rien'));
    expect(shown(reply)).toContain('Date et heure : mardi 8 septembre 2026 à 14 h');
  });

  it('proposes the nearest command, ready to press', async () => {
    const { bot, ran } = sampleConversation();
    const reply = await bot.say(saying('planifie 22/09 14h "COPIL n°2"'));
    expect(reply.outcome).toBe('unknown');
    expect(shown(reply)).toContain('Vouliez-vous dire « planifier » ?');
    const [button] = reply.card?.actions ?? [];
    if (!button || !('command' in button)) throw new Error('no button');
    await bot.press({ ...event, command: button.command, arguments: button.arguments });
    expect(ran).toMatchObject([{ command: 'schedule', values: { title: 'COPIL n°2' } }]);
  });

  it('answers in English to who reads English', async () => {
    const { bot } = sampleConversation({}, 'en');
    expect(shown(await bot.say(saying('action @Karim')), 'en')).toContain('To fill in: Action and Due date');
    expect(shown(await bot.say(saying('schedule 32/09')), 'en')).toContain(
      'Example: /copil schedule 22/09/2026',
    );
  });

  it('tells how it took a quote that was not closed', async () => {
    const { bot } = sampleConversation();
    expect(shown(await bot.say(saying('planifier 22/09 14h "COPIL')))).toContain(
      'j’ai pris tout ce qui suit (“COPIL”)',
    );
  });

  it('refuses a text too long to be read, and says so', async () => {
    const { bot, ran } = sampleConversation();
    const reply = await bot.say(saying(`décision ${'x'.repeat(100_000)}`));
    expect(reply.outcome).toBe('invalid');
    expect(shown(reply)).toContain('8 000 caractères au plus');
    expect(ran).toEqual([]);
  });
});

describe('help', () => {
  it('lists the commands by group under their French names', async () => {
    const { bot } = sampleConversation();
    for (const words of ['/copil', 'aide', '/copil help', '?']) {
      const reply = await bot.say(saying(words));
      expect(reply).toMatchObject({ outcome: 'done', visibility: 'private' });
      expect(shown(reply)).toContain('Réunions\n• /copil planifier\n  Planifier une réunion');
      expect(shown(reply)).not.toContain('répondre');
    }
  });

  it('explains one command: how to write it, an example, each argument', async () => {
    const { bot } = sampleConversation();
    const help = shown(await bot.say(saying('aide planifier')));
    expect(help).toContain(
      'Comment l’écrire : /copil planifier <date et heure> [durée] [titre] [lieu:…] [visio:…] [distance:…]',
    );
    expect(help).toContain('Exemple : /copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
    expect(help).toContain('Autres noms : schedule ou programmer');
    expect(shown(await bot.say(saying('help comité vérifier')))).toContain('Vérifier la composition');
    const english = sampleConversation({}, 'en');
    expect(shown(await english.bot.say(saying('help schedule')), 'en')).toContain(
      'How to write it: /copil schedule <date and time>',
    );
  });

  it('shows everything when the topic is unknown', async () => {
    const { bot } = sampleConversation();
    const reply = await bot.say(saying('aide zzzzzz'));
    expect(reply.outcome).toBe('unknown');
    expect(shown(reply)).toContain('/copil planifier');
  });
});

describe('buttons and forms', () => {
  it('act like the words', async () => {
    const { bot, ran } = sampleConversation();
    await bot.press({ ...event, command: 'answer', arguments: { meeting: 'COPIL-2', answer: 'present' } });
    await bot.submit({
      ...event,
      command: 'action',
      values: { owner: 'Karim', text: 'Poser', due: '2026-10-02' },
    });
    expect(ran.map(({ command }) => command)).toEqual(['answer', 'action']);
  });

  it('open the form again when a value is wrong', async () => {
    const { bot, ran } = sampleConversation();
    const reply = await bot.submit({
      ...event,
      command: 'action',
      values: { owner: 'Karim', text: '', due: '32/09' },
    });
    expect(reply.outcome).toBe('invalid');
    expect(reply.form?.fields.find(({ name }) => name === 'due')?.error).toContain('“32/09”');
    expect(shown(reply)).toContain('À compléter : Action');
    expect(ran).toEqual([]);
  });

  it('say so when their command no longer exists', async () => {
    const { bot } = sampleConversation();
    const reply = await bot.press({ ...event, command: 'gone', arguments: {} });
    expect(reply.outcome).toBe('unknown');
    expect(shown(reply)).toContain('n’est plus valable');
  });
});

describe('rights', () => {
  const refusal: Reply = { visibility: 'private', outcome: 'refused' };

  it('are judged before a form opens and before anything runs, but never for help', async () => {
    const asked: unknown[] = [];
    const { bot, ran } = sampleConversation({
      permit: async (_turn, { name }, values) => {
        asked.push([name, Object.keys(values)]);
        return { allowed: false, reply: refusal };
      },
    });
    expect(await bot.say(saying('action @Karim'))).toBe(refusal);
    expect(await bot.say(saying('décision "Valider"'))).toBe(refusal);
    expect((await bot.say(saying('aide'))).outcome).toBe('done');
    expect(asked).toEqual([
      ['action', ['owner']],
      ['decision', ['text']],
    ]);
    expect(ran).toEqual([]);
  });

  it('reach the handler as they were judged for this very event', async () => {
    const given: unknown[] = [];
    const { bot } = sampleConversation({
      permit: async (_turn, { name }) => ({ allowed: true, judgement: `judged ${name}` }),
      run: async (_turn, _command, _values, judgement) => {
        given.push(judgement);
        return { visibility: 'private', outcome: 'done' };
      },
    });
    await bot.say(saying('décision "Valider"'));
    expect(given).toEqual(['judged decision']);
  });

  it('leave people who cannot be served with the reply of who answers them, and counts it', async () => {
    const handled: unknown[] = [];
    const { bot } = sampleConversation({
      turnOf: async () => ({ reply: refusal }),
      handled: (what) => handled.push(what),
    });
    expect(await bot.say(saying('aide'))).toBe(refusal);
    expect(handled).toEqual([]);
  });
});

describe('when something breaks', () => {
  it.each([
    ['a handler', { run: () => Promise.reject(new Error('no database')) }],
    ['the look-up of the person', { turnOf: () => Promise.reject(new Error('no database')) }],
    ['the check of rights', { permit: () => Promise.reject(new Error('no database')) }],
  ])('in %s, the person gets a reference and the log the cause', async (_where, broken) => {
    const { bot, errors } = sampleConversation(broken);
    const reply = await bot.say({ ...saying('décision "Valider"'), correlationId: 'c1' });
    expect(reply.outcome).toBe('failed');
    expect(shown(reply)).toContain('référence K7QF2M');
    expect(shown(reply)).not.toContain('no database');
    expect(errors).toMatchObject([
      { reference: 'K7QF2M', eventId: 'e1', correlationId: 'c1', err: { message: 'no database' } },
    ]);
  });

  it('gives each breakdown its own reference', async () => {
    const { bot, errors } = sampleConversation({
      run: () => Promise.reject(new Error('x')),
      reference: undefined,
    });
    await bot.say(saying('décision "a"'));
    await bot.say(saying('décision "b"'));
    expect(errors[0]?.reference).toMatch(/^[A-Z2-9]{6}$/);
    expect(errors[0]?.reference).not.toBe(errors[1]?.reference);
  });

  it('completion is empty rather than broken', async () => {
    const { bot, errors } = sampleConversation({ localeOf: () => Promise.reject(new Error('x')) });
    expect(await bot.complete(event.account, '/copil pl')).toEqual([]);
    expect(errors).toHaveLength(1);
  });

  it('every event is counted and timed with its command and its outcome', async () => {
    const handled: unknown[] = [];
    const { bot } = sampleConversation({
      turnOf: async (_event, via) => sampleTurn('fr', via),
      handled: (what) => handled.push(what),
    });
    await bot.say(saying('décision "Valider"'));
    await bot.press({ ...event, command: 'action', arguments: {} });
    await bot.say(saying('bonjour'));
    expect(handled).toEqual([
      { command: 'decision', via: 'text', outcome: 'done', seconds: expect.any(Number) },
      { command: 'action', via: 'button', outcome: 'form', seconds: expect.any(Number) },
      { command: null, via: 'text', outcome: 'unknown', seconds: expect.any(Number) },
    ]);
  });
});
