import type { DomainCommand } from '../people/turn.ts';
import { exportFiles } from './commands/export.ts';
import { importWorkbook } from './commands/import.ts';

/** Every command about workbooks in and out, in the order the help shows them. */
export const exchangeCommands = [importWorkbook, exportFiles] as unknown as DomainCommand[];
