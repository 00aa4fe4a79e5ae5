/** The sentences of this room: committees, roles, leads and rights. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const peopleMessages: Catalogue = { fr, en };
