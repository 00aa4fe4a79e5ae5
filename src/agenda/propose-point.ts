/** A point from its proposal to its acceptance or refusal, before a meeting and while it is held. */
import { journal } from '../people/journal.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Prisma } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import { type AgendaItemWithMeeting, agendaItemParts } from './agenda-item.ts';
import { enters } from './enter-agenda.ts';
import { nextNumber } from './next-number.ts';

/** What its author says of a point. */
export type NewPoint = Pick<
  Prisma.AgendaItemUncheckedCreateInput,
  | 'meetingId'
  | 'title'
  | 'purpose'
  | 'minutes'
  | 'presenterId'
  | 'sourceUrl'
  | 'description'
  | 'recurring'
  | 'late'
>;

/**
 * Numbers a point, and puts it on the agenda at once when it is accepted.
 *
 * @param state accepted when its author may accept it themselves
 */
export async function proposePoint(
  turn: DomainTurn,
  point: NewPoint,
  state: 'proposed' | 'accepted',
): Promise<AgendaItemWithMeeting> {
  const item = await turn.tx.agendaItem.create({
    data: {
      ...point,
      purpose: point.purpose ?? 'discussion',
      spaceId: turn.space.id,
      number: await nextNumber(turn.tx, point.meetingId),
      state,
      proposedById: turn.onBehalfOfId ?? turn.actor.id,
      proposedAt: toDate(turn.now),
      ...(state === 'accepted' ? { decidedById: turn.actor.id, decidedAt: toDate(turn.now) } : {}),
    },
    include: agendaItemParts,
  });
  const { number, title } = item;
  await journal(turn, `agenda.${state}`, { type: 'agendaItem', id: item.id }, { after: { number, title } });
  if (state === 'accepted') await enters(turn, item);
  return item;
}

/** Accepts or refuses a proposed point; its author hears of it. @param item locked by the caller */
export async function settlePoint(
  turn: DomainTurn,
  { id, proposedById }: AgendaItemWithMeeting,
  state: 'accepted' | 'refused',
): Promise<AgendaItemWithMeeting> {
  const decided = await turn.tx.agendaItem.update({
    where: { id },
    data: { state, decidedById: turn.actor.id, decidedAt: toDate(turn.now) },
    include: agendaItemParts,
  });
  await journal(turn, `agenda.${state}`, { type: 'agendaItem', id }, { before: { state: 'proposed' } });
  if (proposedById && proposedById !== turn.actor.id)
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: 'AGENDA-RESULT',
      subject: { type: 'agendaItem', id, version: 1 },
      recipient: { kind: 'person', id: proposedById },
      message: 'agenda.decided',
      nature: 'notice',
      correlationId: turn.correlationId,
    });
  if (state === 'accepted') await enters(turn, decided);
  await turn.ledger.refresh(turn.tx, { type: 'agendaItem', id }, turn.correlationId);
  return decided;
}
