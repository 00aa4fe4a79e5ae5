/** The sentences of this room: the anonymous pulse. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const pulseMessages: Catalogue = { fr, en };
