import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslators, MissingMessage } from './catalogue.ts';
import { conversationMessages } from './messages.ts';

const { fr, en } = createTranslators([
  {
    fr: {
      'meeting.said': 'Vous avez dit : <b>{what}</b>, {who}.',
      'meeting.days': '{days, plural, =0 {aucun jour} one {# jour} other {# jours}}',
      'meeting.open': '{open, select, true {ouvert} other {fermé}}',
    },
    en: {
      'meeting.said': 'You said <b>{what}</b>, {who}.',
      'meeting.days': '{days, plural, one {# day} other {# days}}',
      'meeting.open': '{open, select, true {open} other {closed}}',
    },
  },
]);

describe('the message catalogue', () => {
  it('says the sentence in the language asked for, plurals included', () => {
    expect(fr('meeting.days', { days: 0 })).toBe('aucun jour');
    expect(fr('meeting.days', { days: 1 })).toBe('1 jour');
    expect(en('meeting.days', { days: 2 })).toBe('2 days');
    expect(fr('meeting.open', { open: true })).toBe('ouvert');
    expect(fr.locale).toBe('fr');
  });

  it('makes French spaces non-breaking in its own words', () => {
    expect(fr('meeting.said', { what: 'a : b', who: 'Inès' })).toBe('Vous avez dit\u00A0: a : b, Inès.');
  });

  it('keeps emphasis as spans, and plain text where plain text is wanted', () => {
    expect(en.rich('meeting.said', { what: 'yes', who: 'Inès' })).toEqual([
      'You said ',
      { bold: 'yes' },
      ', Inès.',
    ]);
    expect(en('meeting.said', { what: 'yes', who: 'Inès' })).toBe('You said yes, Inès.');
    expect(en.rich('meeting.days', { days: 3 })).toBe('3 days');
  });

  it('never reads what people wrote as markup or as a pattern', () => {
    expect(en.rich('meeting.said', { what: '<b>x</b>', who: '<b>{days}</b>' })).toEqual([
      'You said ',
      { bold: '<b>x</b>' },
      ', <b>{days}</b>.',
    ]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (what, who) => {
        expect(en('meeting.said', { what, who })).toBe(`You said ${what}, ${who}.`);
      }),
    );
  });

  it('says which sentence is missing, and in which language', () => {
    expect(() => fr('meeting.nothing')).toThrow(MissingMessage);
    expect(() => fr('meeting.nothing')).toThrow(/“meeting.nothing”.*“fr”/);
    expect(fr.has('meeting.nothing')).toBe(false);
    expect(fr.has('meeting.days')).toBe(true);
  });

  it('refuses two rooms that use the same key', () => {
    const room = { fr: { 'a.b': 'x' }, en: { 'a.b': 'x' } };
    expect(() => createTranslators([room, room])).toThrow(/“a.b” is defined twice/);
  });
});

describe('the sentences of conversation/', () => {
  it('exist in both languages and all compile', () => {
    expect(Object.keys(conversationMessages.fr).sort()).toEqual(Object.keys(conversationMessages.en).sort());
    const both = createTranslators([conversationMessages]);
    for (const locale of ['fr', 'en'] as const)
      for (const key of Object.keys(conversationMessages[locale]))
        try {
          both[locale].rich(key);
        } catch (error) {
          expect(String(error), key).toMatch(/was not provided|valid/);
        }
  });

  it('are typographically French', () => {
    for (const [key, message] of Object.entries(conversationMessages.fr)) {
      expect(message, key).not.toContain("'");
      expect(message, key).not.toMatch(/[^ \u00A0\u202F][;?!»]/);
    }
  });
});
