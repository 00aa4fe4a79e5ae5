/** Writes a space as a workbook: `npm run export -- FILE.xlsx`. */
import { houseTranslators } from './catalogues.ts';
import { exportCommand } from './exchange/export-command.ts';
import { runCommand } from './spaces/run-command.ts';

await runCommand((args, terminal) => exportCommand(args, terminal, { translators: houseTranslators() }));
