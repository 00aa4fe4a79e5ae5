import type { DomainCommand } from '../people/turn.ts';
import { acknowledgeReport } from './commands/acknowledge-report.ts';
import { listReports } from './commands/list-reports.ts';
import { previewReport } from './commands/preview-report.ts';
import { sendReportNow } from './commands/send-report-now.ts';
import { showReport } from './commands/show-report.ts';
import { signReport } from './commands/sign-report.ts';
import { writeAsks } from './commands/write-asks.ts';

/** Every command about the report to the executive body, in the order the help shows them. */
export const reportCommands = [
  showReport,
  previewReport,
  writeAsks,
  signReport,
  sendReportNow,
  acknowledgeReport,
  listReports,
] as unknown as DomainCommand[];
