/** The sentences of this room: what the terminal says of a story. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const storyMessages: Catalogue = { fr, en };
