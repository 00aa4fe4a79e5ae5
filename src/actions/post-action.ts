import type { Composer } from '../delivery/ledger.ts';
import { meetingThread } from '../meetings/messages/meeting-thread.ts';
import type { DomainTurn } from '../people/turn.ts';
import { type ActionWithParts, findAction } from './action.ts';
import { actionFields, stateNotice } from './action-card.ts';

/** An action given in session stands in the committee's channels, in the thread of the meeting, like a decision. */
export async function postAction(turn: DomainTurn, action: ActionWithParts): Promise<void> {
  const channels = await turn.tx.committeeChannel.findMany({
    where: { committeeId: action.committeeId ?? undefined },
  });
  for (const { channelId } of channels)
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: 'ACTION-POST',
      subject: { type: 'action', id: action.id, version: 1 },
      recipient: { kind: 'channel', id: channelId },
      message: 'action.posted',
      nature: 'post',
      live: true,
      correlationId: turn.correlationId,
    });
}

/** The post itself; it says when the action is done. */
export const actionPosted: Composer = async ({ tx, t }, delivery) => {
  const action = await findAction(tx, delivery.subjectId);
  if (!action) return null;
  const { recipientId } = delivery;
  return {
    ...(action.meetingId && (await meetingThread(tx, { subjectId: action.meetingId, recipientId }))),
    card: {
      heading: t('action.heading', { number: action.number }),
      blocks: [
        { kind: 'text', text: action.text },
        { kind: 'fields', fields: actionFields(action, t, { owner: true, publicly: true }) },
        ...stateNotice(action, t),
      ],
    },
  };
};
