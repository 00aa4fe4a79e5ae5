import type { RichText } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import { fullName } from '../../people/person-name.ts';
import { dayOn } from '../../sites/day-on.ts';
import { referentsOf } from '../../sites/referents.ts';
import type { Announcement } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { movedLine } from '../approval/moved-line.ts';
import { linesOf } from '../texts/text-blocks.ts';

/** Somebody to turn to, or the number of a service. */
export interface NoteContact {
  name: string;
  what: string;
  phone: string | null;
}

/** What a printed note and its page say. */
export interface Note {
  title: string;
  site: string;
  /** « Reporté au … »; null while the date stands. */
  moved: string | null;
  lines: RichText[];
  contacts: NoteContact[];
}

/** The text as it was sent, and the referents of the site as they are now: a note stays on a wall for weeks. */
export async function noteOf(
  tx: Transaction,
  announcement: Announcement,
  deployment: DeploymentOfSite,
  t: Translator,
  now: Temporal.Instant,
): Promise<Note> {
  const { site, supportPhone } = deployment;
  const day = dayOn(site, now);
  const referents = await referentsOf(tx, site.id, day);
  return {
    title: announcement.title,
    site: site.name,
    moved: movedLine(deployment, announcement.version, t),
    lines: linesOf(announcement.body),
    contacts: [
      ...referents.map(({ person, kind, missions }) => ({
        name: fullName(person),
        what: t('announcement.note.referent', {
          kind: t(`announcement.note.kind.${kind}`),
          known: missions.length > 0 ? 'yes' : 'no',
          missions: missions.join(', '),
        }),
        phone: person.phone ?? site.phone,
      })),
      ...(supportPhone ? [{ name: t('announcement.note.support'), what: '', phone: supportPhone }] : []),
    ],
  };
}
