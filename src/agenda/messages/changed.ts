import { hasBegun, loadMeeting } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { meetingThread } from '../../meetings/messages/meeting-thread.ts';
import { toDate } from '../../time.ts';
import { type AgendaChange, changesSince } from '../agenda-changes.ts';
import { agendaBlocks, readAgenda } from '../agenda-view.ts';
import { changesBlock } from '../changes-block.ts';
import type { OrderedItem } from '../items-in-order.ts';
import { keptFiles } from '../point-documents.ts';
import { pointsReadBy } from '../points-read-by.ts';
import { type AgendaComposer, addressFor } from './agenda-host.ts';

/** Changes after which other points may have another number. */
const renumbers: ReadonlySet<AgendaChange> = new Set(['added', 'removed', 'moved']);

/** A convened meeting has another agenda: what changed first, then the whole. */
export const changed: AgendaComposer = async (context, delivery) => {
  const { tx, t, now, personId } = context;
  const meeting = await loadMeeting(tx, delivery.subjectId);
  if (meeting.state !== 'convened' || hasBegun(meeting, now)) return null;
  const { since } = delivery.parameters as { since: string };
  const points = await changesSince(tx, meeting.id, Temporal.Instant.from(since));
  // Undone before it was told.
  if (points.length === 0) return null;
  const agenda = await readAgenda(tx, meeting, now);
  return {
    card: {
      heading: t('agenda.changed.heading', { title: meeting.title }),
      blocks: [
        { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
        changesBlock(points, t),
        ...(points.some(({ change }) => renumbers.has(change))
          ? [{ kind: 'text' as const, text: t('agenda.changed.renumbered') }]
          : []),
        ...agendaBlocks(agenda, t, addressFor(context)),
      ],
    },
    keptFiles: keptFiles(addedSince(pointsReadBy(meeting, personId, agenda.items), since)),
  };
};

/** The same in the committee's channels, in the thread of the meeting. */
export const changedPost: AgendaComposer = async (context, delivery) => {
  const composed = await changed(context, delivery);
  return composed && { ...composed, ...(await meetingThread(context.tx, delivery)) };
};

/** The points with what was handed in for them since: the rest came with the convocation. */
function addedSince(items: readonly OrderedItem[], since: string): Pick<OrderedItem, 'documents'>[] {
  const start = toDate(Temporal.Instant.from(since));
  return items.map(({ documents }) => ({ documents: documents.filter(({ addedAt }) => addedAt >= start) }));
}
