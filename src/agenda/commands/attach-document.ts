import { entity, text, url } from '../../conversation/arguments.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import type { AgendaMeeting } from '../agenda-meeting.ts';
import { fileLinks } from '../agenda-view.ts';
import { pinnedPoint, pointMeant } from '../find-point.ts';
import { pointName } from '../point-named.ts';
import { agendaFollowed } from '../tell-change.ts';
import { mayNotChange } from './edit-item.ts';

/** Most documents of one point: more is a folder, of which one link is enough. */
const mostDocuments = 10;

/** A document to read for a point, as a link: those who prepare the meeting, who presents it, and its author. */
export const attachDocument = domainCommand({
  name: 'agenda attach',
  alias: 'point joindre',
  group: 'meetings',
  act: 'agenda.propose',
  arguments: {
    item: text({ position: 1, keys: ['point', 'numéro'] }),
    address: url({ position: 2, keys: ['adresse', 'lien', 'url'] }),
    label: text({ position: 3, rest: true, optional: true, max: 120, keys: ['titre', 'nom'] }),
    meeting: entity<AgendaMeeting>('meeting', { optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId ?? values.committee?.value.id,
  pins: pinnedPoint,

  async run(turn, values) {
    const found = await pointMeant(turn, values);
    if ('reply' in found) return found.reply;
    const { item } = found;
    const own = item.presenterId === turn.actor.id || item.proposedById === turn.actor.id;
    const refused = own ? null : await mayNotChange(turn, item);
    if (refused) return refused;
    const before = await turn.tx.agendaDocument.findMany({ where: { itemId: item.id } });
    if (before.some((one) => one.url === values.address))
      return sayNo(turn, 'agenda.attach.already', { point: pointName(item) }, 'address');
    if (before.length >= mostDocuments)
      return sayNo(turn, 'agenda.attach.tooMany', { point: pointName(item), most: mostDocuments });
    const label = values.label ?? labelOf(values.address);
    const document = await turn.tx.agendaDocument.create({
      data: {
        itemId: item.id,
        label,
        url: values.address,
        addedById: turn.actor.id,
        addedAt: toDate(turn.now),
      },
    });
    await journal(turn, 'agenda.attached', { type: 'agendaItem', id: item.id }, { after: { label } });
    if (item.state === 'accepted') await agendaFollowed(turn, item.meetingId);
    const documents = [...before, document];
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: turn.t('agenda.attached', { point: pointName(item) }),
        blocks: [
          { kind: 'text', text: [{ bold: item.title }] },
          {
            kind: 'list',
            items: fileLinks({ documents, sourceUrl: null }, turn.t).map((link) => ({ text: [link] })),
          },
        ],
      },
    };
  },
});

/** The last part of the address, else its host: what people recognise. */
function labelOf(address: string): string {
  const { hostname, pathname } = new URL(address);
  const last = pathname.split('/').filter(Boolean).at(-1);
  return last ? decodeURIComponent(last).slice(0, 120) : hostname;
}
