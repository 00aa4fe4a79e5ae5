import { loadMeeting } from '../meetings/meeting.ts';
import type { DomainTurn, HouseListener } from '../people/turn.ts';
import { isHigh } from '../risks/risk-score.ts';
import { toDate } from '../time.ts';
import { isClosed } from './agenda-closing.ts';
import { aheadStates } from './agenda-meeting.ts';
import { wordsOfSpace } from './agenda-words.ts';
import { buildAgenda } from './build-agenda.ts';
import { enters } from './enter-agenda.ts';
import { nextNumber } from './next-number.ts';
import { pointOfRisk } from './point-of-risk.ts';
import { releaseGuests, tellGuests } from './tell-guests.ts';
import { askWhoDecides } from './who-decides-point.ts';

/** What agendas follow of the other rooms. */
export const followOnAgenda: HouseListener = async (turn, event) => {
  if (event.kind === 'risk.raised') await riskRaised(turn, event.riskId);
  if (event.kind === 'meeting.scheduled') await scheduled(turn, event.meetingId);
  if (event.kind === 'meeting.changed') await changed(turn, event.meetingId);
};

/** Planned for less than a fortnight from now: no call for items will lay the agenda out, so it is done at once. */
async function scheduled(turn: DomainTurn, meetingId: string): Promise<void> {
  const { committee } = await loadMeeting(turn.tx, meetingId);
  const steering = committee.kind === 'copil' || committee.kind === 'executive';
  const call = await turn.tx.messageDelivery.count({
    where: { rule: 'M02', subjectType: 'meeting', subjectId: meetingId, recipientKind: 'house' },
  });
  if (steering && call === 0) await buildAgenda(turn.tx, meetingId, turn.now);
}

/** The guests of single points are no invited of the meeting: nobody else tells them. */
async function changed(turn: DomainTurn, meetingId: string): Promise<void> {
  const meeting = await loadMeeting(turn.tx, meetingId);
  if (meeting.state === 'cancelled') await releaseGuests(turn, meetingId);
  else await tellGuests(turn, meeting);
}

/**
 * C52: a risk that reaches the level of the committee is on the next agenda by itself; once that has closed it is late, and
 * the chair alone may accept it (story, step 6).
 */
async function riskRaised(turn: DomainTurn, riskId: string): Promise<void> {
  const { tx } = turn;
  const risk = await tx.risk.findUniqueOrThrow({ where: { id: riskId } });
  const meeting = await tx.meeting.findFirst({
    where: {
      committeeId: risk.committeeId,
      state: { in: [...aheadStates] },
      startsAt: { gt: toDate(turn.now) },
    },
    orderBy: { startsAt: 'asc' },
  });
  if (!meeting || !isHigh(risk)) return;
  const number = await nextNumber(tx, meeting.id);
  if ((await tx.agendaItem.count({ where: { meetingId: meeting.id, originId: riskId } })) > 0) return;
  const late = await isClosed(tx, meeting, turn.now);
  const item = await tx.agendaItem.create({
    data: {
      ...pointOfRisk(risk, await wordsOfSpace(tx, meeting.spaceId)),
      spaceId: meeting.spaceId,
      meetingId: meeting.id,
      number,
      late,
      state: late ? 'proposed' : 'accepted',
      proposedAt: toDate(turn.now),
    },
  });
  if (late) await askWhoDecides(turn, item, meeting);
  else await enters(turn, item);
}
