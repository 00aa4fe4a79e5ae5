/** Starts the service: `npm start`. */
import { readConfig } from './config.ts';
import { openLog } from './log.ts';
import { startService } from './service.ts';
import { StartupError } from './startup-error.ts';
import { welcome } from './welcome.ts';

/** A stop that takes longer than this is cut short; the next start then recovers. */
const stopPatienceMilliseconds = 30_000;

/** Ends the process in an orderly way, once: npm passes on the Ctrl-C that the terminal has already sent. */
let stop = (_reason: string, _exitCode?: number): void => {};

try {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel);
  const service = startService(config, log);
  let stopping = false;
  stop = (reason, exitCode = 0) => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'Stopping.');
    setTimeout(() => process.exit(1), stopPatienceMilliseconds).unref();
    // Half a start cannot be undone: a signal that arrives during the start is honoured when it is complete.
    service
      .then((running) => running.stop())
      .then(() => process.exit(exitCode))
      .catch((error) => fail(error));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
  stopWithNpm();
  process.on('unhandledRejection', (reason) =>
    log.error({ err: reason }, 'A promise was rejected and nobody listened.'),
  );
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'Unexpected error.');
    stop('unexpected error', 1);
  });
  const { url } = await service;
  log.info({ url }, 'copil is ready.');
  if (!config.realPlatformConfigured) process.stdout.write(welcome(url, config.seed === 'demo'));
} catch (error) {
  fail(error);
}

/** A shell between npm and the service dies without passing the signal on; then the parent process changes. */
function stopWithNpm(): void {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event) return;
  setInterval(() => {
    if (process.ppid !== parent) stop('npm ended');
  }, 250).unref();
}

function fail(error: unknown): never {
  const known = error instanceof StartupError;
  process.stderr.write(
    known ? error.message.replace(/^/gm, 'copil: ') : ((error as Error)?.stack ?? String(error)),
  );
  process.stderr.write('\n');
  process.exit(1);
}
