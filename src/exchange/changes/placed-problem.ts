import type { CellProblem } from '../workbook/place.ts';

/** One wrong thing, where it stands in the workbook. */
export interface PlacedProblem extends CellProblem {
  /** Where it stands in the space, when the workbook does not speak of it. */
  path?: string;
}
