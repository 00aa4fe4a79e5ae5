import type { Transaction } from '../store/store.ts';
import { itemsInOrder } from './items-in-order.ts';

/**
 * A second call is held on the same agenda (F-12): same numbers, order, presenters, guests and files; nothing is said of
 * what happened in the first meeting.
 */
export async function copyAgenda(tx: Transaction, fromMeetingId: string, toMeetingId: string): Promise<void> {
  const from = await tx.meeting.findUniqueOrThrow({ where: { id: fromMeetingId } });
  // Its own standing points, if they were laid out when it was scheduled.
  await tx.agendaItem.deleteMany({ where: { meetingId: toMeetingId } });
  for (const { presenter, guests, documents, id, place, startedAt, endedAt, ...item } of await itemsInOrder(
    tx,
    fromMeetingId,
  ))
    await tx.agendaItem.create({
      data: {
        ...item,
        position: place,
        meetingId: toMeetingId,
        state: 'accepted',
        guests: { createMany: { data: guests.map((guest) => ({ personId: guest.id })) } },
        documents: {
          createMany: {
            data: documents.map(({ label, url, fileId, addedById, addedAt }) => ({
              label,
              url,
              fileId,
              addedById,
              addedAt,
            })),
          },
        },
      },
    });
  const { agendaValidatedAt, agendaValidatedById } = from;
  const agendaBuiltAt = from.agendaBuiltAt ?? from.startsAt;
  await tx.meeting.update({
    where: { id: toMeetingId },
    data: { agendaBuiltAt, agendaValidatedAt, agendaValidatedById },
  });
}
