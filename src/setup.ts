/** Creates the first administrator and an empty space: `npm run setup`. */
import { runCommand } from './spaces/run-command.ts';
import { setupCommand } from './spaces/setup-command.ts';

await runCommand(setupCommand);
