import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleContext, sampleRegistry, sampleResolvers, sampleTurn } from '../../test/fuzz/sample-bot.ts';
import { fold } from './clean-text.ts';
import { type Parsed, parseText, parseValues } from './parse.ts';
import { longestText } from './tokenizer.ts';

const read = (typed: string) => parseText(typed, sampleRegistry, sampleContext);
const texts = async (typed: string) => {
  const parsed = await read(typed);
  return parsed.kind === 'run' ? { command: parsed.known.command.name, ...parsed.texts } : parsed.kind;
};
const problems = (parsed: Parsed) =>
  parsed.kind === 'invalid'
    ? parsed.problems.map(({ code, argument, typed }) => [code, argument, typed])
    : [];

describe('a command typed in full', () => {
  const meeting = { command: 'schedule', when: '2026-09-22T14:00', duration: '2h', title: 'COPIL n°2' };

  it.each([
    '/copil schedule 22/09/2026 14:00 2h "COPIL n°2"',
    '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"',
    '@copil planifier 22/09/2026 14h 2h « COPIL n°2 »',
    'copil PLANIFIER 22 septembre 2026 à 14 h 2 heures “COPIL n°2”',
    '<@B42|copil> planifier 22/09 de 14h à 16h COPIL n°2',
    'planifier mardi 22 septembre 14h-16h titre:"COPIL n°2"',
    'planifier 2026-09-22T14:00 durée:120 titre:COPIL n°2',
    'planifier titre:« COPIL n°2 » quand:22/09/2026 14h durée:1h60',
    'planifier dans 3 semaines à 14h 120 min "COPIL n°2"',
  ])('is understood: %s', async (typed) => {
    const expected = typed.includes('1h60') ? 'invalid' : meeting;
    expect(await texts(typed)).toEqual(expected);
  });

  it('takes a whole date, not one word of it', async () => {
    const parsed = await read('planifier mardi prochain 14h 2h "COPIL n°2"');
    expect(parsed).toMatchObject({ kind: 'run', values: { duration: 120, title: 'COPIL n°2' } });
    expect(parsed).toMatchObject({ values: { when: { explicit: false } } });
    expect(parsed).toMatchObject({ texts: { when: '2026-09-08T14:00' } });
  });

  it('finds people, decisions and due dates around an unquoted text', async () => {
    const expected = {
      command: 'action',
      owner: 'Karim Benhaddou',
      text: 'Installer 4 bornes Wi-Fi',
      due: '2026-10-02',
      decision: 'D-2026-004',
    };
    expect(await texts('action @Karim "Installer 4 bornes Wi-Fi" pour:02/10/2026 D-2026-004')).toEqual(
      expected,
    );
    expect(await texts('action @Karim Installer 4 bornes Wi-Fi pour le 2 octobre D-2026-004')).toEqual(
      expected,
    );
    expect(await texts('action <@U123|karim> pour : 02/10 Installer 4 bornes Wi-Fi D-2026-004')).toEqual(
      expected,
    );
    expect(
      await texts(
        'action qui:@"Karim Benhaddou" échéance :02/10 décision:D-2026-004 Installer 4 bornes Wi-Fi',
      ),
    ).toEqual(expected);
    expect(await texts('action Claire Le Goff l’ordre du jour demain')).toMatchObject({
      owner: 'Claire Le Goff',
      text: 'l’ordre du jour',
      due: '2026-09-02',
    });
  });

  it('takes the longest name of a command', async () => {
    expect(await texts('comite verifier')).toEqual({ command: 'committee check' });
    expect(await texts('committee DUI')).toEqual({ command: 'committee', name: 'DUI' });
  });

  it('accepts the words of a choice in either language', async () => {
    for (const word of ['pilotage', 'steering', 'Steering', '"De pilotage"', 'DE PILOTAGE'])
      expect(await texts(`décision "Valider" type:${word}`)).toMatchObject({ type: 'steering' });
  });

  it('keeps words that only look like keys', async () => {
    expect(await texts('décision Voir https://exemple.fr : budget: 3 k€')).toMatchObject({
      text: 'Voir https://exemple.fr : budget: 3 k€',
    });
  });

  it.each([
    'Voir budget: 3 k€ et Wi-Fi : deux bornes',
    'Se voir à 14:30 à l’EHPAD',
    'Ouvrir https://exemple.fr/a:b',
    'Écrire à mailto:dsi@exemple.fr',
    'Ranger dans C:\\Copil',
  ])('takes ordinary words for text: %s', async (text) => {
    expect(await texts(`décision ${text}`)).toMatchObject({ text });
  });

  it('never takes a key it does not know for text, unless it stands between quotes', async () => {
    const reserved = new Set(['mailto', 'tel']);
    const known = sampleRegistry.named('decision');
    const key = fc
      .stringMatching(/^[a-zé]{1,12}$/)
      .filter((word) => !reserved.has(word) && !known?.keys.has(fold(word)));
    const value = fc.stringMatching(/^[a-zé\d@-][a-zé\d,.@-]{0,15}$/);
    const before = fc.constantFrom('', 'Poser ', '"Poser" ', 'texte:Poser ');
    await fc.assert(
      fc.asyncProperty(key, value, before, fc.boolean(), async (word, said, start, quoted) => {
        const pair = `${word}:${quoted ? `"${said}"` : said}`;
        const parsed = await read(`décision ${start}${pair}`);
        expect(parsed.kind).toBe('invalid');
        expect('texts' in parsed && parsed.texts.text?.includes(pair)).toBeFalsy();
        const between = await read(`décision "${word}:${said}"`);
        expect(between).toMatchObject({ kind: 'run', texts: { text: `${word}:${said}` } });
      }),
    );
  });

  it('reports a quote that was not closed, and goes on', async () => {
    const parsed = await read('planifier 22/09 14h "COPIL n°2');
    expect(parsed).toMatchObject({
      kind: 'run',
      texts: { title: 'COPIL n°2' },
      notes: [{ code: 'unclosedQuote' }],
    });
  });

  it('says that it left out words of a command that takes none', async () => {
    const parsed = await read('comité vérifier merci beaucoup');
    expect(parsed).toMatchObject({ kind: 'run', notes: [{ code: 'leftover', typed: 'merci beaucoup' }] });
  });
});

describe('a command that cannot run yet', () => {
  it('keeps what was understood when something is missing', async () => {
    expect(await read('action @Karim "Installer 4 bornes"')).toMatchObject({
      kind: 'form',
      missing: ['due'],
      texts: { owner: 'Karim Benhaddou', text: 'Installer 4 bornes' },
    });
    expect(await read('planifier COPIL n°2')).toMatchObject({
      kind: 'form',
      missing: ['when'],
      texts: { title: 'COPIL n°2' },
    });
    expect(await read('action "Installer 4 bornes" pour:02/10')).toMatchObject({
      kind: 'form',
      missing: ['owner'],
    });
  });

  it.each([
    ['planifier 32/09', ['impossibleDate', 'when', '32/09']],
    ['planifier 32/09 14h 2h "COPIL n°2"', ['impossibleDate', 'when', '32/09']],
    ['planifier 22/09/2026 2h "COPIL n°2"', ['missingTime', 'when', '22/09/2026']],
    ['planifier 14h "COPIL n°2"', ['missingDay', 'when', '14h']],
    ['planifier mardu 14h "COPIL n°2"', ['date', 'when', 'mardu']],
    ['planifier lundi 22/09/2026 14h', ['wrongWeekday', 'when', 'lundi 22/09/2026']],
    ['planifier 22/09 14h 2hh "COPIL"', ['duration', 'duration', '2hh']],
    ['planifier 22/09 14h 25h "COPIL"', ['tooBig', 'duration', '25h']],
    ['planifier 22/09 14h-16h 1h', ['rangeAndDuration', 'duration', '1h']],
    ['planifier 22/09 14h-14h02', ['rangeLength', 'duration', '2min']],
    ['planifier 22/09 14h visio:exemple', ['url', 'link', 'exemple']],
    ['planifier 22/09 14h distance:peut-être', ['flag', 'remote', 'peut-être']],
    ['planifier 22/09 14h lieu:A lieu:B', ['twice', 'place', 'lieu:B']],
    ['planifier 22/09 14h leu:Surcouf', ['misspeltKey', 'place', 'leu:']],
    ['décision Valider vote:6-0-0', ['unknownKey', undefined, 'vote:']],
    ['décision Valider auteur:"Bob Le Goff"', ['unknownKey', undefined, 'auteur:']],
    ['décision "Valider" type:nimporte', ['choice', 'type', 'nimporte']],
    ['décision "Valider" point:deux', ['integer', 'point', 'deux']],
    ['décision "Valider" point:100', ['tooBig', 'point', '100']],
    ['action @Zoé "Poser" pour:demain', ['person', 'owner', '@Zoé']],
    ['action Zoé "Poser" pour:demain', ['person', 'owner', 'Zoé']],
    ['action @Karim "Poser" demain "encore"', ['decision', 'decision', 'encore']],
    ['action @Karim "Poser" demain D-2026-004 encore', ['leftover', undefined, 'encore']],
  ])('says what is wrong with « %s »', async (typed, problem) => {
    const parsed = await read(typed);
    expect(problems(parsed)).toContainEqual(problem);
  });

  it('keeps every other value beside a wrong one', async () => {
    expect(await read('planifier 32/09 14h 2h "COPIL n°2"')).toMatchObject({
      texts: { when: '32/09 14h', duration: '2h', title: 'COPIL n°2' },
    });
  });

  it('names people near the one that was typed', async () => {
    const parsed = await read('action @Karin "Poser" pour:demain');
    expect(parsed).toMatchObject({
      kind: 'invalid',
      problems: [{ values: { hasNear: 'yes', near: expect.stringContaining('Karim') } }],
    });
  });

  it('is not read when it is too long, nor when it is empty', async () => {
    expect(await read('x'.repeat(longestText + 1))).toEqual({ kind: 'tooLong' });
    for (const empty of ['', '  ', '/copil', '@copil ', '\u200B'])
      expect(await read(empty)).toEqual({ kind: 'nothing' });
  });
});

describe('an unknown command', () => {
  it('leads to the nearest one, with what it would have understood', async () => {
    expect(await read('/copil planifie 22/09 14h "COPIL n°2"')).toMatchObject({
      kind: 'unknown',
      typed: 'planifie',
      nearest: {
        known: { command: { name: 'schedule' } },
        texts: { when: '2026-09-22T14:00', title: 'COPIL n°2' },
      },
    });
    expect(await read('comité vérifer')).toMatchObject({ kind: 'run' });
    expect(await read('shedule')).toMatchObject({ nearest: { known: { command: { name: 'schedule' } } } });
    expect(await read('decisoin "x"')).toMatchObject({
      nearest: { known: { command: { name: 'decision' } } },
    });
  });

  it('leads nowhere when nothing is near', async () => {
    expect(await read('bonjour à tous')).toEqual({ kind: 'unknown', typed: 'bonjour', nearest: null });
    expect(await read('copilote')).toMatchObject({ kind: 'unknown', nearest: null });
  });
});

describe('a button or a form', () => {
  const given = (name: string, values: Record<string, string>) =>
    parseValues(name, values, sampleRegistry, sampleContext);

  it('gives the same values as the words do', async () => {
    const typed = await read('planifier 22/09/2026 14h-16h "COPIL n°2" distance:oui');
    const submitted = await given('schedule', {
      when: '2026-09-22T14:00',
      duration: '120',
      title: ' COPIL n°2 ',
      place: '',
      remote: 'true',
      unknown: 'x',
    });
    expect(typed).toMatchObject({ kind: 'run', values: { duration: 120, title: 'COPIL n°2', remote: true } });
    expect(submitted).toMatchObject({
      kind: 'run',
      values: { duration: 120, title: 'COPIL n°2', remote: true },
      texts: 'texts' in typed ? typed.texts : {},
    });
  });

  it('carries hidden arguments and asks for the others', async () => {
    expect(await given('answer', { meeting: 'COPIL-2', answer: 'present' })).toMatchObject({
      kind: 'run',
      values: { meeting: { value: 'COPIL-2' }, answer: 'present' },
    });
    expect(await given('answer', { meeting: 'COPIL-2' })).toMatchObject({
      kind: 'form',
      missing: ['answer'],
    });
  });

  it('is not fooled by names that every object has', async () => {
    expect(await given('schedule', { constructor: 'x', when: '2026-09-22T14:00' })).toMatchObject({
      kind: 'run',
    });
    expect(await given('constructor', {})).toMatchObject({ kind: 'unknown' });
    expect(await given('action', { owner: 'constructor', text: 'x', due: 'demain' })).toMatchObject({
      kind: 'invalid',
    });
  });

  it('understands dates where the person is', async () => {
    const turn = {
      ...sampleTurn(),
      timeZone: 'Pacific/Noumea',
      now: Temporal.Instant.from('2026-09-01T20:00:00Z'),
    };
    const parsed = await parseValues('action', { owner: 'Karim', text: 'x', due: 'demain' }, sampleRegistry, {
      turn,
      resolvers: sampleResolvers,
    });
    expect(parsed).toMatchObject({ texts: { due: '2026-09-03' } });
  });
});
