import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../src/conversation/parse.ts';
import { renderHtml } from '../../src/conversation/render-html.ts';
import { renderText } from '../../src/conversation/render-text.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import { anyText } from './any-card.ts';
import { anyLine } from './any-line.ts';
import { event, sampleContext, sampleConversation, sampleRegistry, saying } from './sample-bot.ts';

/** Pieces of commands, well and badly put together. */
const pieces = fc.constantFrom(
  '/copil',
  '@copil',
  'planifier',
  'schedule',
  'action',
  'décision',
  'answer',
  'aide',
  'comité vérifier',
  '22/09/2026',
  '32/09',
  'mardi prochain',
  '14h',
  '14:00',
  '14h-16h',
  'de 14 h à',
  'dans 3',
  'demain',
  '2h',
  '1 h 30',
  '@Karim',
  '@',
  '@"',
  '<@U123|karim>',
  '<@',
  '<#C1|x>',
  '<https://x.fr|a b>',
  'D-2026-004',
  'COPIL-2',
  'pour:',
  'pour',
  ':',
  ':02/10',
  'type:pilotage',
  'tipe:go',
  'titre:"',
  'point:999999999999',
  'visio:javascript:x',
  '"',
  '“',
  '”',
  '«',
  '»',
  '« «',
  '""',
  "l'ordre",
  '’',
  '{',
  '}',
  '{0}',
  '{a, plural,',
  '#',
  "'{'",
  '<b>',
  '</b>',
  '\u0000',
  '\u202E',
  '\uD800',
  '\u200B',
  '\u0301',
  '🙂',
  '👩‍👩‍👧',
  'عربي',
  '\n',
  '\t',
  '__proto__',
  'constructor',
  'toString',
  '-1',
  '1e9',
  'n°2',
  '99999999999999999999',
  '0x10',
  '%s',
  '\\',
  '`',
  '&amp;',
);
const hostile = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.oneof(pieces, anyText), { maxLength: 25 }).map((words) => words.join(' ')),
  },
  fc.array(pieces, { maxLength: 60 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .tuple(pieces, fc.integer({ min: 1, max: 100_000 }))
    .map(([piece, size]) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)),
  fc
    .tuple(
      fc.constantFrom('planifier ', 'action @Karim ', 'décision '),
      pieces,
      fc.integer({ min: 1, max: 8_000 }),
    )
    .map(
      ([start, piece, size]) =>
        start + `${piece} `.repeat(Math.ceil(size / (piece.length + 1))).slice(0, size),
    ),
);
/** Far above what is ever needed; a hang is minutes. */
const longestAnswer = 2_000;

async function checked(answering: Promise<Reply>) {
  const started = performance.now();
  const reply = await answering;
  expect(performance.now() - started).toBeLessThan(longestAnswer);
  expect(reply.outcome).not.toBe('failed');
  expect(reply.card ?? reply.form).toBeDefined();
  if (reply.card) {
    expect(renderText(reply.card, 'fr').isWellFormed()).toBe(true);
    expect(renderHtml(reply.card, 'fr')).not.toMatch(/<(?:script|img)\b/);
  }
  return reply;
}

describe('any text, however hostile', () => {
  it('is answered: no crash, no hang, no rejection', async () => {
    const { bot, errors } = sampleConversation();
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        await checked(bot.say(saying(text)));
        expect(errors).toEqual([]);
      }),
      { numRuns: 400 },
    );
  }, 120_000);

  it('is safe as the value of any button or form too', async () => {
    const { bot, errors } = sampleConversation();
    const values = fc.dictionary(
      fc.constantFrom(
        'when',
        'duration',
        'title',
        'owner',
        'text',
        'due',
        'decision',
        'type',
        'point',
        'remote',
        'link',
        'answer',
        'meeting',
        'toString',
      ),
      hostile,
    );
    const name = fc.constantFrom(
      'schedule',
      'action',
      'decision',
      'answer',
      'committee check',
      'help',
      'toString',
      '',
    );
    await fc.assert(
      fc.asyncProperty(name, values, async (command, given) => {
        await checked(bot.press({ ...event, command, arguments: given }));
        await checked(bot.submit({ ...event, command, values: given }));
        expect(errors).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('is completed without breaking', async () => {
    const { bot, errors } = sampleConversation();
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        for (const { text: completed } of await bot.complete(event.account, text))
          expect(completed.length).toBeGreaterThan(0);
        expect(errors).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it.each(['1 ', '14h ', 'mardi ', 'Le ', 'pour:1 ', '@A ', '"a" ', 'in 1 day ', '22/09 ', 'tipe:a '])(
    'is answered within a second, with few look-ups, when %j fills the longest message',
    async (piece) => {
      let lookUps = 0;
      const counting = {
        resolve: async () => {
          lookUps++;
          return null;
        },
        options: async () => [],
      };
      const { bot } = sampleConversation({ resolvers: { person: counting, decision: counting } });
      for (const start of ['planifier ', 'action ', 'décision ', '']) {
        const text = start + piece.repeat(Math.floor((7_900 - start.length) / piece.length));
        const started = performance.now();
        lookUps = 0;
        await bot.say(saying(text));
        expect(lookUps, start).toBeLessThanOrEqual(15);
        expect(performance.now() - started, start).toBeLessThan(1_000);
      }
    },
  );
});

describe('any arguments printed as a line', () => {
  it('are read back as the same command and the same values', async () => {
    await fc.assert(
      fc.asyncProperty(anyLine, async ({ command, texts, line }) => {
        const parsed = await parseText(line, sampleRegistry, sampleContext);
        expect(parsed, line).toMatchObject({ kind: 'run', texts });
        expect('known' in parsed && parsed.known.command.name).toBe(command.name);
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});
