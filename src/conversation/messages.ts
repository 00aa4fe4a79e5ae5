/** The sentences of this room: what the bot says about commands, forms, dates and cards themselves. */
import type { Catalogue } from './catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const conversationMessages: Catalogue = { fr, en };
