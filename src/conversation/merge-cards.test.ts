import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCard, textsOf } from '../../test/fuzz/any-card.ts';
import { type Button, buttonsOf, type Card } from './card.ts';
import { mergeCards } from './merge-cards.ts';
import { renderText } from './render-text.ts';

const answer = (meeting: string): Button => ({
  id: 'present',
  label: 'Je viens',
  command: 'answer',
  arguments: { meeting, answer: 'present' },
});
const reminder = (heading: string, meeting: string): Card => ({
  heading,
  blocks: [{ kind: 'text', text: `Répondez pour ${meeting}.` }],
  actions: [answer(meeting)],
  footer: 'Rappel',
});

describe('several messages in one', () => {
  it('leave a single message as it is', () => {
    const one = reminder('Rappel', 'COPIL-2');
    expect(mergeCards([one], 'fr')).toBe(one);
    expect(() => mergeCards([], 'fr')).toThrow();
  });

  it('write what they all say once', () => {
    const due = reminder('À rendre dans 10 jours', 'COPIL-2');
    expect(mergeCards([due, structuredClone(due), structuredClone(due)], 'fr')).toEqual(due);
    const merged = mergeCards([due, reminder('Autre', 'COPIL-3'), structuredClone(due)], 'fr');
    expect(renderText(merged, 'fr').match(/Répondez pour COPIL-2/g)).toHaveLength(1);
  });

  it('keep their headings as sections, and a button for each once', () => {
    const merged = mergeCards(
      [reminder('J-3', 'COPIL-2'), reminder('J-2', 'COPIL-2'), reminder('Autre', 'COPIL-3')],
      'fr',
    );
    expect(merged.heading).toBe('J-3 · J-2 · Autre');
    expect(merged.actions).toMatchObject([
      { id: 'present', label: 'Je viens (J-3)' },
      { id: 'present-2', label: 'Je viens (Autre)' },
    ]);
    expect(merged.footer).toBe('Rappel');
    expect(renderText(merged, 'fr')).toBe(
      'J-3 · J-2 · Autre\n\nJ-3\n\nRépondez pour COPIL-2.\n\nJ-2\n\nRépondez pour COPIL-2.\n\nAutre\n\nRépondez pour COPIL-3.\n\nRappel',
    );
  });

  it('are named by the first when all their headings would be too long', () => {
    const long = (what: string) =>
      reminder(`${what} du comité de pilotage du dossier usager informatisé`, what);
    const merged = mergeCards([long('Météo'), long('Rappel'), { blocks: [] }], 'fr');
    expect(merged.heading).toBe(
      'Météo du comité de pilotage du dossier usager informatisé et 2 autres messages',
    );
    const nameless: Card = { blocks: [{ kind: 'divider' }] };
    expect(mergeCards([{ blocks: [] }, nameless], 'fr').heading).toBe('2 messages');
  });

  it('say a shared heading once, and leave an unambiguous button its label', () => {
    const merged = mergeCards([reminder('COPIL n°2', 'COPIL-2'), reminder('COPIL n°2', 'COPIL-2')], 'fr');
    expect(merged.heading).toBe('COPIL n°2');
    expect(merged.actions).toEqual([answer('COPIL-2')]);
  });

  it('attach the same file once and never two under one name', () => {
    const withFile = (content: string): Card => ({
      blocks: [],
      files: [{ name: 'invitation.ics', type: 'text/calendar', content, label: 'Agenda' }],
    });
    const names = mergeCards([withFile('a'), withFile('a'), withFile('b')], 'fr').files?.map(
      (file) => file.name,
    );
    expect(names).toEqual(['invitation.ics', 'invitation-2.ics']);
  });

  it('lose no word and share no id, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(anyCard, { minLength: 2, maxLength: 4 }), (cards) => {
        const merged = mergeCards(cards, 'fr');
        const text = renderText(merged, 'fr', { button: (button) => button.label });
        for (const card of cards) for (const word of textsOf(card)) expect(text).toContain(word);
        const ids = buttonsOf(merged).map((button) => button.id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
