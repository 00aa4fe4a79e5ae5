/** The sentences of this adapter. */
import type { Catalogue } from '../../src/conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const slackMessages: Catalogue = { fr, en };
