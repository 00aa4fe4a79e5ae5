/** The sentences of this room: written consultations between two meetings. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const consultationMessages: Catalogue = { fr, en };
