import type { Turn } from '../../conversation/command.ts';
import { formatDateTime } from '../../conversation/format.ts';
import { referenceOf, startOf } from '../../meetings/meeting.ts';
import { meetingResolver } from '../../meetings/resolve-meeting.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { toDate } from '../../time.ts';

/** A list offers no more; a few places are kept for what is to come. */
const most = 25;
const mostPast = 20;

/** Past meetings that left minutes or decisions, the latest first, then those to come: what a search is narrowed to. */
export async function meetingsToSearch(turn: Turn): Promise<{ value: string; label: string }[]> {
  const domainTurn = turn as DomainTurn;
  const past = await domainTurn.tx.meeting.findMany({
    where: {
      spaceId: domainTurn.space.id,
      state: { not: 'cancelled' },
      startsAt: { lt: toDate(turn.now) },
      OR: [{ minutes: { isNot: null } }, { decisions: { some: {} } }],
    },
    include: { committee: true },
    orderBy: { startsAt: 'desc' },
    take: mostPast,
  });
  const offered = past.map((meeting) => ({
    value: referenceOf(meeting),
    label: `${meeting.title} · ${formatDateTime(startOf(meeting).toPlainDateTime(), turn.locale)}`,
  }));
  return [...offered, ...(await meetingResolver.options(domainTurn))].slice(0, most);
}
