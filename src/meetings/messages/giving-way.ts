import { card } from '../../conversation/card.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import type { MeetingComposer } from './composer.ts';

/** Messages of which each tells all of the meeting: the latest one holds the buttons. */
const whole = ['meeting.invitation', 'meeting.moved', 'meeting.updated'];

/** Once a newer message tells all of the meeting, the card before it points there and asks nothing any more. */
export function givingWay(compose: MeetingComposer): MeetingComposer {
  return async (context, delivery) => {
    const composed = await compose(context, delivery);
    if (!composed || !context.redraw || !(await isFollowed(context.tx, delivery))) return composed;
    return { ...composed, card: card(composed.card.heading, context.t('meeting.superseded')) };
  };
}

async function isFollowed(tx: Transaction, delivery: MessageDelivery): Promise<boolean> {
  const { subjectId, subjectVersion, recipientId, platform } = delivery;
  const newer = await tx.messageDelivery.count({
    where: {
      subjectType: 'meeting',
      subjectId,
      recipientId,
      platform,
      message: { in: whole },
      subjectVersion: { gt: subjectVersion },
      state: 'sent',
    },
  });
  return newer > 0;
}
