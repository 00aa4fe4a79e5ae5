/** The sentences of this room: dates offered before a meeting exists. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const pollMessages: Catalogue = { fr, en };
