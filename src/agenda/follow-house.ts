import { latestRow, timesLaid } from '../delivery/look-up.ts';
import { house } from '../delivery/timed-act.ts';
import { loadMeeting } from '../meetings/meeting.ts';
import type { Happening, HouseListener } from '../people/turn.ts';
import { isHigh } from '../risks/risk-score.ts';
import { toDate } from '../time.ts';
import { conveningRule } from './agenda-closing.ts';
import { wordsOfSpace } from './agenda-words.ts';
import { bringToMeeting, nextMeetingOf } from './bring-to-meeting.ts';
import { buildAgenda } from './build-agenda.ts';
import { pointOfRisk } from './point-of-risk.ts';
import { releaseGuests, tellGuests } from './tell-guests.ts';
import { validationFalls } from './validation-falls.ts';

/** What agendas follow of the other rooms. */
export const followOnAgendas: HouseListener = async (turn, event) => {
  if (event.kind === 'risk.raised') await riskRaised(turn, event.riskId);
  if (event.kind === 'meeting.scheduled') await scheduled(turn, event.meetingId);
  if (event.kind === 'meeting.changed') await changed(turn, event.meetingId, event.moved);
  if (event.kind === 'committee.rulesChanged') await noticeChanged(turn, event.committeeId);
};

/** Planned after the day of its call for items: no call for items will lay the agenda out, so it is done at once. */
async function scheduled(turn: Happening, meetingId: string): Promise<void> {
  const { committee } = await loadMeeting(turn.tx, meetingId);
  const steering = committee.kind === 'copil' || committee.kind === 'executive';
  const call = { rule: 'M02', message: 'agenda.callForItems', recipientId: meetingId };
  if (steering && (await timesLaid(turn.tx, { type: 'meeting', id: meetingId }, call)) === 0)
    await buildAgenda(turn.tx, meetingId, turn.now);
}

/** The guests of single points are no invited of the meeting: nobody else tells them. */
async function changed(turn: Happening, meetingId: string, moved: boolean): Promise<void> {
  const meeting = await loadMeeting(turn.tx, meetingId);
  if (moved) await validationFalls(turn, meeting, { moved });
  if (meeting.state === 'cancelled') await releaseGuests(turn, meetingId);
  else await tellGuests(turn, meeting);
}

/**
 * The notice of a committee became longer. An agenda that should be closed by now closes at once: its convocation leaves late,
 * and leaves all the same.
 */
async function noticeChanged(
  { tx, ledger, now, correlationId }: Happening,
  committeeId: string,
): Promise<void> {
  const waiting = await tx.meeting.findMany({
    where: { committeeId, state: 'held', agendaClosedAt: null, startsAt: { gt: toDate(now) } },
    select: { id: true, spaceId: true, version: true, startsLocal: true },
  });
  for (const { id, spaceId, version, startsLocal } of waiting) {
    const subject = { type: 'meeting', id };
    const closing = await latestRow(tx, subject, { rule: conveningRule, recipientId: id });
    if (closing?.state !== 'cancelled') continue;
    await ledger.notify(tx, {
      spaceId,
      rule: 'M04-NOW',
      subject: { ...subject, version },
      recipient: house(id),
      message: 'agenda.convene',
      nature: 'act',
      at: now,
      on: Temporal.PlainDateTime.from(startsLocal).toPlainDate(),
      correlationId,
    });
  }
}

/**
 * C52: a risk that reaches the level of the committee is on the next agenda by itself; once that has closed it is late, and
 * the chair alone may accept it (story, step 6).
 */
async function riskRaised(turn: Happening, riskId: string): Promise<void> {
  const { tx } = turn;
  const risk = await tx.risk.findUniqueOrThrow({ where: { id: riskId } });
  const meeting = await nextMeetingOf(tx, risk.committeeId, turn.now);
  if (!meeting || !isHigh(risk)) return;
  const matter = { ...pointOfRisk(risk, await wordsOfSpace(tx, meeting.spaceId)), originId: riskId };
  await bringToMeeting(
    { ...turn, day: turn.now.toZonedDateTimeISO(turn.space.timeZone).toPlainDate(), actorId: turn.actor?.id },
    meeting,
    matter,
  );
}
