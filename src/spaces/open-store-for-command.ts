import type { Config } from '../config.ts';
import type { Translator } from '../conversation/language.ts';
import type { Logger } from '../log.ts';
import { StartupError } from '../startup-error.ts';
import { openStore, type Store } from '../store/store.ts';

/**
 * Opens the store for a command of the terminal.
 *
 * @throws StartupError; for the embedded database it also says what to do while a service runs on it
 */
export async function openStoreForCommand(config: Config, log: Logger, t: Translator): Promise<Store> {
  try {
    return await openStore(config, log);
  } catch (error) {
    if (!(error instanceof StartupError) || config.databaseUrl) throw error;
    throw new StartupError(`${error.message}\n${t('space.import.busy')}`);
  }
}
