import { card } from '../../conversation/card.ts';
import { loadMeeting } from '../meeting.ts';
import { nameOf, whenLine } from '../meeting-card.ts';
import type { MeetingComposer } from './composer.ts';

/** Tells the holder that a member trusts them with a vote. */
export const proxyReceived: MeetingComposer = async (context, delivery) => {
  const { meetingId, giverId } = delivery.parameters as { meetingId: string; giverId: string };
  const meeting = await loadMeeting(context.tx, meetingId);
  const stands = meeting.proxies.some(
    (one) => one.giverId === giverId && one.holderId === context.personId && one.state !== 'revoked',
  );
  if (!stands || meeting.state === 'cancelled') return null;
  const { t } = context;
  return {
    card: card(
      meeting.title,
      t('meeting.proxy.received', { name: nameOf(meeting, giverId), when: whenLine(meeting, t) }),
      t('meeting.proxy.receivedHint'),
    ),
  };
};
