import { card } from '../../conversation/card.ts';
import type { Composer } from '../../delivery/ledger.ts';
import { loadMeeting, referenceOf } from '../../meetings/meeting.ts';
import { shortName } from '../../people/person-name.ts';
import { keeperToday } from '../keeper-today.ts';
import { lateClosing, openSinceLine } from '../unclosed.ts';

/** NOT-CLOSED: half an hour after its end, the next day and a week later the session is still open. */
export const notClosed: Composer = async (context, delivery) => {
  const { tx, t, redraw } = context;
  const meeting = await loadMeeting(tx, delivery.subjectId);
  if (meeting.state !== 'open')
    return redraw ? { card: card(meeting.title, t('session.notClosed.settled')) } : null;
  const { reached, insteadOf } = await keeperToday(context, meeting);
  if (!reached && !redraw) return null;
  return {
    card: {
      heading: t('session.notClosed.heading', { title: meeting.title }),
      blocks: [
        { kind: 'text', text: openSinceLine(meeting, t) },
        { kind: 'text', text: t('session.notClosed.ask', { reference: referenceOf(meeting) }) },
      ],
      actions: [lateClosing(meeting, t)],
      ...(insteadOf && { footer: t('session.insteadOf', { name: shortName(insteadOf) }) }),
    },
  };
};
