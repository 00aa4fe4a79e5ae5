/** The sentences of this room: workbooks in and out. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const exchangeMessages: Catalogue = { fr, en };
