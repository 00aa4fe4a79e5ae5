/** Draws for one person: in their language, with the people and buttons of the card made ready first. */
import type { Card } from '../../../src/conversation/card.ts';
import type { Translator } from '../../../src/conversation/language.ts';
import type { AccountRef } from '../../../src/conversation/platform.ts';
import { buttonValues } from '../render/button-value.ts';
import { mentionedIn } from '../send/mentioned.ts';
import type { ActParts } from './act-parts.ts';

type DrawingParts = Pick<ActParts, 'host' | 'carried' | 'translators'>;

/** @returns the sentences in the language of whoever acts; in French while nobody can say which. */
export async function translatorFor(
  { host, translators }: Pick<ActParts, 'host' | 'translators'>,
  { workspace, externalId }: AccountRef,
): Promise<Translator> {
  return translators[await host.localeOf(workspace, externalId).catch(() => 'fr' as const)];
}

/** @returns what the drawing of this card needs: language, values of its buttons, mentions of its people. */
export async function contextOf(parts: DrawingParts, account: AccountRef, card: Card) {
  const { host, carried } = parts;
  const people = mentionedIn(card);
  const [t, values, accounts] = await Promise.all([
    translatorFor(parts, account),
    buttonValues(card, carried),
    people.length > 0 ? host.accountsOf(account.workspace, people) : new Map<string, string>(),
  ]);
  return { locale: t.locale, t, valueOf: values, mention: (personId: string) => accounts.get(personId) };
}
