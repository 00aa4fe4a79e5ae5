import type { Block } from '../conversation/card.ts';
import { ownMeetingBlocks } from '../meetings/answer-card.ts';
import { meetingParts } from '../meetings/meeting.ts';
import { aheadStates } from '../people/ahead-states.ts';
import type { DomainTurn } from '../people/turn.ts';
import { toDate } from '../time.ts';

/** Meetings a home shows with their buttons. */
const shown = 5;

/** One's next meetings, also those where one sits in for somebody, each with its answer buttons under it. */
export async function ownMeetings(turn: DomainTurn): Promise<Block[]> {
  const { id } = turn.actor;
  const meetings = await turn.tx.meeting.findMany({
    where: {
      spaceId: turn.space.id,
      state: { in: [...aheadStates] },
      startsAt: { gt: toDate(turn.now) },
      invitations: {
        some: { withdrawn: false, OR: [{ personId: id }, { substituteId: id, answer: 'substitute' }] },
      },
    },
    include: meetingParts,
    orderBy: { startsAt: 'asc' },
    take: shown,
  });
  return meetings.flatMap((meeting, index) =>
    ownMeetingBlocks(meeting, id, turn.t, index === 0 ? turn.t('overview.home.meetings') : undefined),
  );
}
