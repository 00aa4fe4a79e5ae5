import { dateColumn } from '../time.ts';

/** @returns the value of a `date` column for a checked date of the file. */
export function dateOrNull(date: string | undefined): Date | null {
  return date === undefined ? null : dateColumn(Temporal.PlainDate.from(date));
}
