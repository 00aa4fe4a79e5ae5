import { choice, entity } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { lockMeeting, type MeetingWithPeople } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { stageOf } from '../../meetings/meeting-stage.ts';
import { answerOf, replacedBy } from '../../meetings/names.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { type Arrived, arrive, followAttendance, leave as leaveRoom } from '../change-attendance.ts';
import { meetingAttended, notOpen } from '../meeting-at-hand.ts';
import { quorumLine } from '../presence-fields.ts';
import { readSession } from '../session.ts';
import { hourOf, isClose, isOver } from '../session-hours.ts';

const meeting = () =>
  entity<MeetingWithPeople>('meeting', { position: 1, optional: true, keys: ['réunion'] });

/** « Je suis là »: everybody marks themselves, from a quarter of an hour before to the end (M09, C18). */
export const here = domainCommand({
  name: 'here',
  alias: 'je-suis-là',
  synonyms: ['présent', 'présente', 'émarger'],
  group: 'session',
  arguments: {
    meeting: meeting(),
    mode: choice(
      {
        inPerson: ['sur place', 'ici', 'présentiel', 'salle'],
        remote: ['à distance', 'distance', 'visio', 'online'],
      },
      { position: 2, optional: true, keys: ['mode'] },
    ),
  },

  async run(turn, values) {
    const found = values.meeting?.value ?? (await meetingAttended(turn));
    if (!found) return sayNo(turn, 'session.here.none');
    const meeting = await lockMeeting(turn.tx, found.id);
    const stage = stageOf(meeting);
    if (stage === 'closed' || stage === 'cancelled') return notOpen(turn, meeting);
    const said = { ...spokenTitle(meeting, turn.t), when: whenLine(meeting, turn.t) };
    if (stage === 'ahead' && !isClose(meeting, turn.now)) return sayNo(turn, 'session.here.tooEarly', said);
    if (stage === 'ahead' && isOver(meeting, turn.now)) return sayNo(turn, 'session.here.over', said);
    if (!(await mayAttend(turn, meeting))) return sayNo(turn, 'session.here.notInvited', said);
    const before = (await readSession(turn.tx, meeting.id)).quorum;
    const mode = values.mode ?? (answerOf(meeting, turn.actor.id) === 'remote' ? 'remote' : 'inPerson');
    const arrived = await arrive(turn, meeting, {
      personId: turn.actor.id,
      mode,
      at: turn.now,
      stated: false,
    });
    await followAttendance(turn, meeting.id, before);
    return welcomed(turn, meeting.id, mode, arrived);
  },
});

async function welcomed(
  turn: DomainTurn,
  meetingId: string,
  mode: 'inPerson' | 'remote',
  { seatOfId, tookBackProxy, gaveSeatBackId }: Arrived,
): Promise<Reply> {
  const { t } = turn;
  const session = await readSession(turn.tx, meetingId);
  const nameOf = (id: string | null) => session.names.get(id ?? '') ?? '';
  const sitsFor = seatOfId !== null && seatOfId !== turn.actor.id;
  const line = (key: string, name = ''): Block => ({ kind: 'text', text: t(key, { name }) });
  return {
    outcome: 'done',
    visibility: 'private',
    card: {
      heading: t(`session.here.noted.${mode}`, { time: hourOf(session.meeting, turn.now, t) }),
      blocks: [
        ...(sitsFor ? [line('session.here.sitsFor', nameOf(seatOfId))] : []),
        ...(tookBackProxy ? [line('session.here.proxyLapsed')] : []),
        ...(gaveSeatBackId ? [line('session.here.seatBack', nameOf(gaveSeatBackId))] : []),
        { kind: 'text', text: t('session.here.quorum', { quorum: quorumLine(session, t) }) },
      ],
    },
  };
}

/** Invited, replacing somebody, of the committee, keeping its minutes, or there for one point. */
async function mayAttend(turn: DomainTurn, meeting: MeetingWithPeople): Promise<boolean> {
  const { id } = turn.actor;
  if (meeting.invitations.some((one) => one.personId === id && !one.withdrawn)) return true;
  if (replacedBy(meeting, id) || meeting.secretaryId === id) return true;
  const { memberships } = meeting.committee;
  if (memberships.some((one) => one.state === 'active' && (one.personId === id || one.substituteId === id)))
    return true;
  const guest = await turn.tx.agendaGuest.count({ where: { personId: id, item: { meetingId: meeting.id } } });
  return guest > 0;
}

/** « Je pars »: somebody who goes before the end says so, and the quorum follows (nasty case 7). */
export const leave = domainCommand({
  name: 'leave',
  alias: 'je-pars',
  synonyms: ['partir', 'quitter'],
  group: 'session',
  arguments: { meeting: meeting() },

  async run(turn, values) {
    const found = values.meeting?.value ?? (await meetingAttended(turn));
    if (!found) return sayNo(turn, 'session.here.none');
    const meeting = await lockMeeting(turn.tx, found.id);
    if (stageOf(meeting) === 'closed' || stageOf(meeting) === 'cancelled') return notOpen(turn, meeting);
    const before = (await readSession(turn.tx, meeting.id)).quorum;
    const refused = await leaveRoom(turn, meeting, turn.actor.id, turn.now);
    if (refused) return sayNo(turn, 'session.leave.notThere', spokenTitle(meeting, turn.t));
    await followAttendance(turn, meeting.id, before);
    return {
      outcome: 'done',
      visibility: 'private',
      card: {
        heading: turn.t('session.leave.noted', { time: hourOf(meeting, turn.now, turn.t) }),
        blocks: [{ kind: 'text', text: turn.t('session.leave.back') }],
      },
    };
  },
});
