/**
 * What the durable inbox costs: POST /slack/events of copil beside a bare Bolt app, each in a process of its own, in
 * turns within one run, over one connection. Prints medians and ratios; CPU is that of the process that answers,
 * without PostgreSQL. `node test/bench/receive.ts [rounds] [requests a round]`
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mention, press, slash, submission } from '../../adapters/slack/receive/fixtures/payloads.ts';
import { openLog } from '../../src/log.ts';
import { openEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { systemClock } from '../../src/time.ts';
import { type SignedRequest, signedCommand, signedEvent, signedInteraction } from '../support/slack/sign.ts';
import type { Cost } from './receiving-server.ts';

const rounds = Number(process.argv[2] ?? 7);
const requests = Number(process.argv[3] ?? 1000);
const signingSecret = 'the signing secret of the bench';
const kinds = {
  command: (id: string) => signedCommand(slash(id), signing()),
  block_actions: (id: string) => signedInteraction(press(id), signing()),
  view_submission: (id: string) => signedInteraction(submission(id), signing()),
  event: (id: string) => signedEvent(mention(id), signing()),
};
const sides = ['bare', 'copil'] as const;
type Side = (typeof sides)[number];

interface Served {
  process: ChildProcess;
  port: number;
}

const signing = () => ({ signingSecret, at: systemClock.system() });
const oneConnection = new Agent({ keepAlive: true, maxSockets: 1 });
let sent = 0;

const folder = mkdtempSync(path.join(tmpdir(), 'copil-bench-'));
if (process.getuid?.() === 0) chmodSync(folder, 0o711);
const postgres = await openEmbeddedPostgres(folder, openLog('error'));
try {
  const url = postgres.url('postgres');
  await migrate(url);
  const servers = { bare: await serve('bare', url), copil: await serve('copil', url) };
  const lines = [];
  for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) lines.push(await compare(kind, servers));
  console.table(lines);
  for (const { process: server } of Object.values(servers)) server.kill();
} finally {
  oneConnection.destroy();
  await postgres.close();
  for (const used of [path.dirname(postgres.folder), folder]) rmSync(used, { recursive: true, force: true });
}

async function serve(side: Side, databaseUrl: string): Promise<Served> {
  const server = fork(path.join(import.meta.dirname, 'receiving-server.ts'), [
    side,
    databaseUrl,
    signingSecret,
  ]);
  const [port] = (await once(server, 'message')) as [number];
  return { process: server, port };
}

async function compare(kind: keyof typeof kinds, servers: Record<Side, Served>) {
  const p50: Record<Side, number[]> = { bare: [], copil: [] };
  const cpu: Record<Side, number[]> = { bare: [], copil: [] };
  // The first round warms both up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of sides) {
      const before = await costOf(servers[side]);
      const milliseconds = [];
      for (let n = 0; n < requests; n += 1)
        milliseconds.push(await timed(servers[side], kinds[kind](freshId())));
      const after = await costOf(servers[side]);
      if (round === 0) continue;
      p50[side].push(median(milliseconds));
      cpu[side].push((after.cpuMicroseconds - before.cpuMicroseconds) / requests);
    }
  }
  const shown = (values: number[], digits: number) => Number(median(values).toFixed(digits));
  return {
    kind,
    'bare p50 ms': shown(p50.bare, 3),
    'copil p50 ms': shown(p50.copil, 3),
    'p50 ratio': shown(
      p50.copil.map((value, round) => value / (p50.bare[round] ?? value)),
      2,
    ),
    'bare cpu µs': shown(cpu.bare, 0),
    'copil cpu µs': shown(cpu.copil, 0),
    'cpu ratio': shown(
      cpu.copil.map((value, round) => value / (cpu.bare[round] ?? value)),
      2,
    ),
  };
}

async function costOf({ process: server }: Served): Promise<Cost> {
  server.send('cost');
  const [cost] = (await once(server, 'message')) as [Cost];
  return cost;
}

/** @returns milliseconds until the whole answer was read */
async function timed({ port }: Served, { method, headers, body }: SignedRequest): Promise<number> {
  const begun = performance.now();
  const sending = request({
    port,
    host: '127.0.0.1',
    path: '/slack/events',
    method,
    headers,
    agent: oneConnection,
  });
  sending.end(body);
  const [response] = await once(sending, 'response');
  response.resume();
  await once(response, 'end');
  if (response.statusCode !== 200) throw new Error(`answered ${response.statusCode}`);
  return performance.now() - begun;
}

function freshId(): string {
  sent += 1;
  return `${process.pid}.${sent}`;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
