import { entity, text } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import { formatTime } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { secretariesOf } from '../../meetings/audiences.ts';
import { lockMeeting, type MeetingWithPeople, startOf } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { stageOf } from '../../meetings/meeting-stage.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { toInstant } from '../../time.ts';
import { meetingAtHand, noSession, notOpen } from '../meeting-at-hand.ts';
import { noQuorumChoices } from '../no-quorum-choices.ts';
import { openSession } from '../open-session.ts';
import { presenceFields } from '../presence-fields.ts';
import { seatVoters } from '../seat-voters.ts';
import { readSession, type Session } from '../session.ts';
import { conductCard, notConvened } from '../session-card.ts';
import { awaitsOpening, hourOf, isOver, patienceEnds } from '../session-hours.ts';
import { statedHour } from '../stated-hour.ts';
import { conducting } from './in-the-session.ts';

/** C18: opens the session once the quorum is there; without it, says what is missing and what may be done. */
export const open = domainCommand({
  name: 'open',
  alias: 'ouvrir',
  synonyms: ['ouvrir séance', 'open meeting'],
  ...conducting,
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, optional: true, keys: ['réunion'] }),
    at: text({ position: 2, optional: true, max: 20, keys: ['à', 'heure'] }),
  },

  async run(turn, values) {
    const found = await meetingAtHand(turn, values);
    if (!found) return noSession(turn);
    const meeting = await lockMeeting(turn.tx, found.id);
    if (meeting.state === 'open')
      return shown(turn, await readSession(turn.tx, meeting.id), 'session.alreadyOpen');
    if (stageOf(meeting) !== 'ahead') return notOpen(turn, meeting);
    if (!awaitsOpening(meeting, turn.now))
      return sayNo(turn, 'session.tooEarly', {
        ...spokenTitle(meeting, turn.t),
        when: whenLine(meeting, turn.t),
      });
    const afterwards = isOver(meeting, turn.now);
    const hour = statedHour(turn, meeting, values.at, afterwards ? startOf(meeting).toInstant() : turn.now);
    if ('reply' in hour) return hour.reply;
    await seatVoters(turn, meeting);
    const session = await readSession(turn.tx, meeting.id);
    if (!session.quorum.reached && !afterwards) return withoutQuorum(turn, session);
    const opened = await openSession(turn, await lockMeeting(turn.tx, meeting.id), 'deliberative', hour.at);
    const key = afterwards ? 'session.openedAfterwards' : 'session.opened';
    return shown(turn, opened, key, { more: notConvened(meeting, turn.t) });
  },
});

/** The card from which the session is held, under what has just happened. */
export function shown(
  turn: DomainTurn,
  session: Session,
  key: string,
  { tone = 'success', more = [] }: { tone?: 'success' | 'neutral'; more?: Block[] } = {},
): Reply {
  const { openedAt } = session.meeting;
  const time = openedAt ? hourOf(session.meeting, toInstant(openedAt), turn.t) : '';
  const notice = { kind: 'notice' as const, tone, text: turn.t(key, { time }) };
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: conductCard(session, turn.t, turn.now, [notice, ...more]),
  };
}

/** Nasty case 7: a quarter of an hour of patience, then an information session or a second call. */
async function withoutQuorum(turn: DomainTurn, session: Session): Promise<Reply> {
  const { t } = turn;
  const { meeting } = session;
  const until = patienceEnds(meeting);
  const patient = Temporal.Instant.compare(turn.now, until.toInstant()) < 0;
  if (patient) await askAgainAt(turn, meeting, until);
  const time = formatTime(until, t.locale);
  return {
    outcome: 'preview',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: {
      heading: t('session.noQuorum.heading', { title: meeting.title }),
      blocks: [
        { kind: 'fields', fields: presenceFields(session, t) },
        { kind: 'text', text: t(`session.noQuorum.${patient ? 'wait' : 'ask'}`, { time }) },
      ],
      actions: noQuorumChoices(meeting, t, patient),
    },
  };
}

/** At 14:15 who keeps the session, and who tried to open it, are asked. */
async function askAgainAt(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  until: Temporal.ZonedDateTime,
): Promise<void> {
  for (const id of new Set([...secretariesOf(meeting), turn.actor.id]))
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: 'NO-QUORUM',
      subject: { type: 'meeting', id: meeting.id, version: meeting.version },
      recipient: { kind: 'person', id },
      message: 'session.noQuorum',
      nature: 'notice',
      live: true,
      at: until.toInstant(),
      on: until.toPlainDate(),
      correlationId: turn.correlationId,
    });
}
