/** The sentences of this room: what is wrong in a space file, and what the commands of the terminal say. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const spaceMessages: Catalogue = { fr, en };
