/** The sentences of this adapter: what the public pages say. */
import type { Catalogue } from '../../src/conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const webMessages: Catalogue = { fr, en };
