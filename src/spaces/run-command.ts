import { StartupError } from '../startup-error.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** Runs a command of the terminal with the arguments of this process, and ends with its exit code. */
export async function runCommand(
  command: (args: readonly string[], terminal: Terminal) => Promise<number>,
): Promise<void> {
  const terminal = processTerminal();
  try {
    process.exitCode = await command(process.argv.slice(2), terminal);
  } catch (error) {
    process.exitCode = 1;
    terminal.complain(
      error instanceof StartupError ? `copil: ${error.message}` : ((error as Error)?.stack ?? String(error)),
    );
  }
}
