/** One side of test/bench/receive.ts, as a process: `bare` Bolt, or `copil`. Listeners acknowledge and do nothing. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import { openTransport } from '../../adapters/slack/receive/transport.ts';
import { openIntake } from '../../src/intake/intake.ts';
import { openLog } from '../../src/log.ts';
import { createSeal } from '../../src/seal.ts';
import { inUtc } from '../../src/store/client.ts';
import { systemClock } from '../../src/time.ts';

export interface Cost {
  /** Since the process began. */
  cpuMicroseconds: number;
}

const [side, databaseUrl = '', signingSecret = ''] = process.argv.slice(2);
const bot = { botId: 'BBOT', botUserId: 'UBOT' };

function listen(app: App): void {
  app.event('app_mention', async () => {});
  app.command('/copil', ({ ack }) => ack());
  app.action('come', ({ ack }) => ack());
  app.view('schedule', ({ ack }) => ack());
}

function openBare(): RequestListener {
  const receiver = new HTTPReceiver({ signingSecret });
  listen(new App({ receiver, authorize: async () => bot }));
  return receiver.requestListener;
}

function openCopil(): RequestListener {
  const clock = systemClock;
  const log = openLog('warn');
  const seal = createSeal('a secret of at least thirty-two characters');
  const { app, requestListener } = openTransport({
    settings: { signingSecret, apiUrl: 'http://127.0.0.1:1/api/' },
    intake: openIntake({ url: inUtc(databaseUrl), platform: 'slack', seal, clock, log }),
    installations: {
      of: async (workspace) => ({ workspace, token: 'xoxb-1', scopes: [], ...bot }),
      workspaces: async () => ['T1'],
    },
    clock,
    log,
  });
  listen(app);
  return requestListener;
}

const server = createServer(side === 'bare' ? openBare() : openCopil());
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMicroseconds: user + system } satisfies Cost);
});
// The bench is over, or broke off.
process.on('disconnect', () => process.exit());
