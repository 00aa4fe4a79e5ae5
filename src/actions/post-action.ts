import type { Composer } from '../delivery/ledger.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
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
  return {
    ...(await sessionThread(tx, action, delivery)),
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

/** The thread that opened with the meeting (M09), else the one under its card. */
async function sessionThread(
  tx: Transaction,
  { meetingId }: ActionWithParts,
  { recipientId }: Pick<MessageDelivery, 'recipientId'>,
): Promise<{ threadOf?: string }> {
  if (!meetingId) return {};
  const posts = await tx.messageDelivery.findMany({
    where: {
      rule: { in: ['M09', 'SUMMARY'] },
      subjectType: 'meeting',
      subjectId: meetingId,
      recipientId,
      externalId: { not: null },
    },
    orderBy: [{ rule: 'asc' }, { subjectVersion: 'asc' }],
    select: { key: true, rule: true },
  });
  const opener = posts.findLast(({ rule }) => rule === 'M09') ?? posts[0];
  return opener ? { threadOf: opener.key } : {};
}
