import type { CellProblem, Place } from '../workbook/place.ts';

/** One wrong thing, where it stands in the workbook. */
export interface PlacedProblem extends CellProblem {
  /** Where it stands in the space, when the workbook does not speak of it. */
  path?: string;
  /** The same wrong name elsewhere. */
  alsoAt?: Place[];
  /** Names that are wrong elsewhere, perhaps only for this; in how many cells. */
  followedBy?: { names: string[]; cells: number };
}
