/** The sentences of this room: announcements to staff. */
import type { Catalogue } from '../conversation/catalogue.ts';
import en from './messages.en.json' with { type: 'json' };
import fr from './messages.fr.json' with { type: 'json' };

export const announcementMessages: Catalogue = { fr, en };
