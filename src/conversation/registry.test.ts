import { describe, expect, it } from 'vitest';
import {
  sampleCommands,
  sampleContext,
  sampleMessages,
  sampleRegistry,
  sampleTranslators,
  schedule,
} from '../../test/fuzz/sample-bot.ts';
import { createTranslators } from './catalogue.ts';
import { exampleLine } from './command-words.ts';
import { complete } from './completion.ts';
import { conversationMessages } from './messages.ts';
import { parseText } from './parse.ts';
import { createRegistry } from './registry.ts';

/** The sample's sentences with the label of a shortcut. */
const withLabel = (fr: string, en: string) =>
  createTranslators([
    conversationMessages,
    sampleMessages,
    { fr: { 'command.schedule.fromMessage': fr }, en: { 'command.schedule.fromMessage': en } },
  ]);

describe('the registry of commands', () => {
  it('refuses two commands that answer to the same word, accents and case apart', () => {
    const twin = { ...schedule, name: 'plan', alias: 'Décision', synonyms: [] };
    expect(() => createRegistry([...sampleCommands, twin], sampleTranslators)).toThrow(
      /“decision” names two commands/,
    );
    const helper = { ...schedule, name: 'aide', alias: 'aide', synonyms: [] };
    expect(() => createRegistry([helper], sampleTranslators)).toThrow(/“aide” names two commands/);
  });

  it('refuses two arguments that share a key', () => {
    const unclear = {
      ...schedule,
      arguments: { ...schedule.arguments, other: { ...schedule.arguments.place } },
    };
    expect(() => createRegistry([unclear], sampleTranslators)).toThrow(
      /key “lieu” leads to “place” and to “other”/,
    );
  });

  it('refuses a command whose sentences are missing, and names each of them', () => {
    const bare = createTranslators([conversationMessages]);
    expect(() => createRegistry([schedule], bare)).toThrow(
      /fr:command\.schedule\.summary, .*en:command\.schedule\.argument\.title/s,
    );
  });

  it('refuses a command that starts from a message into an argument it does not have', () => {
    const astray = { ...schedule, fromMessage: { text: 'title', source: 'address' } };
    expect(() => createRegistry([astray], withLabel('Planifier', 'Schedule'))).toThrow(
      /“schedule” starts from a message, but has no argument “address”/,
    );
  });

  it('refuses a shortcut without a label, or whose label is longer than platforms show', () => {
    const shortcut = { ...schedule, fromMessage: { text: 'title', source: 'link' } };
    expect(() => createRegistry([shortcut], sampleTranslators)).toThrow(
      /fr:command\.schedule\.fromMessage, en:command\.schedule\.fromMessage/,
    );
    const [fits, exceeds] = ['é'.repeat(24), 'é'.repeat(25)];
    expect(() => createRegistry([shortcut], withLabel(fits, fits))).not.toThrow();
    expect(() => createRegistry([shortcut], withLabel(fits, exceeds))).toThrow(/\(en\) has more than 24/);
    expect(() => createRegistry([shortcut], withLabel(exceeds, fits))).toThrow(/\(fr\) has more than 24/);
  });

  it('lists the commands once each, help last', () => {
    expect(sampleRegistry.commands.map(({ command }) => command.name)).toEqual([
      'schedule',
      'action',
      'decision',
      'answer',
      'committee check',
      'committee',
      'help',
    ]);
  });

  it('has examples that work as they stand, in both languages', async () => {
    for (const known of sampleRegistry.commands)
      for (const locale of ['fr', 'en'] as const) {
        const line = exampleLine(known, sampleTranslators[locale]);
        if (known.command.hidden) expect(line).toBeNull();
        else
          expect(await parseText(line ?? '', sampleRegistry, sampleContext), line ?? '').toMatchObject({
            kind: 'run',
            known: { command: { name: known.command.name } },
          });
      }
  });
});

describe('completion', () => {
  const fr = (typed: string) =>
    complete(sampleRegistry, typed, 'fr', sampleTranslators).map(({ text }) => text);

  it('continues the name of a command in the person’s language', () => {
    expect(fr('/copil pl')).toEqual(['/copil planifier ']);
    expect(fr('/copil sched')).toEqual(['/copil planifier ']);
    expect(complete(sampleRegistry, '/copil plan', 'en', sampleTranslators)).toEqual([
      { text: '/copil schedule ', label: 'schedule', description: 'Schedule a meeting' },
    ]);
    expect(fr('comité v')).toEqual(['comité vérifier ']);
    expect(fr('DÉCI')).toEqual(['décision ']);
  });

  it('shows every command but hidden ones to somebody who only began', () => {
    for (const typed of ['/', '/cop', '/copil', '/copil ']) {
      expect(fr(typed)).toContain('/copil planifier ');
      expect(fr(typed)).not.toContain('/copil répondre ');
    }
  });

  it('continues with keys and choices that are still free', () => {
    expect(fr('/copil planifier 22/09 14h li')).toEqual(['/copil planifier 22/09 14h lieu:']);
    expect(fr('/copil décision "x" genre:pil')).toEqual([]);
    expect(fr('/copil décision "x" genre:')).toEqual([
      '/copil décision "x" genre:Fonctionnelle',
      '/copil décision "x" genre:"De pilotage"',
      '/copil décision "x" genre:"Feu vert"',
    ]);
    expect(fr('/copil planifier lieu:A li')).toEqual([]);
  });

  it('has nothing to say to other words', () => {
    expect(fr('bonjour')).toEqual([]);
    expect(fr('x'.repeat(100_000))).toEqual([]);
  });
});
