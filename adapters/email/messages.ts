/** The sentences of this adapter: what a mail says besides its card. */
import type { Catalogue } from '../../src/conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const emailMessages: Catalogue = { fr, en };
