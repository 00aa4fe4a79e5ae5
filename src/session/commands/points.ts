import { pointNamed } from '../../agenda/point-named.ts';
import { entity, integer, longText, text } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import type { MeetingWithPeople } from '../../meetings/meeting.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { cardsOfSession } from '../cards-of-session.ts';
import { openMeetingAtHand } from '../meeting-at-hand.ts';
import { pointTitle } from '../point-blocks.ts';
import { progressOf } from '../points-in-session.ts';
import { readSession, type Session } from '../session.ts';
import { conductCard } from '../session-card.ts';
import { endPoint, postponePoint, startPoint } from '../walk-agenda.ts';
import { conducting } from './in-the-session.ts';

const meeting = () => entity<MeetingWithPeople>('meeting', { optional: true, keys: ['réunion'] });

/** C18: the current point is over; the next one begins, or the one that is named. */
export const next = domainCommand({
  name: 'next',
  alias: 'suivant',
  synonyms: ['point suivant'],
  ...conducting,
  arguments: {
    item: text({ position: 1, rest: true, optional: true, keys: ['point'] }),
    meeting: meeting(),
    /** The point that was current when the button was drawn: two people press, one point passes. */
    from: integer({ optional: true, hidden: true }),
  },

  async run(turn, values) {
    const found = await openMeetingAtHand(turn, values);
    if ('reply' in found) return found.reply;
    const session = await readSession(turn.tx, found.meeting.id);
    const { current, next: following } = progressOf(session.items, session.meeting.currentItemId);
    if (values.from !== undefined && values.from !== (current?.number ?? 0))
      return said(turn, session.meeting.id, 'session.next.already', {
        point: current ? pointTitle(current) : '',
      });
    const wanted = values.item === undefined ? following : pointNamed(session.items, values.item);
    if (values.item !== undefined && !wanted) return unknownPoint(turn, values.item);
    if (wanted && wanted.id === current?.id)
      return sayNo(turn, 'session.next.current', { point: pointTitle(wanted) });
    const at = hourOfPoints(turn, session);
    if (current) await endPoint(turn, session.meeting.id, current, at);
    if (wanted) await startPoint(turn, session.meeting.id, wanted, at);
    const point = wanted ? pointTitle(wanted) : '';
    return said(turn, session.meeting.id, wanted ? 'session.next.started' : 'session.next.none', { point });
  },
});

/** « Point reporter »: it waits for the next meeting; the one after it begins. */
export const postponeItem = domainCommand({
  name: 'item postpone',
  alias: 'point reporter',
  ...conducting,
  arguments: {
    item: text({ position: 1, rest: true, optional: true, keys: ['point'] }),
    reason: longText({ optional: true, max: 300, keys: ['raison', 'motif'] }),
    meeting: meeting(),
  },

  async run(turn, values) {
    const found = await openMeetingAtHand(turn, values);
    if ('reply' in found) return found.reply;
    const session = await readSession(turn.tx, found.meeting.id);
    const { current } = progressOf(session.items, session.meeting.currentItemId);
    const item = values.item === undefined ? current : pointNamed(session.items, values.item);
    if (!item)
      return values.item === undefined
        ? sayNo(turn, 'session.postpone.which')
        : unknownPoint(turn, values.item);
    const point = pointTitle(item);
    if (item.state === 'postponed') return sayNo(turn, 'session.postpone.already', { point });
    if (item.state === 'done') return sayNo(turn, 'session.postpone.done', { point });
    const at = hourOfPoints(turn, session);
    await postponePoint(turn, session.meeting.id, item, at, values.reason);
    // The agenda changes too.
    await turn.ledger.refresh(turn.tx, { type: 'meeting', id: session.meeting.id }, turn.correlationId);
    const { next: following } = progressOf(session.items, item.id);
    if (current?.id === item.id && following) await startPoint(turn, session.meeting.id, following, at);
    return said(turn, session.meeting.id, 'session.postpone.noted', { point });
  },
});

/** Hours are kept while the meeting is held; entered afterwards, nobody knows them. */
function hourOfPoints({ now }: DomainTurn, { meeting }: Session): Temporal.Instant | null {
  return meeting.enteredAfterwards ? null : now;
}

function unknownPoint(turn: DomainTurn, point: string): Reply {
  return sayNo(turn, 'session.point.unknown', { point }, 'item');
}

/** The card the session is held from, under what has just happened; every other card that shows the session follows. */
async function said(
  turn: DomainTurn,
  meetingId: string,
  key: string,
  values: Record<string, string>,
): Promise<Reply> {
  await turn.ledger.refresh(turn.tx, cardsOfSession(meetingId), turn.correlationId);
  const session = await readSession(turn.tx, meetingId);
  const notice = { kind: 'notice' as const, tone: 'success' as const, text: turn.t(key, values) };
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: conductCard(session, turn.t, turn.now, [notice]),
  };
}
