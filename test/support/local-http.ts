/** The HTTP interface of the local workspace, as README describes it. */
import type { Driver, LedgerRow, Seen, SeenMail, SeenMessage, SentRow } from '../journeys/driver.ts';

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

/** Everything a journey does, over HTTP, with a service that runs; and what only this platform can. */
export interface LocalHttp extends Omit<Driver, 'close'> {
  /** Loads a space file into an empty service. */
  load(space: unknown): Promise<void>;
}

/** @param url of the service, without a path */
export function localHttp(url: string): LocalHttp {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${url}/local/api/${path}`, {
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

  return {
    url,
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
    load: (space) => call('POST', 'import', space),
  };
}
