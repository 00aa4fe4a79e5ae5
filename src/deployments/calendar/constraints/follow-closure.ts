import { loadMeeting } from '../../../meetings/meeting.ts';
import { replan } from '../../../meetings/membership-changes.ts';
import { notOpenedStates } from '../../../people/ahead-states.ts';
import type { DomainTurn } from '../../../people/turn.ts';
import type { CalendarConstraint } from '../../../store/generated/client.ts';
import { toDate } from '../../../time.ts';
import { readDeployments } from '../../deployment.ts';
import { planDeployments } from '../../plan-deployment.ts';

/**
 * A closure closes days for messages (4.4b): what waits for the sites and meetings it concerns is laid out anew.
 *
 * @returns how many sites and meetings were laid out anew; null for a constraint that closes no day
 */
export async function followClosure(
  turn: DomainTurn,
  { kind, siteId, organisationId }: CalendarConstraint,
): Promise<{ sites: number; meetings: number } | null> {
  if (kind !== 'closure') return null;
  const { tx, space } = turn;
  const deployments = (await readDeployments(tx, space.id)).filter(
    ({ state, site }) =>
      state !== 'closed' &&
      (siteId === null || site.id === siteId) &&
      (organisationId === null || site.organisationId === organisationId),
  );
  await planDeployments(turn, deployments);
  const meetings = siteId === null ? await meetingsAhead(turn, organisationId) : [];
  for (const id of meetings) await replan(turn, await loadMeeting(tx, id));
  return { sites: deployments.length, meetings: meetings.length };
}

async function meetingsAhead(turn: DomainTurn, organisationId: string | null): Promise<string[]> {
  const rows = await turn.tx.meeting.findMany({
    where: {
      spaceId: turn.space.id,
      startsAt: { gt: toDate(turn.now) },
      state: { in: [...notOpenedStates] },
      ...(organisationId && { committee: { organisationId } }),
    },
    select: { id: true },
    orderBy: { startsAt: 'asc' },
  });
  return rows.map(({ id }) => id);
}
