import {
  createServer as createHttpServer,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Metrics } from './metrics.ts';
import { StartupError } from './startup-error.ts';

/** Named conditions of readiness; one that is not met throws, and its message says why. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<unknown>>>;

export interface ServerParts {
  readonly checks: ReadinessChecks;
  readonly metrics: Metrics;
  /** How long a check may take, in seconds. */
  readonly checkPatienceSeconds?: number;
}

/** @returns an application that answers operators; the composition root mounts everything else on it. */
export function createServer({ checks, metrics, checkPatienceSeconds = 3 }: ServerParts): Hono {
  const app = new Hono();
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    const results = await Promise.all(
      Object.entries(checks).map(
        async ([name, check]) => [name, await outcome(check, checkPatienceSeconds)] as const,
      ),
    );
    const ready = results.every(([, result]) => result.ok);
    const body = { status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(results) };
    return context.json(body, ready ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType }),
  );
  return app;
}

async function outcome(
  check: () => Promise<unknown>,
  seconds: number,
): Promise<{ ok: boolean; why?: string }> {
  const timeout = new AbortController();
  try {
    const late = pause(seconds * 1000, undefined, { signal: timeout.signal }).then(() => {
      throw new Error(`no answer within ${seconds} s`);
    });
    await Promise.race([check(), late]);
    return { ok: true };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  } finally {
    timeout.abort();
  }
}

export interface Listening {
  readonly url: string;
  /** Stops listening and ends every connection, event streams included; raw requests have 3 s to be answered. */
  close(): Promise<void>;
}

/** What an operator can do about an address that cannot be listened on. */
const listenCures: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) => `PORT: ${host}:${port} is in use by another program. Set PORT to a free port.`,
  EACCES: (_, port) => `PORT: this account may not listen on port ${port}. Set PORT to 1024 or more.`,
  EADDRNOTAVAIL: (host) => `HOST: this computer has no address ${host}. Set HOST to one of its addresses.`,
  ENOTFOUND: (host) => `HOST: the name ${host} is unknown. Set HOST to an address of this computer.`,
};

/** Paths whose requests are handed over raw, unread: what checks a signature needs the very bytes. */
export type RawRoutes = Readonly<Record<string, RequestListener>>;

/**
 * Serves an application.
 * @param port 0 takes a free one
 * @throws StartupError naming PORT or HOST
 */
export function listen(
  app: Pick<Hono, 'fetch'>,
  host: string,
  port: number,
  raw: RawRoutes = {},
): Promise<Listening> {
  const rest = getRequestListener(app.fetch);
  const connections = new Set<Socket>();
  const inHand = new Set<ServerResponse>();
  return new Promise((resolve, reject) => {
    const server = createHttpServer((request, response) => {
      const [path = ''] = (request.url ?? '').split('?', 1);
      const listener = Object.hasOwn(raw, path) ? raw[path] : undefined;
      if (!listener) return rest(request, response);
      inHand.add(response);
      response.once('close', () => inHand.delete(response));
      return listener(request, response);
    });
    server.on('connection', (socket) => {
      connections.add(socket);
      socket.once('close', () => connections.delete(socket));
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      const cure = listenCures[error.code ?? ''];
      reject(cure ? new StartupError(cure(host, port)) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : port;
      resolve({
        url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
        close: () => closeServer(server, connections, inHand),
      });
    });
  });
}

/** Real milliseconds a request that is being answered has to end; an event stream never would. */
const momentMs = 250;
/** What came raw comes from a platform behind which somebody waits, three seconds in all (Slack). */
const rawMomentMs = 3_000;

async function closeServer(
  server: Server,
  connections: ReadonlySet<Socket>,
  inHand: ReadonlySet<ServerResponse>,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const answering = new Set([...inHand].map((response) => endAfter(response)));
  const others = setTimeout(() => {
    for (const socket of connections) if (!answering.has(socket)) socket.destroy();
  }, momentMs);
  const rest = setTimeout(() => server.closeAllConnections(), rawMomentMs);
  await closed;
  clearTimeout(others);
  clearTimeout(rest);
}

/** No further request comes over the connection of this one. */
function endAfter(response: ServerResponse): Socket | null {
  const { socket } = response;
  response.once('close', () => socket?.destroySoon());
  return socket;
}
