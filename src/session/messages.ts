/** The sentences of this room: a meeting while it is held: presence, quorum, points, notes. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const sessionMessages: Catalogue = { fr, en };
