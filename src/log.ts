import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Properties whose values never reach the log, wherever they stand in a logged object. */
const secretNames = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'signature',
  'databaseUrl',
  'smtpUrl',
];

/**
 * Opens the structured log: one JSON object a line on standard output.
 * @param level pino's level names; `silent` for tests
 * @param destination where lines go; standard output by default
 */
export function openLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    // A database error carries its whole connection along.
    serializers: { err: withoutClient },
    redact: {
      paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '(hidden)',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

function withoutClient(error: Error): object {
  const { client: _, ...shown } = pino.stdSerializers.err(error) as ReturnType<
    typeof pino.stdSerializers.err
  > & {
    client?: unknown;
  };
  return shown;
}
