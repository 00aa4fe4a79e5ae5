import { expect, it } from 'vitest';
import { mentionedIn } from './mentioned.ts';

const person = (id: string) => ({ person: id, name: id.toUpperCase() });

it('finds everybody a card mentions, wherever they stand, each once', () => {
  const card = {
    blocks: [
      { kind: 'text' as const, text: ['Bonjour ', person('a')] },
      { kind: 'notice' as const, tone: 'warning' as const, text: [person('b')] },
      { kind: 'fields' as const, fields: [{ label: 'Qui', value: [person('c'), person('a')] }] },
      { kind: 'list' as const, items: [{ text: [person('d')], detail: [person('e')] }, { text: 'rien' }] },
      { kind: 'divider' as const },
    ],
    footer: [person('f')],
  };
  expect(mentionedIn(card)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(mentionedIn({ blocks: [] })).toEqual([]);
});
