import type { NoteHost } from '../../adapters/web/note-host.ts';
import { toldStates } from '../announcements/announcement.ts';
import { noteOf } from '../announcements/note/note.ts';
import { readLink } from '../calendar/signed-links.ts';
import { readDeployment } from '../deployments/deployment.ts';
import { asLocale } from '../people/space-context.ts';
import type { DocumentParts } from './document-host.ts';
import { noteLinkPurpose } from './links.ts';

/** Pages of printed notes, answered from the domain in the language of their space. */
export function noteHost({ store, clock, translators, secret }: Omit<DocumentParts, 'links'>): NoteHost {
  return {
    translators,
    async note(token) {
      const payload = readLink(secret, noteLinkPurpose, token, clock.system());
      if (payload === 'expired') return 'expired';
      if (payload === 'bad' || typeof payload.a !== 'string') return 'unknown';
      const announcement = await store.db.announcement.findUnique({ where: { id: payload.a } });
      if (!announcement?.deploymentId || !toldStates.includes(announcement.state)) return 'unknown';
      const { locale: spoken } = await store.db.space.findUniqueOrThrow({
        where: { id: announcement.spaceId },
      });
      const locale = asLocale(spoken);
      const t = translators[locale];
      const deployment = await readDeployment(store.db, announcement.deploymentId);
      return {
        ...(await noteOf(store.db, announcement, deployment, t, clock.now())),
        locale,
        whom: t('announcement.note.whom'),
        hint: t('announcement.note.tellManager'),
      };
    },
  };
}
