import type { Composer, Composers } from '../delivery/ledger.ts';
import { hasBegun, loadMeeting } from '../meetings/meeting.ts';
import { isAhead } from '../people/ahead-states.ts';
import { leadToday } from '../people/lead-today.ts';
import { shortName } from '../people/person-name.ts';
import { hasWeather } from './expected-lines.ts';
import { weatherBlocks } from './weather-card.ts';
import { weatherSheet } from './weather-sheet.ts';

/** M02: one's own lines, which follow what is pressed until the meeting opens. */
const ask: Composer = async ({ tx, t, now, personId, redraw }, delivery) => {
  const meeting = await loadMeeting(tx, delivery.subjectId);
  if (!redraw && (!isAhead(meeting) || hasBegun(meeting, now))) return null;
  const { card, missing } = await weatherSheet(tx, meeting, personId, t);
  return card && (redraw || missing > 0) ? { card } : null;
};

/** M08, to the leads: the weather as it stands the day before, and who has not given theirs. */
const summary: Composer = async ({ tx, t, now, personId }, delivery) => {
  const meeting = await loadMeeting(tx, delivery.subjectId);
  if (!hasWeather(meeting.committee) || !isAhead(meeting) || hasBegun(meeting, now)) return null;
  const today = now.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  const { reached, insteadOf } = await leadToday(tx, meeting.committeeId, personId, today);
  if (!reached) return null;
  return {
    card: {
      heading: t('weather.heading', { title: meeting.title }),
      blocks: await weatherBlocks(tx, meeting, t),
      ...(insteadOf && { footer: t('weather.insteadOf', { name: shortName(insteadOf) }) }),
    },
  };
};

/** Every message about the project weather. */
export const weatherComposers: Composers = { 'weather.ask': ask, 'weather.summary': summary };
