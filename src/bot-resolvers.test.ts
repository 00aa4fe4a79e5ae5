import { expect, it } from 'vitest';
import { resolvers } from './bot-resolvers.ts';
import { houseTranslators } from './catalogues.ts';

it('what people name and nobody knows has its sentence in both languages, whatever it is', () => {
  const { fr, en } = houseTranslators();
  const missing = Object.keys(resolvers).filter((kind) => {
    const key = `conversation.problem.${kind}`;
    return !fr.has(key) || !en.has(key);
  });
  expect(missing).toEqual([]);
});
