import { toldStates } from '../../delivery/rows.ts';
import { beforeGoLive } from '../../deployments/deployment.ts';
import { announcementCodes, nudgeCodes } from '../../deployments/deployment-timeline.ts';
import type { Transaction } from '../../store/store.ts';
import type { WorkbookReading } from '../workbook/read-workbook.ts';
import type { Change } from './compare-spaces.ts';
import { pathOf } from './path-of-change.ts';
import type { PlacedProblem } from './placed-problem.ts';

/**
 * A go-live that people were told of is not moved by a workbook: whoever moves it sees first who hears of it, and gives the
 * reason (C30).
 */
export async function alreadyTold(
  tx: Transaction,
  spaceId: string,
  changes: readonly Change[],
  reading: WorkbookReading,
): Promise<PlacedProblem[]> {
  const moved = changes.filter(
    ({ section, kind, fields }) =>
      section === 'sites' && kind === 'changed' && fields.some(({ field }) => field === 'goLive'),
  );
  const problems: PlacedProblem[] = [];
  for (const change of moved) {
    const { entry, fields } = change;
    const code = String(entry.code);
    const deployment = await tx.deployment.findFirst({ where: { spaceId, site: { code } } });
    if (!deployment) continue;
    const told = await tx.messageDelivery.count({
      where: {
        subjectType: 'deployment',
        subjectId: deployment.id,
        rule: { in: [...announcementCodes, ...nudgeCodes] },
        state: { in: [...toldStates] },
      },
    });
    const live = !beforeGoLive.includes(deployment.state);
    if (told === 0 && !live) continue;
    const goLive = fields.find(({ field }) => field === 'goLive');
    const [before, after] = [String(goLive?.before ?? ''), String(goLive?.after ?? '')];
    problems.push({
      place: reading.placeOf([...pathOf(change, reading), 'goLive']),
      key: live ? 'exchange.problem.liveAlready' : 'exchange.problem.toldAlready',
      values: {
        site: code,
        day: typed(after),
        before: typed(before),
        way: after < before ? 'earlier' : 'later',
      },
    });
  }
  return problems;
}

/** As people type a day in a command. */
function typed(iso: string): string {
  return iso.split('-').reverse().join('/');
}
