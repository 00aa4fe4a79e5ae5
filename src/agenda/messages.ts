/** The sentences of this room: the points of a meeting's agenda. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const agendaMessages: Catalogue = { fr, en };
