import { domainCommand } from '../../people/turn.ts';
import { siteOf } from '../../sites/site-argument.ts';
import { aboutSent, sentAnnouncement } from '../which-announcement.ts';

/** The note to put up where nobody uses the chat: one page with the text, the referents and a code that opens it (C40). */
export const printNote = domainCommand({
  name: 'announcement note',
  alias: 'annonce note',
  synonyms: ['annonce affiche', 'annonce imprimer'],
  group: 'announcement',
  act: 'announcement.followUp',
  readOnly: true,
  arguments: aboutSent,
  siteOf,

  async run(turn, values) {
    const { t, links } = turn;
    const found = await sentAnnouncement(turn, values);
    if ('reply' in found) return found.reply;
    const { announcement, deployment } = found;
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: t('announcement.note.ready', { site: deployment.site.name }),
        blocks: [
          { kind: 'text', text: [{ bold: announcement.title }] },
          { kind: 'text', text: t('announcement.note.explain') },
        ],
        actions: [
          {
            id: 'announcement-note-pdf',
            label: t('announcement.button.pdf'),
            style: 'primary',
            url: links.document('note', announcement.id, 'pdf'),
          },
          {
            id: 'announcement-note-page',
            label: t('announcement.button.page'),
            url: links.note(announcement.id),
          },
        ],
      },
    };
  },
});
