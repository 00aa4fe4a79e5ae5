import { formatDate } from '../conversation/format.ts';
import { readDeployment } from '../deployments/deployment.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { WaitingMatter } from '../people/waiting-matter.ts';
import { dayOn } from '../sites/day-on.ts';
import { plainDate, toInstant } from '../time.ts';
import { votersOf } from './voters.ts';

/** Votes on a go-live that wait for the person’s voice, each with the button that opens their card. */
export async function waitingVotes(turn: DomainTurn): Promise<WaitingMatter[]> {
  const { tx, t, space, actor, now } = turn;
  const open = await tx.goNoGo.findMany({
    where: { spaceId: space.id, state: 'open', votes: { none: { personId: actor.id } } },
    orderBy: { closesAt: 'asc' },
  });
  const matters: WaitingMatter[] = [];
  for (const vote of open) {
    const deployment = await readDeployment(tx, vote.deploymentId);
    const voters = await votersOf(tx, deployment, dayOn(deployment.site, now));
    if (!voters.some(({ personId }) => personId === actor.id)) continue;
    matters.push({
      by: toInstant(vote.closesAt),
      text: t.rich('goNoGo.waiting', {
        site: deployment.site.name,
        day: formatDate(plainDate(vote.goLive), t.locale, { year: false }),
      }),
      button: {
        id: `go-${deployment.site.code}`,
        label: t('goNoGo.button.show'),
        command: 'go',
        arguments: { site: deployment.site.code },
      },
      settledBy: 'go vote',
    });
  }
  return matters;
}
