import { card } from '../../conversation/card.ts';
import { fullName } from '../../people/person-name.ts';
import { hasBegun, loadMeeting, referenceOf } from '../meeting.ts';
import { whenLine } from '../meeting-card.ts';
import { nameOf } from '../names.ts';
import { standingProxies } from '../proxies.ts';
import { spokenTitle } from '../spoken-title.ts';
import type { MeetingComposer } from './composer.ts';

/** Tells the holder that a member trusts them with a vote, or no longer does. */
export const proxyReceived: MeetingComposer = async (context, delivery) => {
  const { meetingId, giverId } = delivery.parameters as { meetingId: string; giverId: string };
  const meeting = await loadMeeting(context.tx, meetingId);
  const stands = standingProxies(meeting).some(
    (one) => one.giverId === giverId && one.holderId === context.personId,
  );
  if (meeting.state === 'cancelled' && !context.redraw) return null;
  const { t } = context;
  const said = { name: nameOf(meeting, giverId), when: whenLine(meeting, t) };
  if (!stands) return { card: card(meeting.title, t('meeting.proxy.withdrawn', said)) };
  return {
    card: card(meeting.title, t('meeting.proxy.received', said), t('meeting.proxy.receivedHint')),
  };
};

/** To who gave a proxy: the holder will not be there either, or the date changed; one button to choose again. */
export const proxyLost: MeetingComposer = async (context, delivery) => {
  const { meetingId, holderId } = delivery.parameters as { meetingId: string; holderId: string };
  const meeting = await loadMeeting(context.tx, meetingId);
  if (meeting.state === 'cancelled' || hasBegun(meeting, context.now)) return null;
  const { t } = context;
  const said = { name: nameOf(meeting, holderId), ...spokenTitle(meeting, t) };
  return {
    card: {
      ...card(meeting.title, t(delivery.message, said)),
      actions: [
        {
          id: 'proxy',
          label: t('meeting.button.proxy'),
          style: 'primary',
          command: 'proxy',
          arguments: { meeting: referenceOf(meeting) },
        },
      ],
    },
  };
};

/** To who gave a proxy that somebody else noted at the door: who, to whom, and one button to take it back. */
export const proxyNoted: MeetingComposer = async (context, delivery) => {
  const { tx, t } = context;
  const { meetingId, holderId, byId } = delivery.parameters as Record<string, string>;
  const meeting = await loadMeeting(tx, meetingId ?? '');
  const stands = standingProxies(meeting).some(
    (one) => one.giverId === context.personId && one.holderId === holderId,
  );
  if (!stands) return null;
  const by = await tx.person.findUniqueOrThrow({ where: { id: byId } });
  return {
    card: {
      ...card(
        meeting.title,
        t('meeting.proxyNoted', {
          by: fullName(by),
          name: nameOf(meeting, holderId ?? null),
          when: whenLine(meeting, t),
        }),
      ),
      actions: [
        {
          id: 'withdraw',
          label: t('meeting.button.proxyWithdraw'),
          command: 'proxy withdraw',
          arguments: { meeting: referenceOf(meeting) },
        },
      ],
    },
  };
};
