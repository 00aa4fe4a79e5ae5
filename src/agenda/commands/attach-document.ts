import { entity, text, url } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { said } from '../../conversation/say-back.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { screen } from '../../people/screen.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { addFileOnBoard } from '../add-file-on-board.ts';
import type { AgendaMeeting } from '../agenda-meeting.ts';
import { type PlacedItem, pinnedPoint, pointMeant } from '../find-point.ts';
import { mayNotAttach } from '../may-attach.ts';
import { documentName, documentParts, fileLinks, type PointDocument, traceOf } from '../point-documents.ts';
import { pointName } from '../point-named.ts';
import { agendaFollowed } from '../tell-change.ts';

/** Most documents of one point: more is a folder, of which one link is enough. */
const mostDocuments = 10;

/**
 * A document to read for a point, as a link or as a file that a page took in: those who prepare the meeting, who presents it,
 * and its author. Without either, the way to the page.
 */
export const attachDocument = domainCommand({
  name: 'agenda attach',
  alias: 'point joindre',
  group: 'meetings',
  act: 'agenda.propose',
  arguments: {
    item: text({ position: 1, keys: ['point', 'numéro'] }),
    address: url({ position: 2, optional: true, keys: ['adresse', 'lien', 'url'] }),
    label: text({ position: 3, rest: true, optional: true, max: 120, keys: ['titre', 'nom'] }),
    meeting: entity<AgendaMeeting>('meeting', { optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
    file: text({ optional: true, hidden: true }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId ?? values.committee?.value.id,
  pins: pinnedPoint,

  async precondition(turn, values) {
    // Signs that stand for spaces in a name hide nobody.
    const sentence = values.file && screen((values.label ?? '').replace(/[_.+-]+/g, ' '), turn);
    if (sentence) return said(sentence, 'refused');
    if (values.address || values.file) return null;
    const found = await pointMeant(turn, values);
    if ('reply' in found) return found.reply;
    return (await mayNotAttach(turn, found.item)) ?? addFileOnBoard(turn, found.item);
  },

  async run(turn, values) {
    const found = await pointMeant(turn, values);
    if ('reply' in found) return found.reply;
    const { item } = found;
    const refused = await mayNotAttach(turn, item);
    if (refused) return refused;
    const before = await turn.tx.agendaDocument.findMany({
      where: { itemId: item.id },
      include: documentParts,
    });
    const wanted = await contentOf(turn, values, before, pointName(item));
    if ('reply' in wanted) return wanted.reply;
    if (before.length >= mostDocuments)
      return sayNo(turn, 'agenda.attach.tooMany', { point: pointName(item), most: mostDocuments });
    const document = await turn.tx.agendaDocument.create({
      data: { ...wanted.content, itemId: item.id, addedById: turn.actor.id, addedAt: toDate(turn.now) },
      include: documentParts,
    });
    await journal(turn, 'agenda.attached', { type: 'agendaItem', id: item.id }, { after: traceOf(document) });
    if (item.state === 'accepted') await agendaFollowed(turn, item.meetingId);
    return attached(turn, item, document, before);
  },
});

/** What the new document leads to; else the sentence that says why it cannot. */
async function contentOf(
  turn: DomainTurn,
  { address, file, label }: { address?: string; file?: string; label?: string },
  before: readonly PointDocument[],
  point: string,
): Promise<{ content: { label: string; url?: string; fileId?: string } } | { reply: Reply }> {
  if (file) {
    const kept = await looseFile(turn, file);
    if (!kept) return { reply: sayNo(turn, 'agenda.attach.fileGone') };
    const twin = before.find((one) => one.file?.sha256 === kept.sha256);
    if (twin) return { reply: sayNo(turn, 'agenda.attach.sameFile', { point, name: twin.label }) };
    return { content: { label: label ?? kept.name, fileId: kept.id } };
  }
  const url = address ?? '';
  if (before.some((one) => one.url === url))
    return { reply: sayNo(turn, 'agenda.attach.already', { point }, 'address') };
  return { content: { label: label ?? labelOf(url), url } };
}

/** A file of this space that is at no point yet: whoever names another one gets nothing. */
async function looseFile({ tx, space }: DomainTurn, id: string) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null;
  return tx.storedFile.findFirst({
    where: { id, spaceId: space.id, documents: { none: {} } },
    select: { id: true, name: true, sha256: true },
  });
}

function attached(
  turn: DomainTurn,
  item: PlacedItem,
  document: PointDocument,
  before: readonly PointDocument[],
): Reply {
  const addressOf = (id: string) => turn.links.file(id, turn.actor.id);
  const links = fileLinks({ documents: [...before, document], sourceUrl: null }, turn.t, addressOf);
  return {
    outcome: 'done',
    visibility: 'private',
    card: {
      heading: turn.t('agenda.attached', { point: pointName(item) }),
      blocks: [
        { kind: 'text', text: [{ bold: item.title }, ` · ${documentName(document, turn.locale)}`] },
        { kind: 'list', heading: turn.t('agenda.files'), items: links.map((link) => ({ text: [link] })) },
      ],
    },
  };
}

/** The last part of the address, else its host: what people recognise. */
function labelOf(address: string): string {
  const { hostname, pathname } = new URL(address);
  const last = pathname.split('/').filter(Boolean).at(-1);
  return last ? decodeURIComponent(last).slice(0, 120) : hostname;
}
