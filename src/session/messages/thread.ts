import type { Block, Button } from '../../conversation/card.ts';
import { formatTime } from '../../conversation/format.ts';
import type { Composer } from '../../delivery/ledger.ts';
import { hereButtons } from '../../meetings/here-buttons.ts';
import { type MeetingWithPeople, startOf } from '../../meetings/meeting.ts';
import { joinButton } from '../../meetings/meeting-card.ts';
import { stageOf } from '../../meetings/meeting-stage.ts';
import { meetingThread } from '../../meetings/messages/meeting-thread.ts';
import { spokenTitle } from '../../meetings/spoken-title.ts';
import { toInstant } from '../../time.ts';
import { pointBlocks } from '../point-blocks.ts';
import { progressOf } from '../points-in-session.ts';
import { presenceFields } from '../presence-fields.ts';
import { readSession, type Session } from '../session.ts';
import { barredNotice } from '../session-card.ts';
import { hourOf } from '../session-hours.ts';

/**
 * M09, in the committee's channels: one card in the thread of the meeting that follows it from the roll to the end, the same
 * in every workspace. A meeting that is not open long after its hour says no more than its hour.
 */
export const thread: Composer = async (context, delivery) => {
  const session = await readSession(context.tx, delivery.subjectId);
  const { meeting } = session;
  const stage = stageOf(meeting);
  if (!context.redraw && stage !== 'ahead' && stage !== 'open') return null;
  const { t, now } = context;
  const said = { ...spokenTitle(meeting, t), time: formatTime(startOf(meeting), t.locale) };
  const actions: Record<typeof stage, Button[]> = {
    ahead: [...hereButtons(meeting, t), ...quiet(meeting, t)],
    open: [...hereButtons(meeting, t), ...quiet(meeting, t)],
    closed: [],
    cancelled: [],
  };
  const heading =
    stage === 'ahead'
      ? t('session.thread.soon', said)
      : t(`session.heading.${stage}`, { title: meeting.title });
  return {
    ...(await meetingThread(context.tx, delivery)),
    card: {
      heading,
      blocks:
        stage === 'closed'
          ? closedBlocks(session, t)
          : [
              ...(stage === 'open' ? pointBlocks(session, t, now) : []),
              ...(stage === 'cancelled'
                ? []
                : [{ kind: 'fields' as const, fields: presenceFields(session, t) }]),
              ...barredNotice(session, t),
            ],
      actions: actions[stage],
    },
  };
};

/** The video call, not as the main button: here one is asked to say that one is there. */
function quiet(meeting: MeetingWithPeople, t: Parameters<typeof joinButton>[1]): Button[] {
  return joinButton(meeting, t).map(({ style: _main, ...button }) => button);
}

function closedBlocks(session: Session, t: Parameters<typeof joinButton>[1]): Block[] {
  const { meeting, items } = session;
  const { done, postponed } = progressOf(items, null);
  const { openedAt, closedAt } = meeting;
  if (!openedAt || !closedAt) return [{ kind: 'text', text: t('session.closed.noQuorum') }];
  const hours = {
    from: hourOf(meeting, toInstant(openedAt), t),
    to: hourOf(meeting, toInstant(closedAt), t),
  };
  return [
    { kind: 'text', text: t('session.closed.hours', hours) },
    { kind: 'text', text: t('session.closed.points', { done: done.length, postponed: postponed.length }) },
  ];
}
