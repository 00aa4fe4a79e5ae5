import { lockPoint } from '../../agenda/find-point.ts';
import { placesOn } from '../../agenda/items-in-order.ts';
import { choice, duration, entity, text } from '../../conversation/arguments.ts';
import type { Reply } from '../../conversation/reply.ts';
import { type MeetingWithPeople, startOf } from '../../meetings/meeting.ts';
import { replacedBy } from '../../meetings/names.ts';
import { chairsOf } from '../../people/acting-chair.ts';
import { journal } from '../../people/journal.ts';
import { isOpenMembership } from '../../people/membership.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { AgendaItem } from '../../store/generated/client.ts';
import { toDate } from '../../time.ts';
import { openMeetingAtHand, rolesInSession } from '../meeting-at-hand.ts';
import { readSession } from '../session.ts';
import { conductCard } from '../session-card.ts';

/** A point that comes up in session: whoever presides accepts it, at once when they propose it themselves. */
export const addInSession = domainCommand({
  name: 'item add',
  alias: 'point séance',
  synonyms: ['point urgent'],
  group: 'session',
  act: 'agenda.propose',
  arguments: {
    title: text({ position: 1, rest: true, max: 200, keys: ['titre', 'point'] }),
    minutes: duration({ position: 2, optional: true, min: 1, max: 8 * 60, keys: ['durée', 'duration'] }),
    purpose: choice(
      {
        information: ['info', 'informer', 'inform'],
        discussion: ['discuter', 'discuss', 'échange', 'débat'],
        decision: ['décider', 'decide'],
        arbitration: ['arbitrer', 'arbitrage'],
      },
      { optional: true, keys: ['pour', 'for'] },
    ),
    meeting: entity<MeetingWithPeople>('meeting', { optional: true, keys: ['réunion'] }),
  },
  committeeOf: (values) => values.meeting?.value.committeeId,
  rolesInMatter: rolesInSession,

  async run(turn, values) {
    const found = await openMeetingAtHand(turn, values);
    if ('reply' in found) return found.reply;
    const { meeting } = found;
    const presides = presidingIn(meeting).includes(turn.actor.id);
    const { _max } = await turn.tx.agendaItem.aggregate({
      where: { meetingId: meeting.id },
      _max: { number: true, position: true },
    });
    const row = await turn.tx.agendaItem.create({
      data: {
        spaceId: turn.space.id,
        meetingId: meeting.id,
        number: (_max.number ?? 0) + 1,
        title: values.title,
        purpose: values.purpose ?? 'discussion',
        minutes: values.minutes,
        late: true,
        state: presides ? 'accepted' : 'proposed',
        position: presides ? (_max.position ?? _max.number ?? 0) + 1 : null,
        proposedById: turn.onBehalfOfId ?? turn.actor.id,
        proposedAt: toDate(turn.now),
        ...(presides && { decidedById: turn.actor.id, decidedAt: toDate(turn.now) }),
      },
    });
    const { number, title } = row;
    await journal(
      turn,
      `agenda.${row.state}`,
      { type: 'agendaItem', id: row.id },
      { after: { number, title } },
    );
    await turn.ledger.refresh(turn.tx, { type: 'meeting', id: meeting.id }, turn.correlationId);
    if (presides) return held(turn, meeting.id, await onAgendaNow(turn, row));
    const asked = presidingIn(meeting);
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

/** @returns ids of the chair and of who sits for them, that day */
export function presidingIn(meeting: MeetingWithPeople): string[] {
  const { kind, memberships } = meeting.committee;
  const day = startOf(meeting).toPlainDate();
  const chairs = chairsOf(
    kind,
    memberships.filter((one) => isOpenMembership(one, day)),
  );
  const standing = meeting.invitations
    .filter(
      ({ personId, substituteId }) =>
        substituteId && chairs.includes(personId) && replacedBy(meeting, substituteId),
    )
    .map(({ substituteId }) => substituteId as string);
  return [...chairs, ...standing];
}

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
  committeeOf: (values) => values.meeting?.value.committeeId,
  rolesInMatter: rolesInSession,

  async run(turn, values) {
    const found = await openMeetingAtHand(turn, values);
    if ('reply' in found) return found.reply;
    const item = await lockPoint(turn, found.meeting.id, values.item);
    if (!item) return sayNo(turn, 'session.point.unknown', { point: values.item }, 'item');
    if (item.state !== 'proposed') return sayNo(turn, 'session.add.decided', { title: item.title });
    const { _max } = await turn.tx.agendaItem.aggregate({
      where: { meetingId: found.meeting.id },
      _max: { position: true, number: true },
    });
    const accepted = values.choice === 'accept';
    await turn.tx.agendaItem.update({
      where: { id: item.id },
      data: {
        state: accepted ? 'accepted' : 'refused',
        position: accepted ? (_max.position ?? _max.number ?? 0) + 1 : null,
        decidedById: turn.actor.id,
        decidedAt: toDate(turn.now),
      },
    });
    await journal(
      turn,
      accepted ? 'agenda.accepted' : 'agenda.refused',
      { type: 'agendaItem', id: item.id },
      { before: { state: 'proposed' } },
    );
    await turn.ledger.refresh(turn.tx, { type: 'agendaItem', id: item.id }, turn.correlationId);
    await turn.ledger.refresh(turn.tx, { type: 'meeting', id: found.meeting.id }, turn.correlationId);
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
    card: conductCard(session, turn.t, turn.now, { kind: 'notice', tone: 'success', text }),
  };
}
