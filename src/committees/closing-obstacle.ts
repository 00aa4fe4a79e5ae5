import type { Reply } from '../conversation/reply.ts';
import { notOpenedStates } from '../people/ahead-states.ts';
import { sayNo } from '../people/say-no.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee, Prisma } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import { deploymentsLeft } from './open-deployments.ts';
import { firstSites } from './site-names.ts';

/** S2-02, invariant 9: @returns what a committee still has to end before it is closed, one thing at a time; null when nothing */
export async function closingObstacle(turn: DomainTurn, committee: Committee): Promise<Reply | null> {
  const { open } = await deploymentsLeft(turn.tx, committee, today(turn));
  if (open.length > 0)
    return sayNo(turn, 'committee.close.deployments', {
      committee: committee.label,
      count: open.length,
      ...firstSites(turn, open),
    });
  const committeeId = committee.id;
  const next = await turn.tx.meeting.findFirst({
    where: meetingsAhead(turn, committeeId),
    orderBy: { startsAt: 'asc' },
  });
  if (next)
    return sayNo(turn, 'committee.close.meeting', {
      title: next.title,
      reference: `${committee.code}-${next.number}`,
    });
  const poll = await turn.tx.poll.findFirst({
    where: { committeeId, state: 'open' },
    orderBy: { number: 'asc' },
  });
  if (poll)
    return sayNo(turn, 'committee.close.poll', {
      number: poll.number,
      named: String(poll.title !== null),
      title: poll.title ?? '',
    });
  const consultation = await turn.tx.consultation.findFirst({
    where: { committeeId, state: 'open' },
    orderBy: { number: 'asc' },
  });
  return (
    consultation &&
    sayNo(turn, 'committee.close.consultation', {
      number: consultation.number,
      question: consultation.question,
    })
  );
}

/** @returns what finds the meetings of a committee that are held now, or still to come */
export function meetingsAhead({ now }: Pick<DomainTurn, 'now'>, committeeId: string) {
  return {
    committeeId,
    OR: [{ state: 'open' }, { state: { in: [...notOpenedStates] }, startsAt: { gt: toDate(now) } }],
  } satisfies Prisma.MeetingWhereInput;
}
