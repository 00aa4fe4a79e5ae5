/** The sentences of this room: digests, the mail relay, what happens after downtime. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const deliveryMessages: Catalogue = { fr, en };
