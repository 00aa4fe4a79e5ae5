/** Starts the service: `npm start`. */
import { readConfig } from './config.ts';
import { openLog } from './log.ts';
import { startService } from './service.ts';
import { StartupError } from './startup-error.ts';

/** A stop that takes longer than this is cut short. */
const stopPatienceMilliseconds = 30_000;

try {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel);
  // Signals that arrive during the start are honoured when it is complete: half a start cannot be undone.
  let stopWanted: string | null = null;
  let stop = (reason: string, _exitCode?: number): void => {
    stopWanted ??= reason;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'A promise was rejected unheard.'));
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'Unexpected error; stopping.');
    stop('uncaughtException', 1);
  });

  const service = await startService(config, log);
  let stopping = false;
  stop = (reason, exitCode = 0) => {
    // npm passes on the Ctrl-C that the terminal has already sent: one stop is enough.
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'Stopping.');
    setTimeout(() => process.exit(1), stopPatienceMilliseconds).unref();
    service.stop().then(
      () => process.exit(exitCode),
      (error) => {
        log.fatal({ err: error }, 'The stop failed.');
        process.exit(1);
      },
    );
  };
  log.info({ url: service.url }, 'copil is ready.');
  if (stopWanted) stop(stopWanted);
} catch (error) {
  process.stderr.write(
    error instanceof StartupError ? `copil: ${error.message}\n` : `${(error as Error)?.stack ?? error}\n`,
  );
  process.exit(1);
}
