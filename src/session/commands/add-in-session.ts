import { lockPoint } from '../../agenda/find-point.ts';
import { placesOn } from '../../agenda/items-in-order.ts';
import { minutesArgument, purposeArgument } from '../../agenda/point-arguments.ts';
import { proposePoint, settlePoint } from '../../agenda/propose-point.ts';
import { choice, entity, text } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import type { MeetingWithPeople } from '../../meetings/meeting.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { AgendaItem } from '../../store/generated/client.ts';
import { openMeetingAtHand } from '../meeting-at-hand.ts';
import { presidingIn } from '../presiding.ts';
import { readSession } from '../session.ts';
import { conductCard } from '../session-card.ts';
import { inTheSession } from './in-the-session.ts';

/** A point that comes up in session: whoever presides accepts it, at once when they propose it themselves. */
export const addInSession = domainCommand({
  name: 'item add',
  alias: 'point séance',
  synonyms: ['point urgent'],
  group: 'session',
  act: 'agenda.propose',
  arguments: {
    title: text({ position: 1, rest: true, max: 200, keys: ['titre', 'point'] }),
    minutes: minutesArgument(2),
    purpose: purposeArgument(),
    meeting: entity<MeetingWithPeople>('meeting', { optional: true, keys: ['réunion'] }),
  },
  ...inTheSession,

  async run(turn, values) {
    const found = await openMeetingAtHand(turn, values);
    if ('reply' in found) return found.reply;
    const { meeting } = found;
    const asked = presidingIn(meeting);
    const presides = asked.includes(turn.actor.id);
    const { title, minutes, purpose } = values;
    const row = await proposePoint(
      turn,
      { meetingId: meeting.id, title, minutes, purpose, late: true },
      presides ? 'accepted' : 'proposed',
    );
    if (presides) return held(turn, meeting.id, await onAgendaNow(turn, row));
    for (const id of asked)
      await turn.ledger.notify(turn.tx, {
        spaceId: turn.space.id,
        rule: 'POINT-IN-SESSION',
        subject: { type: 'agendaItem', id: row.id, version: 1 },
        recipient: { kind: 'person', id },
        message: 'session.pointProposed',
        nature: 'alert',
        live: true,
        correlationId: turn.correlationId,
      });
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        blocks: [
          {
            kind: 'notice',
            tone: 'success',
            text: turn.t('session.add.asked', { title, count: asked.length }),
          },
        ],
      },
    };
  },
});

/** Behind the buttons of the request: whoever presides says yes or no, once. */
export const decideInSession = domainCommand({
  name: 'item decide',
  alias: 'point trancher',
  group: 'session',
  act: 'agenda.acceptLate',
  hidden: true,
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, keys: ['réunion'] }),
    item: text({ position: 2, keys: ['point'] }),
    choice: choice(
      { accept: ['accepter', 'oui'], refuse: ['refuser', 'non'] },
      { position: 3, keys: ['choix'] },
    ),
  },
  ...inTheSession,

  async run(turn, values) {
    const found = await openMeetingAtHand(turn, values);
    if ('reply' in found) return found.reply;
    const item = await lockPoint(turn, found.meeting.id, values.item);
    if (!item) return sayNo(turn, 'session.point.unknown', { point: values.item }, 'item');
    if (item.state !== 'proposed') return sayNo(turn, 'session.add.decided', { title: item.title });
    const accepted = values.choice === 'accept';
    await settlePoint(turn, item, accepted ? 'accepted' : 'refused');
    const text = accepted
      ? await onAgendaNow(turn, item)
      : turn.t('session.add.refused', { title: item.title });
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: true,
      card: {
        blocks: [{ kind: 'notice', tone: 'success', text }],
      },
    };
  },
});

/** « Point 12 ajouté à l’ordre du jour : Congés d’été » */
async function onAgendaNow(
  { tx, t }: DomainTurn,
  { id, meetingId, title }: Pick<AgendaItem, 'id' | 'meetingId' | 'title'>,
): Promise<string> {
  const place = (await placesOn(tx, meetingId)).get(id);
  return t('session.add.accepted', { point: String(place), title });
}

async function held(turn: DomainTurn, meetingId: string, text: string): Promise<Reply> {
  const session = await readSession(turn.tx, meetingId);
  return {
    outcome: 'done',
    visibility: 'private',
    card: conductCard(session, turn.t, turn.now, [{ kind: 'notice', tone: 'success', text }]),
  };
}
