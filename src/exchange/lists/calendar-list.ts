import { phaseOrder } from '../../deployments/calendar/phases.ts';
import { goLiveOf, readDeployments } from '../../deployments/deployment.ts';
import { namesById } from '../../people/names-by-id.ts';
import type { Transaction } from '../../store/store.ts';
import { plainDate } from '../../time.ts';
import type { ListReading, ListTable } from './list-table.ts';

const columns = [
  ...['site', 'name', 'organisation', 'siteState', 'firstGoLive', 'goLive', 'drift'],
  ...['phase', 'from', 'to', 'done', 'state', 'owner'],
];

/** The calendar: a row for each phase of each site, the earliest go-live first; dates are shared by all partners. */
export async function calendarList({ tx, spaceId, t }: ListReading): Promise<ListTable> {
  const deployments = await readDeployments(tx, spaceId);
  const ids = deployments.map(({ id }) => id);
  const milestones = await tx.milestone.findMany({ where: { deploymentId: { in: ids } } });
  const first = await firstGoLives(tx, ids);
  const owners = await namesById(
    tx,
    milestones.map(({ ownerId }) => ownerId),
  );
  return {
    title: t('exchange.list.calendar'),
    // @keys exchange.list.column.*
    columns: columns.map((name) => t(`exchange.list.column.${name}`)),
    rows: deployments.flatMap((deployment) => {
      const { site, state } = deployment;
      const goLive = goLiveOf(deployment);
      const planned = first.get(deployment.id) ?? goLive;
      const about = [
        site.code,
        site.name,
        site.organisation.name,
        t(`deployment.state.${state}`),
        planned,
        goLive,
        goLive && planned ? planned.until(goLive, { largestUnit: 'day' }).days : null,
      ];
      return milestones
        .filter(({ deploymentId }) => deploymentId === deployment.id)
        .toSorted(phaseOrder)
        .map((one) => [
          ...about,
          t(`people.milestone.${one.phase}`),
          one.startsOn && plainDate(one.startsOn),
          one.endsOn && plainDate(one.endsOn),
          one.doneOn && plainDate(one.doneOn),
          t(`exchange.choice.milestone.${one.state}`),
          owners.get(one.ownerId ?? '') ?? one.ownerLabel,
        ]);
    }),
  };
}

/** @returns the go-live each deployment had before its first move, by its id */
async function firstGoLives(
  tx: Transaction,
  deploymentIds: readonly string[],
): Promise<Map<string, Temporal.PlainDate>> {
  const moves = await tx.deploymentMove.findMany({
    where: { deploymentId: { in: [...deploymentIds] }, from: { not: null } },
    orderBy: { version: 'desc' },
  });
  return new Map(moves.flatMap(({ deploymentId, from }) => (from ? [[deploymentId, plainDate(from)]] : [])));
}
