import { entity, text } from '../../conversation/arguments.ts';
import { fold } from '../../conversation/clean-text.ts';
import { formatList } from '../../conversation/format.ts';
import { journal } from '../../people/journal.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Committee } from '../../store/generated/client.ts';
import type { AgendaMeeting } from '../agenda-meeting.ts';
import { pinnedPoint, pointMeant } from '../find-point.ts';
import { mayNotAttach } from '../may-attach.ts';
import { documentParts, type PointDocument, traceOf } from '../point-documents.ts';
import { pointName } from '../point-named.ts';
import { releaseFile } from '../stored-file.ts';

/** Takes a document off a point, by those who may put one there; a file that nothing names any more is deleted. */
export const detachDocument = domainCommand({
  name: 'agenda detach',
  alias: 'point détacher',
  group: 'meetings',
  act: 'agenda.propose',
  arguments: {
    item: text({ position: 1, keys: ['point', 'numéro'] }),
    document: text({ position: 2, rest: true, optional: true, keys: ['titre', 'nom'] }),
    meeting: entity<AgendaMeeting>('meeting', { optional: true, keys: ['réunion'] }),
    committee: entity<Committee>('committee', { optional: true, keys: ['comité'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId ?? values.committee?.value.id,
  pins: pinnedPoint,

  async run(turn, values) {
    const found = await pointMeant(turn, values);
    if ('reply' in found) return found.reply;
    const { item } = found;
    const refused = await mayNotAttach(turn, item);
    if (refused) return refused;
    const point = pointName(item);
    const documents = await turn.tx.agendaDocument.findMany({
      where: { itemId: item.id },
      include: documentParts,
      orderBy: { addedAt: 'asc' },
    });
    if (documents.length === 0) return sayNo(turn, 'agenda.detach.none', { point });
    const document = documentMeant(documents, values.document);
    if (!document) {
      const names = formatList(
        documents.map(({ label }) => label),
        turn.locale,
      );
      return sayNo(turn, 'agenda.detach.which', { point, names }, 'document');
    }
    await turn.tx.agendaDocument.delete({ where: { id: document.id } });
    if (document.fileId) await releaseFile(turn.tx, document.fileId);
    await journal(
      turn,
      'agenda.detached',
      { type: 'agendaItem', id: item.id },
      { before: traceOf(document) },
    );
    await turn.ledger.refresh(turn.tx, { type: 'meeting', id: item.meetingId }, turn.correlationId);
    const { label } = document;
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: turn.t('agenda.detached', { point }),
        blocks: [
          { kind: 'text', text: turn.t(`agenda.detached.${document.file ? 'file' : 'link'}`, { label }) },
        ],
      },
    };
  },
});

/** The one a button names by its id, a person by its title or the beginning of it; the only one when none is named. */
function documentMeant(documents: readonly PointDocument[], said: string | undefined): PointDocument | null {
  if (said === undefined) return documents.length === 1 ? (documents[0] ?? null) : null;
  const words = fold(said);
  const exact = documents.filter(({ id, label }) => id === said || fold(label) === words);
  const found = exact.length > 0 ? exact : documents.filter(({ label }) => fold(label).startsWith(words));
  return found.length === 1 ? (found[0] ?? null) : null;
}
