import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { openLog } from '../log.ts';
import { systemClock } from '../time.ts';
import { createFirstSpace, type PresentSpace, presentSpace } from './first-space.ts';
import { openStoreForCommand } from './open-store-for-command.ts';
import { type Given, questions } from './setup-answers.ts';
import { setupInterview } from './setup-interview.ts';
import { type Terminal, terminalTranslator } from './terminal.ts';

/**
 * `npm run setup`: creates an empty space and its first administrator for a real installation.
 *
 * @returns the exit code: 0 made or there already, 1 impossible, 2 wrong usage
 */
export async function setupCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const t = terminalTranslator(terminal.env);
  const flags = readFlags(args, terminal, t);
  if (!flags) return 2;
  const log = openLog('warn', { write: (line) => terminal.complain(line.trimEnd()) });
  const store = await openStoreForCommand(readConfig(terminal.env), log, t);
  try {
    // Nobody is asked five questions to learn that all was done long ago.
    const present = await presentSpace(store.db);
    if (present) return tellPresent(present, terminal, t);
    const answers = await setupInterview(flags, terminal, t);
    if (!answers) return 2;
    const made = await store.transaction((tx) => createFirstSpace(tx, answers, systemClock.now()));
    if ('administrators' in made) return tellPresent(made, terminal, t);
    const { space, givenName, familyName, email } = answers;
    terminal.say(
      t('space.setup.done', { space, name: `${givenName} ${familyName}`, email, handle: made.handle }),
    );
    return 0;
  } finally {
    await store.close();
  }
}

function readFlags(args: readonly string[], terminal: Terminal, t: Translator): Given | null {
  const options = Object.fromEntries(
    questions.map(({ flag }) => [flag.slice(2), { type: 'string' as const }]),
  );
  try {
    const { values } = parseArgs({ args: [...args], options });
    return Object.fromEntries(questions.map(({ name, flag }) => [name, values[flag.slice(2)]]));
  } catch (error) {
    const flags = questions.map(({ flag }) => flag).join(', ');
    terminal.complain(t('space.setup.unknownFlag', { detail: (error as Error).message, flags }));
    return null;
  }
}

function tellPresent({ space, administrators }: PresentSpace, terminal: Terminal, t: Translator): number {
  const names = formatList(administrators, t.locale);
  terminal.say(t('space.setup.present', { space, count: administrators.length, administrators: names }));
  return 0;
}
