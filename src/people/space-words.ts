import { type Catalogue, createTranslators } from '../conversation/catalogue.ts';
import type { Translator } from '../conversation/language.ts';
import type { Transaction } from '../store/store.ts';
import { asLocale } from './space-context.ts';

/**
 * A room's sentences for what copil writes by itself, outside any turn: it is stored in the space's language.
 *
 * @returns a function from a space to its sentences
 */
export function spaceWords(messages: Catalogue): (tx: Transaction, spaceId: string) => Promise<Translator> {
  const words = createTranslators([messages]);
  return async (tx, spaceId) => {
    const space = await tx.space.findUniqueOrThrow({ where: { id: spaceId }, select: { locale: true } });
    return words[asLocale(space.locale)];
  };
}
