import { afterGoLive } from '../deployments/deployment.ts';
import { announcementCodes, nudgeCodes } from '../deployments/deployment-timeline.ts';
import type { Transaction } from '../store/store.ts';
import type { Change } from './compare-spaces.ts';
import type { PlacedProblem } from './prepare-import.ts';
import type { WorkbookReading } from './read-workbook.ts';

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
  for (const { entry, fields } of moved) {
    const code = String(entry.code);
    const deployment = await tx.deployment.findFirst({ where: { spaceId, site: { code } } });
    if (!deployment) continue;
    const told = await tx.messageDelivery.count({
      where: {
        subjectType: 'deployment',
        subjectId: deployment.id,
        rule: { in: [...announcementCodes, ...nudgeCodes] },
        state: { in: ['sent', 'relayed', 'uncertain', 'sending'] },
      },
    });
    if (told === 0 && !afterGoLive.includes(deployment.state)) continue;
    const read = (reading.source.sites ?? []) as { code: string }[];
    const index = read.findIndex((site) => site.code === code);
    const date = fields.find(({ field }) => field === 'goLive')?.after;
    // As people type it in a command.
    const day = String(date ?? '')
      .split('-')
      .reverse()
      .join('/');
    problems.push({
      place: reading.placeOf(['sites', index, 'goLive']),
      key: 'exchange.problem.toldAlready',
      values: { site: code, day },
    });
  }
  return problems;
}
