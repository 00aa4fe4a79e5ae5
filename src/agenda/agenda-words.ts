/** This room's sentences for what copil writes by itself, outside any turn: titles are stored in the space's language. */
import { createTranslators } from '../conversation/catalogue.ts';
import type { Translator } from '../conversation/language.ts';
import { asLocale } from '../people/space-context.ts';
import type { Transaction } from '../store/store.ts';
import { agendaMessages } from './messages.ts';

const words = createTranslators([agendaMessages]);

/** @returns the sentences of this room in the language of a space */
export async function wordsOfSpace(tx: Transaction, spaceId: string): Promise<Translator> {
  const space = await tx.space.findUniqueOrThrow({ where: { id: spaceId }, select: { locale: true } });
  return words[asLocale(space.locale)];
}
