import { formatDateTime, formatDuration } from '../../conversation/format.ts';
import type { Composer } from '../../delivery/ledger.ts';
import { hasBegun, loadMeeting, referenceOf } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { closingAhead } from '../agenda-closing.ts';
import { agendaTime } from '../agenda-time.ts';
import { itemsInOrder } from '../items-in-order.ts';

/** M02: the agenda is being prepared; whoever wants a point on it says so before it closes. */
export const callForItems: Composer = async ({ tx, t, now }, delivery) => {
  const meeting = await loadMeeting(tx, delivery.subjectId);
  const closes = await closingAhead(tx, meeting, now);
  if (meeting.state !== 'held' || hasBegun(meeting, now) || !closes) return null;
  const items = await itemsInOrder(tx, meeting.id);
  const { accepted } = agendaTime(items, meeting.durationMinutes);
  const deadline = closes.toZonedDateTimeISO(meeting.timeZone);
  const reference = referenceOf(meeting);
  return {
    card: {
      heading: t('agenda.call.heading', { title: meeting.title }),
      blocks: [
        { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
        {
          kind: 'text',
          text: t('agenda.call.text', {
            ...spokenTitle(meeting, t),
            count: items.length,
            minutes: formatDuration(accepted, t.locale),
            length: formatDuration(meeting.durationMinutes, t.locale),
          }),
        },
        { kind: 'text', text: t.rich('agenda.call.ask', { when: formatDateTime(deadline, t.locale) }) },
      ],
      actions: [
        {
          id: 'agenda-add',
          label: t('agenda.button.add'),
          style: 'primary',
          command: 'agenda add',
          arguments: { meeting: reference },
        },
        {
          id: 'agenda',
          label: t('agenda.button.see'),
          command: 'agenda',
          arguments: { meeting: reference },
        },
      ],
    },
  };
};
