import type { IncomingMessage, ServerResponse } from 'node:http';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { describe, expect, it } from 'vitest';
import { createMetrics, measureProcess } from './metrics.ts';
import { createServer, listen, type ReadinessChecks } from './server.ts';
import { StartupError } from './startup-error.ts';

const server = (checks: ReadinessChecks = {}) =>
  createServer({ checks, metrics: createMetrics(), checkPatienceSeconds: 0.05 });

describe('GET /readyz', () => {
  it('is 200 when every condition is met, and names them', async () => {
    const response = await server({ database: async () => {}, queue: async () => 3 }).request('/readyz');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: 'ready',
      checks: { database: { ok: true }, queue: { ok: true } },
    });
  });

  it('is 503 when one is not, and says why', async () => {
    const failing = async () => {
      throw new Error('connection refused');
    };
    const response = await server({ database: failing, queue: async () => {} }).request('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      status: 'not ready',
      checks: { database: { ok: false, why: 'connection refused' }, queue: { ok: true } },
    });
  });

  it('does not wait for a condition that never answers', async () => {
    const response = await server({ database: () => new Promise(() => {}) }).request('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ checks: { database: { why: 'no answer within 0.05 s' } } });
  });
});

it('GET /healthz answers while the database is away', async () => {
  expect(
    (await server({ database: () => Promise.reject(new Error('away')) }).request('/healthz')).status,
  ).toBe(200);
});

describe('GET /metrics', () => {
  it('counts commands by name and outcome, deliveries by platform and state, and asks the age of the queue', async () => {
    const metrics = createMetrics();
    metrics.commands.inc({ name: 'schedule', outcome: 'done' });
    metrics.deliveries.inc({ platform: 'local', state: 'sent' }, 9);
    metrics.commandSeconds.observe({ name: 'schedule' }, 0.02);
    metrics.deliverySeconds.observe({ platform: 'local' }, 0.02);
    metrics.measureQueueAge(async () => 42);
    const response = await createServer({ checks: {}, metrics }).request('/metrics');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await response.text();
    expect(text).toContain('copil_commands_total{name="schedule",outcome="done"} 1');
    expect(text).toContain('copil_deliveries_total{platform="local",state="sent"} 9');
    expect(text).toContain('copil_queue_age_seconds 42');
    expect(text).toContain('copil_command_seconds_bucket{le="0.025",name="schedule"} 1');
    expect(text).toContain('copil_delivery_seconds_count{platform="local"} 1');
  });

  it('two services in one process do not share their numbers', async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    measureProcess(one);
    measureProcess(other);
    one.commands.inc({ name: 'schedule', outcome: 'done' });
    expect(await other.registry.metrics()).not.toContain('schedule');
  });
});

describe('listening', () => {
  it('a port in use is refused with the variable to set', async () => {
    const first = await listen(server(), '127.0.0.1', 0);
    const { port } = new URL(first.url);
    const second = listen(server(), '127.0.0.1', Number(port));
    await expect(second).rejects.toThrow(StartupError);
    await expect(second).rejects.toThrow(`PORT: 127.0.0.1:${port} is in use by another program`);
    await first.close();
  });

  it('an address this computer does not have is refused with the variable to set', async () => {
    await expect(listen(server(), '192.0.2.1', 0)).rejects.toThrow(
      /^HOST: this computer has no address 192\.0\.2\.1/,
    );
  });

  it('closing ends event streams and idle connections', async () => {
    const app = new Hono().get('/events', (context) =>
      streamSSE(context, async (stream) => {
        await stream.writeSSE({ data: 'hello' });
        await new Promise(() => {});
      }),
    );
    const listening = await listen(app, '127.0.0.1', 0);
    const response = await fetch(`${listening.url}/events`);
    const reader = response.body?.getReader();
    await reader?.read();
    await listening.close();
    await expect(reader?.read()).rejects.toThrow();
    await expect(fetch(listening.url)).rejects.toThrow();
  });

  it('closing lets a platform have its answer, while event streams end at once', async () => {
    const { promise: asked, resolve: arrived } = Promise.withResolvers<void>();
    const { promise: done, resolve: answer } = Promise.withResolvers<void>();
    const app = new Hono().get('/events', (context) =>
      streamSSE(context, async (stream) => {
        await stream.writeSSE({ data: 'hello' });
        await new Promise(() => {});
      }),
    );
    const raw = {
      '/platform': async (_: IncomingMessage, response: ServerResponse) => {
        arrived();
        await done;
        response.end('the answer');
      },
    };
    const listening = await listen(app, '127.0.0.1', 0, raw);
    const reader = (await fetch(`${listening.url}/events`)).body?.getReader();
    await reader?.read();
    const response = fetch(`${listening.url}/platform`, { method: 'POST' });
    await asked;
    const closed = listening.close();
    // The stream is cut while the platform still waits.
    await expect(reader?.read()).rejects.toThrow();
    answer();
    expect(await (await response).text()).toBe('the answer');
    await closed;
  });

  it('closing waits three seconds at most for an answer that never comes', async () => {
    const { promise: asked, resolve: arrived } = Promise.withResolvers<void>();
    const listening = await listen(new Hono(), '127.0.0.1', 0, { '/platform': () => arrived() });
    const response = fetch(`${listening.url}/platform`).catch(() => 'cut');
    await asked;
    const begun = performance.now();
    await listening.close();
    expect(await response).toBe('cut');
    expect(performance.now() - begun).toBeLessThan(4_000);
  });
});
