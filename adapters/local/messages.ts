/** The sentences of the local workspace. */
import { type Catalogue, createTranslators } from '../../src/conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const localMessages: Catalogue = { fr, en };

export const words = createTranslators([localMessages]);
