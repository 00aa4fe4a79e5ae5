import type { TimedAct } from '../delivery/timed-act.ts';
import { hasBegun, loadMeeting, startOf } from '../meetings/meeting.ts';
import { isAhead } from '../people/ahead-states.ts';
import { leadsReached } from '../people/read-leads.ts';
import { expectedLines } from './expected-lines.ts';

/**
 * M02: the collection opens; each lead and each director of a site is asked once, for their own lines (C55). Its subject is
 * the meeting, so that it is one message with the call for items of the same hour.
 */
export const collectWeather: TimedAct = async ({ tx, now, at, ledger }, { subjectId }) => {
  const meeting = await loadMeeting(tx, subjectId);
  if (!isAhead(meeting) || hasBegun(meeting, now)) return;
  const today = at.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  const leads = (await leadsReached(tx, meeting.committeeId, today)).map(({ personId }) => personId);
  const lines = await expectedLines(tx, meeting);
  const directors = lines
    .filter(({ axis }) => axis === 'site')
    .flatMap(({ asked }) => asked.map(({ id }) => id));
  for (const id of new Set([...(lines.length > 0 ? leads : []), ...directors]))
    await ledger.notify(tx, {
      spaceId: meeting.spaceId,
      rule: 'M02-WEATHER',
      subject: { type: 'meeting', id: meeting.id, version: meeting.version },
      recipient: { kind: 'person', id },
      message: 'weather.ask',
      nature: 'notice',
      live: true,
      at,
      on: startOf(meeting).toPlainDate(),
    });
};
