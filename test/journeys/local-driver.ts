import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { startService } from '../../src/service.ts';
import { freePort } from '../../src/store/postmaster.ts';
import { openTestDatabase } from '../support/database.ts';
import type { Driver, LedgerRow, OpenOptions, Seen, SeenMail, SeenMessage, SentRow } from './driver.ts';

/** A refusal of the HTTP interface. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(`${status} ${code}: ${message}`);
    this.status = status;
    this.code = code;
  }
}

/** Starts the whole service on a database of its own and speaks to it over HTTP. */
export async function openLocalDriver(options: OpenOptions = {}): Promise<Driver> {
  const { env = {}, space } = options;
  const database = options.database ?? (await openTestDatabase());
  const port = String(await freePort());
  const service = await startService(
    readConfig({
      PORT: port,
      DATABASE_URL: database.url,
      COPIL_SECRET: 'a secret of the tests, thirty-two characters long',
      LOG_LEVEL: 'error',
      ...(space ? { COPIL_SEED: 'none' } : {}),
      ...env,
    }),
    openLog('error'),
  );

  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${service.url}/local/api/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const answer = (await response.json()) as T & { error?: { code: string; message: string } };
    if (!response.ok)
      throw new Refused(response.status, answer.error?.code ?? '', answer.error?.message ?? '');
    return answer;
  }
  const query = (values: Record<string, string | undefined>) =>
    new URLSearchParams(
      Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ).toString();

  if (space) await call('POST', 'import', space);

  return {
    url: service.url,
    say: (as, where, text, event) => call<Seen>('POST', 'say', { as, in: where, text, event }),
    press: (as, message, button, values, event) =>
      call<Seen>('POST', 'press', { as, message, button, values, event }),
    submit: (as, form, values) => call<Seen>('POST', 'submit', { as, form, values }),
    async clock(target) {
      const move = /^P|^next$/.test(target) ? { advance: target } : { to: target };
      return (await call<{ sent: SentRow[] }>('POST', 'clock', move)).sent;
    },
    messages: async (as, where) =>
      (await call<{ messages: SeenMessage[] }>('GET', `messages?${query({ as, in: where })}`)).messages,
    mails: async (to) => (await call<{ mails: SeenMail[] }>('GET', `mails?${query({ to })}`)).mails,
    ledger: async (filter = {}) =>
      (await call<{ ledger: LedgerRow[] }>('GET', `ledger?${query(filter)}`)).ledger,
    state: () => call('GET', 'state'),
    async close() {
      await service.stop();
      if (!options.database) await database.close();
    },
  };
}
