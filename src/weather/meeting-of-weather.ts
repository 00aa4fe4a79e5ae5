import { loadMeeting, type MeetingWithPeople } from '../meetings/meeting.ts';
import { aheadStates } from '../people/ahead-states.ts';
import { committeeOfTurn } from '../people/committee-of-turn.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee, Prisma } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import { hasWeather } from './expected-lines.ts';

export interface WhichWeather {
  meeting?: { value: MeetingWithPeople };
  committee?: { value: Committee };
}

/** A meeting, or the key of the sentence that says why there is none, with what it names. */
export type FoundWeather =
  | { meeting: MeetingWithPeople }
  | { problem: 'weather.whichCommittee' | 'weather.noMeeting' | 'weather.noWeather'; committee: string };

const notOver = ['open', ...aheadStates] as const;

/** @returns the meeting that was named; else the one being held, the next one, the last one of the committee at hand */
export async function meetingOfWeather(turn: DomainTurn, which: WhichWeather): Promise<FoundWeather> {
  if (which.meeting) {
    const meeting = which.meeting.value;
    if (hasWeather(meeting.committee)) return { meeting };
    return { problem: 'weather.noWeather', committee: meeting.committee.label };
  }
  const committee = which.committee?.value ?? (await committeeOfTurn(turn));
  if (!committee) return { problem: 'weather.whichCommittee', committee: '' };
  if (!hasWeather(committee)) return { problem: 'weather.noWeather', committee: committee.label };
  const now = toDate(turn.now);
  const found =
    (await first(turn, { committeeId: committee.id, state: 'open' }, 'desc')) ??
    (await first(
      turn,
      { committeeId: committee.id, state: { in: [...notOver] }, startsAt: { gt: now } },
      'asc',
    )) ??
    (await first(turn, { committeeId: committee.id, state: { not: 'cancelled' } }, 'desc'));
  if (!found) return { problem: 'weather.noMeeting', committee: committee.label };
  return { meeting: await loadMeeting(turn.tx, found.id) };
}

function first({ tx, space }: DomainTurn, where: Prisma.MeetingWhereInput, order: 'asc' | 'desc') {
  return tx.meeting.findFirst({
    where: { spaceId: space.id, ...where },
    orderBy: { startsAt: order },
    select: { id: true },
  });
}
