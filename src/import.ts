/** Loads a space file or a workbook: `npm run import -- FILE`. */
import { houseTranslators } from './catalogues.ts';
import { importWorkbookCommand } from './exchange/import-command.ts';
import { remarkSections } from './exchange/remarks/remark-sections.ts';
import { tellHouse } from './house.ts';
import { importCommand } from './spaces/import-command.ts';
import { runCommand } from './spaces/run-command.ts';

const isWorkbook = (argument: string) => argument === '--template' || /\.xlsx$/i.test(argument);

const translators = houseTranslators();
await runCommand((args, terminal) =>
  args.some(isWorkbook)
    ? importWorkbookCommand(args, terminal, { translators, tell: tellHouse })
    : importCommand(args, terminal, (file, now, locale) =>
        remarkSections({ file, now }, translators[locale]),
      ),
);
