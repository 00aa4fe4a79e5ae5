/** The sentences of this room: the constitution of committees: composition, duties, rhythm, rules, arrivals and departures. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const committeeMessages: Catalogue = { fr, en };
