/** The sentences of this room: actions, their owners and due dates. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const actionMessages: Catalogue = { fr, en };
