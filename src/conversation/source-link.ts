/** The message of a platform that something was made from, as cards show it. */
import type { Field, Span } from './card.ts';
import type { Translator } from './language.ts';

/** @returns « Voir le message », as a link. */
export function sourceLink(address: string, t: Translator): Span {
  return { link: address, label: t('conversation.source.see') };
}

/** @returns « Message d’origine : Voir le message ». */
export function sourceField(address: string, t: Translator): Field {
  return { label: t('conversation.source'), value: [sourceLink(address, t)] };
}
