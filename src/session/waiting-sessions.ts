import { endOf, loadMeeting } from '../meetings/meeting.ts';
import { judgeAct } from '../people/permit.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { WaitingMatter } from '../people/waiting-matter.ts';
import { rolesInSession } from './meeting-at-hand.ts';
import { lateClosing, openSinceLine } from './unclosed.ts';

/** Sessions that are still open after their promised end, for who conducts them: without a closing nothing follows. */
export async function waitingSessions(turn: DomainTurn): Promise<WaitingMatter[]> {
  const { tx, t, space, now } = turn;
  const open = await tx.meeting.findMany({
    where: { spaceId: space.id, state: 'open' },
    select: { id: true },
    orderBy: { startsAt: 'asc' },
  });
  const waiting: WaitingMatter[] = [];
  for (const { id } of open) {
    const meeting = await loadMeeting(tx, id);
    const end = endOf(meeting).toInstant();
    if (Temporal.Instant.compare(now, end) < 0) continue;
    const rolesInMatter = rolesInSession(turn, { meeting: { value: meeting } });
    const matter = { committeeId: meeting.committeeId, own: false, rolesInMatter };
    if ((await judgeAct(turn, 'meeting.conduct', matter)).verdict !== 'allowed') continue;
    waiting.push({
      by: end,
      text: openSinceLine(meeting, t),
      button: { ...lateClosing(meeting, t), id: `session-close-${meeting.committee.code}-${meeting.number}` },
      settledBy: 'close',
    });
  }
  return waiting;
}
