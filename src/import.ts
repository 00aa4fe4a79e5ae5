/** Loads a space file: `npm run import -- FILE`. */
import { importCommand } from './spaces/import-command.ts';
import { runCommand } from './spaces/run-command.ts';

await runCommand(importCommand);
