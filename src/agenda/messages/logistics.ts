import type { Composer } from '../../delivery/ledger.ts';
import { holdersOf, isSecretary, secretariesOf } from '../../meetings/audiences.ts';
import { hasBegun, loadMeeting, type MeetingWithPeople } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { leadToday } from '../../people/lead-today.ts';
import { shortName } from '../../people/person-name.ts';
import type { Person } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { logisticsBlocks } from '../logistics-card.ts';

/** M05, J-5: what is missing, in words, to the secretary and the functional lead; one line when nothing is (C16). */
export const logistics: Composer = async ({ tx, t, now, personId, redraw }, delivery) => {
  const meeting = await loadMeeting(tx, delivery.subjectId);
  const over = meeting.state === 'cancelled' || hasBegun(meeting, now);
  if (over && !redraw) return null;
  const { concerned, insteadOf } = await concerns(tx, meeting, personId, now);
  if (!concerned && !redraw) return null;
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
      ...(insteadOf && { footer: t('agenda.insteadOf', { name: shortName(insteadOf) }) }),
    },
  };
};

/**
 * The secretary and the functional lead; the technical one in their place, or where there is none (4.4b, « absent lead: the
 * other »). Without a secretary both leads prepare the meeting.
 */
async function concerns(
  tx: Transaction,
  meeting: MeetingWithPeople,
  personId: string | null,
  now: Temporal.Instant,
): Promise<{ concerned: boolean; insteadOf: Person | null }> {
  if (personId === null || isSecretary(meeting, personId)) return { concerned: true, insteadOf: null };
  const today = now.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  const { reached, insteadOf } = await leadToday(tx, meeting.committeeId, personId, today);
  const functional = holdersOf(meeting, 'LF');
  const own =
    functional.length === 0 || functional.includes(personId) || secretariesOf(meeting).includes(personId);
  return { concerned: reached && (own || insteadOf !== null), insteadOf };
}
