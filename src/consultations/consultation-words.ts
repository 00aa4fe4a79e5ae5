/** A consultation and its votes in words. */
import { createTranslators } from '../conversation/catalogue.ts';
import { formatDateTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { asLocale } from '../people/space-context.ts';
import type { Transaction } from '../store/store.ts';
import { type Consultation, deadlineOf } from './consultation.ts';
import { votesNeeded } from './ending.ts';
import { consultationMessages } from './messages.ts';

const words = createTranslators([consultationMessages]);

/** @returns the sentences of this room in the language of a space, for what copil writes by itself outside any turn */
export async function wordsOfSpace(tx: Transaction, spaceId: string): Promise<Translator> {
  const space = await tx.space.findUniqueOrThrow({ where: { id: spaceId }, select: { locale: true } });
  return words[asLocale(space.locale)];
}

/** @returns « 6 pour · 2 contre · 1 abstention », with those who wanted to discuss it */
export function voteLine({ count }: Pick<Consultation, 'count'>, t: Translator): string {
  const { inFavour, against, abstentions, discuss } = count;
  return t('consultation.votes', { inFavour, against, abstentions, discuss });
}

/** @returns « 4 votes sur 9, il en faut 5 »: how many have voted, never what they said */
export function counterLine({ count, quorumNeeded }: Consultation, t: Translator): string {
  const { given, voices, discuss } = count;
  return t('consultation.counter', { given, voices, needed: votesNeeded(quorumNeeded), discuss });
}

/** @returns « vendredi 25 septembre 2026 à 18 h » */
export function deadlineLine(consultation: Consultation, t: Translator): string {
  return formatDateTime(deadlineOf(consultation), t.locale);
}
