import type { Translator } from '../../conversation/language.ts';
import { actionList } from './action-list.ts';
import { calendarList } from './calendar-list.ts';
import { decisionList } from './decision-list.ts';
import type { ListReading, ListTable } from './list-table.ts';
import { writeCsv, writeListWorkbook } from './write-list.ts';

export const listNames = ['decisions', 'actions', 'calendar'] as const;
export type ListName = (typeof listNames)[number];
export const listFormats = ['xlsx', 'csv'] as const;
export type ListFormat = (typeof listFormats)[number];

const lists: Record<ListName, (reading: ListReading) => Promise<ListTable>> = {
  decisions: decisionList,
  actions: actionList,
  calendar: calendarList,
};

/** MIME type of each format. */
export const typeOfFormat: Record<ListFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** @returns the content of the file */
export async function writeList(name: ListName, format: ListFormat, reading: ListReading): Promise<Buffer> {
  const table = await lists[name](reading);
  return format === 'csv' ? writeCsv(table) : writeListWorkbook(table);
}

/** @returns « calendrier.csv » */
export function listFileName(name: ListName, format: ListFormat, t: Translator): string {
  return `${t(`exchange.list.${name}.file`)}.${format}`;
}
