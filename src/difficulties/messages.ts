/** The sentences of this room: difficulties, remedies and requests to the vendor. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const difficultyMessages: Catalogue = { fr, en };
