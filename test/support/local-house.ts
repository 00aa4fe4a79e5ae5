/** The local workspace over the small house, on a real database; listening when a browser needs it. */
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { LocalHost } from '../../adapters/local/host.ts';
import { type LocalWorkspace, openLocalWorkspace } from '../../adapters/local/workspace.ts';
import { systemClock } from '../../src/time.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { smallChannels, smallHouse, smallPeople } from './small-house.ts';

export interface LocalHouse extends LocalWorkspace {
  app: Hono;
  host: LocalHost;
  database: TestDatabase;
  /** What reached the operator's log. */
  logged: object[];
  get(path: string): Promise<Told>;
  post(path: string, body: unknown): Promise<Told>;
  /** @returns the address for a browser. */
  listen(): Promise<string>;
  end(): Promise<void>;
}

export const demoStart = Temporal.Instant.from('2026-09-01T06:30:00Z');

/** An answer of the HTTP interface, read without knowing its shape. */
// biome-ignore lint/suspicious/noExplicitAny: tests read whatever JSON came
export type Told = { status: number; body: any };

export async function openLocalHouse(change: Partial<LocalHost> = {}): Promise<LocalHouse> {
  const database = await openTestDatabase();
  const people = change.people ?? (async () => smallPeople);
  const channels = change.channels ?? (async () => smallChannels);
  const workspace = await openLocalWorkspace({
    db: database.db,
    system: systemClock.system,
    known: { people, channels },
  });
  await workspace.clock.begin(demoStart);
  const { bot, host: small } = smallHouse(workspace);
  const host = { ...small, ...change };
  const logged: object[] = [];
  let listening = 3000;
  const app = workspace.routes({
    bot,
    host,
    port: () => listening,
    log: { error: (values) => void logged.push(values) },
  });
  let server: ReturnType<typeof serve> | undefined;

  async function ask(path: string, init: RequestInit = {}) {
    const response = await app.request(path, {
      ...init,
      headers: { host: `localhost:${listening}`, ...init.headers },
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: json ? JSON.parse(text) : text };
  }

  return {
    ...workspace,
    app,
    host,
    database,
    logged,
    get: (path) => ask(path),
    post: (path, body) =>
      ask(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
    listen: () =>
      new Promise((resolve) => {
        server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (address) => {
          listening = address.port;
          resolve(`http://127.0.0.1:${address.port}`);
        });
      }),
    async end() {
      workspace.close();
      if (server && 'closeAllConnections' in server) server.closeAllConnections();
      await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
      await database.close();
    },
  };
}
