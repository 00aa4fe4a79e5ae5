/** Which committee is meant by what is typed while a session is held, so that a direct message goes where its author sits. */
import { committeeOfTurn } from '../people/committee-of-turn.ts';
import type { Role } from '../people/roles.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';
import { attendedBy } from './attended-by.ts';
import { loadMeeting } from './meeting.ts';
import { openMeetingOf } from './open-meeting.ts';
import { rolesInMeeting } from './roles-in-meeting.ts';

/**
 * In a channel, its committee. In a direct conversation, which belongs to none, that of the open session the person keeps or
 * sits in, the one they mean elsewhere first when several are open; else the one they mean elsewhere.
 *
 * @returns null when it stays open
 */
export async function committeeAtHand(turn: DomainTurn): Promise<Committee | null> {
  const usual = await committeeOfTurn(turn);
  if (turn.channelId) return usual;
  const open = await turn.tx.meeting.findMany({
    where: { AND: [{ spaceId: turn.space.id, state: 'open' }, attendedBy(turn.actor.id)] },
    orderBy: { openedAt: 'desc' },
    select: { committee: true },
  });
  const held = open.map(({ committee }) => committee);
  return held.find(({ id }) => id === usual?.id) ?? held[0] ?? usual;
}

/** Roles the open session of a committee gives the person. @param committeeId the committee at hand when absent */
export async function rolesInOpenSession(turn: DomainTurn, committeeId: string | undefined): Promise<Role[]> {
  const id = committeeId ?? (await committeeAtHand(turn))?.id;
  const open = id ? await openMeetingOf(turn.tx, id) : null;
  return open ? rolesInMeeting(turn, await loadMeeting(turn.tx, open.id)) : [];
}
