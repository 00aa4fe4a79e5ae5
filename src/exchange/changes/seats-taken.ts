import type { Transaction } from '../../store/store.ts';
import { dateColumn } from '../../time.ts';
import type { WorkbookReading } from '../workbook/read-workbook.ts';
import type { Change } from './compare-spaces.ts';
import { pathOf } from './path-of-change.ts';
import type { PlacedProblem } from './placed-problem.ts';

/** What somebody who took a seat was told: another hour or place needs a word to each of them. */
const toldFields: readonly string[] = ['startsAt', 'place'];

/** A session in which seats are taken is not moved by a workbook: the command that calls it off tells each of them. */
export async function seatsTaken(
  tx: Transaction,
  spaceId: string,
  changes: readonly Change[],
  reading: WorkbookReading,
): Promise<PlacedProblem[]> {
  const problems: PlacedProblem[] = [];
  for (const change of changes) {
    const moved = change.fields.find(({ field }) => toldFields.includes(field));
    if (change.section !== 'trainings' || !moved) continue;
    const { site, on, title } = change.entry;
    const day = Temporal.PlainDate.from(String(on));
    const taken = await tx.trainingSeat.count({
      where: {
        state: 'registered',
        session: {
          spaceId,
          state: 'planned',
          site: { code: String(site) },
          on: dateColumn(day),
          title: String(title),
        },
      },
    });
    if (taken === 0) continue;
    problems.push({
      place: reading.placeOf([...pathOf(change, reading), moved.field]),
      key: 'exchange.problem.seatsTaken',
      // As people type a day in a command.
      values: { site: String(site), count: taken, day: String(on).split('-').reverse().join('/') },
    });
  }
  return problems;
}
