import { entity, flag, text } from '../../conversation/arguments.ts';
import type { Block } from '../../conversation/card.ts';
import { formatList, formatTime } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { lockMeeting, type MeetingWithPeople, referenceOf } from '../../meetings/meeting.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { toInstant } from '../../time.ts';
import { closeSession, type LooseEnds, looseEnds } from '../close-session.ts';
import { openMeetingAtHand } from '../meeting-at-hand.ts';
import { pointTitle } from '../point-blocks.ts';
import { progressOf } from '../points-in-session.ts';
import { presenceFields } from '../presence-fields.ts';
import { readSession, type Session } from '../session.ts';
import { clockOf, closedAfterItsDay, hourOf, promisedEnd } from '../session-hours.ts';
import { statedHour } from '../stated-hour.ts';
import { conducting } from './in-the-session.ts';

/** C18: asks first what is left open, then closes; points whose turn did not come go to the next meeting. */
export const close = domainCommand({
  name: 'close',
  alias: 'clore',
  synonyms: ['lever', 'clôturer', 'clore séance', 'lever séance'],
  ...conducting,
  arguments: {
    meeting: entity<MeetingWithPeople>('meeting', { position: 1, optional: true, keys: ['réunion'] }),
    at: text({ position: 2, optional: true, max: 20, keys: ['à', 'heure'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },

  async run(turn, values) {
    const found = await openMeetingAtHand(turn, values);
    if ('reply' in found) return found.reply;
    const session = await readSession(turn.tx, found.meeting.id);
    const forgotten = closedAfterItsDay(session.meeting, turn.now);
    const usual = forgotten ? promisedEnd(session.meeting) : turn.now;
    const hour = statedHour(turn, session.meeting, values.at, usual);
    if ('reply' in hour) return hour.reply;
    const { openedAt } = session.meeting;
    if (openedAt && Temporal.Instant.compare(hour.at, toInstant(openedAt)) < 0)
      return sayNo(
        turn,
        'session.close.beforeOpening',
        { time: hourOf(session.meeting, toInstant(openedAt), turn.t) },
        'at',
      );
    const loose = await looseEnds(turn, session);
    if (!values.confirmed)
      return preview(
        turn,
        session,
        loose,
        values.at || forgotten ? { at: hour.at, usual: !values.at } : null,
      );
    await lockMeeting(turn.tx, session.meeting.id);
    return closedReply(turn, await closeSession(turn, session, hour.at), loose);
  },
});

/** @param ending when it ends if that is not now; `usual` = the end it had promised, which nobody stated */
function preview(
  turn: DomainTurn,
  session: Session,
  loose: LooseEnds,
  ending: { at: Temporal.Instant; usual: boolean } | null,
): Reply {
  const { t } = turn;
  const blocks = looseBlocks(turn, loose);
  const local = ending?.at.toZonedDateTimeISO(session.meeting.timeZone);
  const time = local ? formatTime(local, t.locale) : '';
  const hour: Block[] = ending
    ? [{ kind: 'text', text: t(ending.usual ? 'session.close.atPromisedEnd' : 'session.close.at', { time }) }]
    : [];
  return {
    outcome: 'preview',
    visibility: 'private',
    card: {
      heading: t('session.close.preview', spokenTitle(session.meeting, t)),
      blocks: [
        ...(blocks.length > 0 ? blocks : [{ kind: 'text' as const, text: t('session.close.nothingOpen') }]),
        ...hour,
      ],
      actions: [
        {
          id: 'confirm',
          label: t('session.button.closeNow'),
          style: 'primary',
          command: 'close',
          arguments: {
            meeting: referenceOf(session.meeting),
            ...(local && { at: clockOf(local) }),
            confirmed: 'true',
          },
        },
      ],
    },
  };
}

function looseBlocks({ t, locale }: DomainTurn, loose: LooseEnds): Block[] {
  const warning = (text: string): Block => ({ kind: 'notice', tone: 'warning', text });
  const { undiscussed, openBallots, tied, ownerless, undecided } = loose;
  return [
    ...(undiscussed.length > 0
      ? [
          {
            kind: 'list' as const,
            heading: t('session.close.undiscussed', { count: undiscussed.length }),
            items: undiscussed.map((point) => ({ text: pointTitle(point) })),
          },
        ]
      : []),
    ...(undecided > 0 ? [warning(t('session.close.undecided', { count: undecided }))] : []),
    ...(openBallots > 0 ? [warning(t('session.close.openBallots', { count: openBallots }))] : []),
    ...(tied.length > 0
      ? [warning(t('session.close.tied', { count: tied.length, decisions: formatList(tied, locale) }))]
      : []),
    ...(ownerless.length > 0
      ? [
          warning(
            t('session.close.ownerless', { count: ownerless.length, actions: formatList(ownerless, locale) }),
          ),
        ]
      : []),
  ];
}

function closedReply(turn: DomainTurn, session: Session, { undiscussed }: LooseEnds): Reply {
  const { t } = turn;
  const { meeting, items } = session;
  const { done } = progressOf(items, null);
  const time = meeting.closedAt ? hourOf(meeting, toInstant(meeting.closedAt), t) : '';
  return {
    outcome: 'done',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: {
      heading: t('session.closed.heading', { title: meeting.title, time }),
      blocks: [
        {
          kind: 'text',
          text: t('session.closed.points', { done: done.length, postponed: undiscussed.length }),
        },
        { kind: 'fields', fields: presenceFields(session, t).slice(0, 1) },
        { kind: 'text', text: t('session.closed.next') },
      ],
    },
  };
}
