/** The sentences of this room: what somebody proposes and somebody else confirms. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const proposalMessages: Catalogue = { fr, en };
