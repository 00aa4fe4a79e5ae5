import type { Block, LinkButton } from '../../conversation/card.ts';
import { formatTime } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import { isAhead } from '../../people/ahead-states.ts';
import { toInstant } from '../../time.ts';
import { attending } from '../answers.ts';
import { hereButtons } from '../here-buttons.ts';
import { ownClockLine } from '../local-time.ts';
import { hasBegun, loadMeeting, type MeetingWithPeople, startOf } from '../meeting.ts';
import { joinButton, placeFields, whenLine } from '../meeting-card.ts';
import { answerOf } from '../names.ts';
import { standingProxies } from '../proxies.ts';
import { seriesAnswerButtons } from '../series/series-card.ts';
import { spokenTitle } from '../spoken-title.ts';
import type { MeetingComposer } from './composer.ts';
import { personalParts, withCalendar } from './invitation.ts';

/** M03: only to those who have not answered; the message follows the answer once given. */
export const answerReminder: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const invited = meeting.invitations.some((one) => one.personId === context.personId && !one.withdrawn);
  const represented = standingProxies(meeting).some(({ giverId }) => giverId === context.personId);
  const silent =
    invited &&
    !represented &&
    answerOf(meeting, context.personId) === null &&
    isStillAhead(meeting, context.now);
  if (!silent && !context.redraw) return null;
  const parts = personalParts(context, meeting);
  // One press spares the reminders of the dates to come.
  const whole =
    silent && meeting.series && context.personId
      ? seriesAnswerButtons(meeting.series, context.t, context.personId, null).slice(0, 1)
      : [];
  return {
    card: {
      // Redrawn once it is answered, it asks no more.
      heading: silent ? context.t('meeting.answerReminder.heading', { title: meeting.title }) : meeting.title,
      ...parts,
      actions: [...(parts.actions ?? []), ...whole],
    },
  };
};

/** M08: the working day before, to those who come. */
export const dayBefore: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  if (!comes(meeting, context.personId) || !isStillAhead(meeting, context.now)) return null;
  const { t } = context;
  return withCalendar(context, meeting, {
    heading: t('meeting.dayBefore.heading', { title: meeting.title }),
    blocks: [
      { kind: 'text', text: [{ bold: whenLine(meeting, t) }] },
      ...ownClock(meeting, context.personId, t),
      { kind: 'fields', fields: placeFields(meeting, t) },
    ],
    actions: joinButton(meeting, t),
  });
};

/** M09: a quarter of an hour before, to the same people; its button counts until the session closes. */
export const startsSoon: MeetingComposer = async (context, delivery) => {
  const meeting = await loadMeeting(context.tx, delivery.subjectId);
  const { t, personId } = context;
  if (!context.redraw && (!comes(meeting, personId) || !isStillAhead(meeting, context.now))) return null;
  const there = await context.tx.attendance.findFirst({
    where: { meetingId: meeting.id, personId: personId ?? '', leftAt: null },
  });
  const time = there && formatTime(toInstant(there.arrivedAt).toZonedDateTimeISO(meeting.timeZone), t.locale);
  const open = isAhead(meeting) || meeting.state === 'open';
  return {
    card: {
      heading: t('meeting.startsSoon.heading', {
        ...spokenTitle(meeting, t),
        time: formatTime(startOf(meeting).toPlainTime(), t.locale),
      }),
      blocks: [
        ...(there && time ? [hereNotice(t(`meeting.startsSoon.here.${there.mode}`, { time }))] : []),
        ...ownClock(meeting, personId, t),
        { kind: 'fields', fields: placeFields(meeting, t) },
      ],
      actions: open ? [...(there ? [] : hereButtons(meeting, t)), ...joinButtonBeside(meeting, t)] : [],
    },
  };
};

function hereNotice(text: string): Block {
  return { kind: 'notice', tone: 'success', text };
}

/** One main button a message: here it is the one that says that one is there. */
function joinButtonBeside(meeting: MeetingWithPeople, t: Translator): LinkButton[] {
  return joinButton(meeting, t).map(({ style: _main, ...button }) => button);
}

function ownClock(meeting: MeetingWithPeople, personId: string | null, t: Translator): Block[] {
  const line = ownClockLine(meeting, personId, t);
  return line ? [{ kind: 'text', text: line }] : [];
}

function comes(meeting: MeetingWithPeople, personId: string | null): boolean {
  return personId !== null && attending(meeting.invitations, meeting.dateVersion).includes(personId);
}

function isStillAhead(meeting: MeetingWithPeople, now: Temporal.Instant): boolean {
  return meeting.state !== 'cancelled' && !hasBegun(meeting, now);
}
