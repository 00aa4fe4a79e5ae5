import { committeeRules } from '../../committees/committee-rules.ts';
import { dateTime, duration, entity, text } from '../../conversation/arguments.ts';
import { formatDate, formatDateTime } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { lockMeeting, type MeetingWithPeople, referenceOf } from '../../meetings/meeting.ts';
import { whenLine } from '../../meetings/meeting-card.ts';
import { stageOf } from '../../meetings/meeting-stage.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { meetingAtHand, noSession, notOpen, openMeetingAtHand } from '../meeting-at-hand.ts';
import { makeDeciding, openSession } from '../open-session.ts';
import { seatVoters } from '../seat-voters.ts';
import { callAgain, earliestSecondCall, proposedSecondCall } from '../second-call.ts';
import { readSession } from '../session.ts';
import { notConvened } from '../session-card.ts';
import { patienceEnds } from '../session-hours.ts';
import { conducting } from './in-the-session.ts';
import { shown } from './open.ts';

/**
 * The meeting that waits in vain for its quorum: nothing of this is done before a quarter of an hour has passed, nor once the
 * quorum is there (nasty case 7).
 *
 * @param informed it may be done from an information session, too
 */
async function withoutQuorum(
  turn: DomainTurn,
  given: { meeting?: { value: MeetingWithPeople } },
  { informed = false } = {},
): Promise<{ meeting: MeetingWithPeople } | { reply: Reply }> {
  const found = await meetingAtHand(turn, given);
  if (!found) return { reply: await noSession(turn) };
  await seatVoters(turn, await lockMeeting(turn.tx, found.id));
  const { meeting, quorum } = await readSession(turn.tx, found.id);
  // Held for information, it may still be called again while the quorum lacks (nasty case 7).
  if (informed && meeting.sessionKind === 'information' && stageOf(meeting) === 'open')
    return quorum.reached
      ? { reply: sayNo(turn, 'session.deliberate.offer', { reference: referenceOf(meeting) }) }
      : { meeting };
  if (stageOf(meeting) === 'open')
    return { reply: sayNo(turn, 'session.noQuorum.open', spokenTitle(meeting, turn.t)) };
  if (stageOf(meeting) !== 'ahead') return { reply: notOpen(turn, meeting) };
  const reference = referenceOf(meeting);
  if (quorum.reached) return { reply: sayNo(turn, 'session.noQuorum.reached', { reference }) };
  const until = patienceEnds(meeting);
  if (Temporal.Instant.compare(turn.now, until.toInstant()) < 0)
    return {
      reply: sayNo(turn, 'session.noQuorum.patience', {
        time: formatDateTime(until, turn.locale, { year: false }),
      }),
    };
  return { meeting };
}

const meetingArgument = () =>
  entity<MeetingWithPeople>('meeting', { position: 1, optional: true, keys: ['réunion'] });

/** « Séance sans décision »: people meet, inform themselves and each other, and decide nothing. */
export const informationSession = domainCommand({
  name: 'information session',
  alias: 'séance information',
  synonyms: ['séance sans-décision'],
  ...conducting,
  arguments: { meeting: meetingArgument() },

  async run(turn, values) {
    const found = await withoutQuorum(turn, values);
    if ('reply' in found) return found.reply;
    const opened = await openSession(turn, found.meeting, 'information', turn.now);
    return shown(turn, opened, 'session.openedInformation', {
      tone: 'neutral',
      more: notConvened(opened.meeting, turn.t),
    });
  },
});

/** « Passer en séance délibérante »: who lacked has come, the session that informed decides from now on (nasty case 7). */
export const decidingSession = domainCommand({
  name: 'deciding session',
  alias: 'séance délibérante',
  ...conducting,
  arguments: { meeting: meetingArgument() },

  async run(turn, values) {
    const found = await openMeetingAtHand(turn, values);
    if ('reply' in found) return found.reply;
    const session = await readSession(turn.tx, found.meeting.id);
    const { meeting, quorum } = session;
    if (meeting.sessionKind !== 'information') return shown(turn, session, 'session.deliberate.already');
    const { needed, represented, seats } = quorum;
    if (!quorum.reached) return sayNo(turn, 'session.deliberate.missing', { needed, represented, seats });
    return shown(turn, await makeDeciding(turn, session), 'session.deliberate.done');
  },
});

/** « Seconde convocation »: the same agenda, no quorum, the notice the committee's rules ask for (F-12). */
export const secondCall = domainCommand({
  name: 'second call',
  alias: 'seconde convocation',
  synonyms: ['deuxième convocation'],
  ...conducting,
  arguments: {
    meeting: meetingArgument(),
    when: dateTime({ position: 2, optional: true, keys: ['quand', 'date', 'au'] }),
    duration: duration({ position: 3, optional: true, keys: ['durée'] }),
    place: text({ optional: true, keys: ['lieu', 'salle'] }),
  },

  async run(turn, values) {
    const found = await withoutQuorum(turn, values, { informed: true });
    if ('reply' in found) return found.reply;
    const { meeting } = found;
    if (!values.when) {
      const proposed = await proposedSecondCall(turn, meeting);
      const form = await turn.formFor('second call', {
        meeting: referenceOf(meeting),
        when: proposed.toString({ smallestUnit: 'minute' }),
        duration: `${meeting.durationMinutes} min`,
      });
      const intro = turn.t('session.secondCall.intro', {
        days: committeeRules(meeting.committee).secondCallDays,
        held: meeting.state === 'open' ? 'yes' : 'no',
      });
      return { outcome: 'form', visibility: 'private', form: { ...form, intro } };
    }
    const earliest = earliestSecondCall(turn, meeting);
    const start = values.when.local;
    if (Temporal.PlainDate.compare(start.toPlainDate(), earliest) < 0)
      return sayNo(
        turn,
        'session.secondCall.tooSoon',
        {
          days: committeeRules(meeting.committee).secondCallDays,
          // A day on which people can be called together, not merely the first after the notice.
          earliest: formatDate((await proposedSecondCall(turn, meeting)).toPlainDate(), turn.locale),
        },
        'when',
      );
    const called = await callAgain(turn, meeting, {
      start,
      durationMinutes: values.duration ?? values.when.durationMinutes ?? meeting.durationMinutes,
      place: values.place,
    });
    const { t } = turn;
    return {
      outcome: 'done',
      visibility: 'private',
      replaces: turn.via === 'button',
      card: {
        heading: t('session.secondCall.done', { title: called.title }),
        blocks: [
          { kind: 'text', text: [{ bold: whenLine(called, t) }] },
          {
            kind: 'text',
            text: t('session.secondCall.told', {
              count: called.invitations.length,
              ...spokenTitle(meeting, t),
            }),
          },
        ],
      },
    };
  },
});
