import { entity } from '../../conversation/arguments.ts';
import type { Card } from '../../conversation/card.ts';
import { hereButtons } from '../../meetings/here-buttons.ts';
import type { MeetingWithPeople } from '../../meetings/meeting.ts';
import { readingOfMeeting } from '../../meetings/reading-of-meeting.ts';
import { judgeAct } from '../../people/permit.ts';
import { unreadable } from '../../people/reading.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { meetingAtHand, meetingAttended, noSession, rolesInSession } from '../meeting-at-hand.ts';
import { pointLine } from '../point-blocks.ts';
import { progressOf } from '../points-in-session.ts';
import { readSession, type Session } from '../session.ts';
import { conductCard } from '../session-card.ts';

/** Where the session stands, with the time every point took; who keeps it finds its buttons again. */
export const sessionState = domainCommand({
  name: 'session',
  alias: 'séance',
  group: 'session',
  readOnly: true,
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, optional: true, keys: ['réunion'] }),
  },

  async run(turn, values) {
    const found =
      values.meeting?.value ?? (await meetingAttended(turn)) ?? (await meetingAtHand(turn, values));
    if (!found) return noSession(turn);
    const matter = {
      committeeId: found.committeeId,
      own: false,
      rolesInMatter: rolesInSession(turn, { meeting: { value: found } }),
    };
    const session = await readSession(turn.tx, found.id);
    const attends = session.attendance.some(({ personId }) => personId === turn.actor.id);
    const reads = attends || (await readingOfMeeting(turn, found)) === 'whole';
    if (!reads) return unreadable(turn, found.committeeId);
    const conducts = (await judgeAct(turn, 'meeting.conduct', matter)).verdict === 'allowed';
    return { outcome: 'done', visibility: 'private', card: stateCard(turn, session, conducts) };
  },
});

function stateCard({ t, now }: DomainTurn, session: Session, conducts: boolean): Card {
  const { meeting, items } = session;
  const card = conductCard(session, t, now);
  const { current } = progressOf(items, meeting.currentItemId);
  const points = items.map((point) => pointLine(point, t, now, point.id === current?.id));
  return {
    ...card,
    blocks: [
      ...card.blocks,
      ...(points.length > 0
        ? [{ kind: 'list' as const, heading: t('session.field.agenda'), items: points }]
        : []),
    ],
    actions: conducts ? card.actions : meeting.state === 'open' ? hereButtons(meeting, t) : [],
  };
}
