import type { DomainCommand } from '../people/turn.ts';
import { addErratum } from './commands/add-erratum.ts';
import { askCorrection } from './commands/ask-correction.ts';
import { attendanceSheet } from './commands/attendance-sheet.ts';
import { editMinutes } from './commands/edit-minutes.ts';
import { releaseMinutes } from './commands/release-minutes.ts';
import { settleCorrection } from './commands/settle-correction.ts';
import { showMinutes } from './commands/show-minutes.ts';
import { validateMinutes } from './commands/validate-minutes.ts';

/** Every command about minutes of a meeting, their versions and approval, in the order the help shows them. */
export const minutesCommands = [
  showMinutes,
  editMinutes,
  releaseMinutes,
  validateMinutes,
  askCorrection,
  settleCorrection,
  addErratum,
  attendanceSheet,
] as unknown as DomainCommand[];
