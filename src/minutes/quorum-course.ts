/** How many voices could be heard as people came and went: what the votes of a session are read against (C09, F-12). */
import { committeeRules } from '../committees/committee-rules.ts';
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { seatsOf, sittingVoices, stayOf } from '../session/voices.ts';
import type { Attendance } from '../store/generated/client.ts';
import { toInstant } from '../time.ts';
import { type HeldProxy, localMinute, type Session } from './attendance.ts';
import type { MinutesContent } from './content.ts';

type VoicesAt = MinutesContent['quorum']['course'][number];

/**
 * @param proxies as they stood during the meeting
 * @returns the voices at the opening, then each change of their number before the closing, to the minute
 */
export function quorumCourse(
  meeting: MeetingWithPeople,
  attendance: readonly Attendance[],
  proxies: readonly HeldProxy[],
  { opened, closed, timeZone }: Session,
): [VoicesAt, ...VoicesAt[]] {
  const seats = seatsOf(meeting);
  const rules = committeeRules(meeting.committee);
  const stays = attendance.map(stayOf);
  const voicesAt = (at: Temporal.Instant): VoicesAt => {
    const standing = proxies.filter(
      ({ createdAt, endedAt }) => !isAfter(toInstant(createdAt), at) && (!endedAt || isAfter(endedAt, at)),
    );
    const { length: voices } = sittingVoices(seats, stays, standing, rules, at);
    return { at: localMinute(at, timeZone), voices };
  };
  const moments = [
    ...stays.flatMap(({ arrivedAt, leftAt }) => [arrivedAt, ...(leftAt ? [leftAt] : [])]),
    ...proxies.map(({ createdAt }) => toInstant(createdAt)),
  ]
    .filter((at) => isAfter(at, opened) && localMinute(at, timeZone) < localMinute(closed, timeZone))
    .sort(Temporal.Instant.compare);
  const first = voicesAt(opened);
  // Of one minute the last count is told; that of the opening is the count at the opening.
  const byMinute = new Map([
    [first.at, first],
    ...moments.map(voicesAt).map((one) => [one.at, one] as const),
  ]);
  const [opening = first, ...later] = byMinute.values();
  const counts = [opening, ...later];
  return [opening, ...later.filter(({ voices }, index) => voices !== counts[index]?.voices)];
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}
