/** Loads a space file or a workbook: `npm run import -- FILE`. */
import { houseTranslators } from './catalogues.ts';
import { importWorkbookCommand } from './exchange/import-command.ts';
import { tellHouse } from './house.ts';
import { importCommand } from './spaces/import-command.ts';
import { runCommand } from './spaces/run-command.ts';

const isWorkbook = (argument: string) => argument === '--template' || /\.xlsx$/i.test(argument);

await runCommand((args, terminal) =>
  args.some(isWorkbook)
    ? importWorkbookCommand(args, terminal, { translators: houseTranslators(), tell: tellHouse })
    : importCommand(args, terminal),
);
