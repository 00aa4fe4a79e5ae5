import { loadMeeting } from '../meetings/meeting.ts';
import { closingRules } from '../meetings/meeting-timeline.ts';
import { planMeeting } from '../meetings/plan-meeting.ts';
import type { Happening } from '../people/turn.ts';

/** Of what follows a meeting, the rules that its minutes alone need: they are checked, then they leave (M11, M12). */
const releaseRules = closingRules.filter(({ message }) => message.startsWith('minutes.'));

/** Plans the check and the sending of the record of a meeting that was not opened, from when it was given up. */
export async function planRelease(
  { tx, ledger, now, correlationId }: Happening,
  meetingId: string,
): Promise<void> {
  const meeting = await loadMeeting(tx, meetingId);
  const end = now.toZonedDateTimeISO(meeting.timeZone);
  await planMeeting(tx, ledger, meeting, { rules: releaseRules, now, end, correlationId });
}
