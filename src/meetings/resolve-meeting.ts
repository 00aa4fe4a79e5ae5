import type { EntityResolver } from '../conversation/command.ts';
import { formatDateTime } from '../conversation/format.ts';
import { committeeOfTurn } from '../people/committee-of-turn.ts';
import type { DomainTurn } from '../people/turn.ts';
import { toDate } from '../time.ts';
import { loadMeeting, type MeetingWithPeople, referenceOf, startOf } from './meeting.ts';

/** Meetings as people name them: COPIL-3, « COPIL n°3 », 3 (of the committee at hand). */
export const meetingResolver: EntityResolver<DomainTurn, MeetingWithPeople> = {
  async resolve(turn, text) {
    const found = await findByReference(turn, text);
    if (!found) return null;
    const meeting = await loadMeeting(turn.tx, found.id);
    return { value: meeting, text: referenceOf(meeting) };
  },

  words: ({ locale }, meeting) =>
    `${meeting.title} · ${formatDateTime(startOf(meeting).toPlainDateTime(), locale)}`,

  async options(turn) {
    const meetings = await turn.tx.meeting.findMany({
      where: { spaceId: turn.space.id, state: { not: 'cancelled' }, startsAt: { gte: toDate(turn.now) } },
      include: { committee: true },
      orderBy: { startsAt: 'asc' },
      take: 25,
    });
    return meetings.map((meeting) => ({
      value: referenceOf(meeting),
      label: `${meeting.title} · ${formatDateTime(startOf(meeting).toPlainDateTime(), turn.locale)}`,
    }));
  },
};

async function findByReference(turn: DomainTurn, text: string): Promise<{ id: string } | null> {
  const parts =
    /^(?:(\p{L}[\p{L}\p{N}]*(?:[ _-]\p{L}[\p{L}\p{N}]*)*)\s*[-_ ]?\s*)?(?:n\s*[°ºo]\s*)?(\d{1,4})$/iu.exec(
      text.trim(),
    );
  if (!parts?.[2]) return null;
  const committee = parts[1]
    ? await turn.tx.committee.findFirst({
        where: {
          spaceId: turn.space.id,
          OR: [
            { code: { equals: parts[1], mode: 'insensitive' } },
            { label: { equals: parts[1], mode: 'insensitive' } },
          ],
        },
      })
    : await committeeOfTurn(turn);
  if (!committee) return null;
  return turn.tx.meeting.findFirst({
    where: { committeeId: committee.id, number: Number(parts[2]) },
    select: { id: true },
  });
}
