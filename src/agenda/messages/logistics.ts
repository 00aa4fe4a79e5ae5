import type { Composer } from '../../delivery/ledger.ts';
import { holdersOf, secretariesOf } from '../../meetings/audiences.ts';
import { hasBegun, loadMeeting } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { leadToday } from '../../people/lead-today.ts';
import { logisticsBlocks } from '../logistics-card.ts';

/** M05, J-5: what is missing, in words, to the secretary and the functional lead; one line when nothing is (C16). */
export const logistics: Composer = async ({ tx, t, now, personId, redraw }, delivery) => {
  const meeting = await loadMeeting(tx, delivery.subjectId);
  const over = meeting.state === 'cancelled' || hasBegun(meeting, now);
  if (over && !redraw) return null;
  const today = now.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  const isSecretary = personId !== null && secretariesOf(meeting).includes(personId);
  if (!isSecretary && !(await leadToday(tx, meeting.committeeId, personId, today)).reached) return null;
  return {
    card: {
      heading: t('agenda.logistics.heading', { title: meeting.title }),
      blocks: [
        { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
        ...(over ? [] : await logisticsBlocks(tx, meeting, t)),
        ...(over || holdersOf(meeting, 'PRES').length === 0
          ? []
          : [{ kind: 'text' as const, text: t('agenda.logistics.lastLimit') }]),
      ],
    },
  };
};
