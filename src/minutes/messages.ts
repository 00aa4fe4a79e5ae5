/** The sentences of this room: minutes of a meeting, their versions and approval. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const minutesMessages: Catalogue = { fr, en };
