/** The bot itself over the demo's data, without a platform before it: events reach it as fast as they are given. */
import { createBot } from '../../src/bot.ts';
import { houseTranslators } from '../../src/catalogues.ts';
import type { Bot } from '../../src/conversation/platform.ts';
import { createDelivery } from '../../src/delivery/dispatch.ts';
import { openLog } from '../../src/log.ts';
import { createMetrics, type Metrics } from '../../src/metrics.ts';
import { leadOfSpace, recipientDirectory } from '../../src/people/recipient-directory.ts';
import { signedLinks } from '../../src/service/links.ts';
import { calendarOfSubject, sendingOfSpace } from '../../src/service/sending.ts';
import { planLoadedMeetings } from '../../src/spaces/plan-loaded-meetings.ts';
import { seedSpace } from '../../src/spaces/seed.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { type Clock, systemClock } from '../../src/time.ts';
import { openTestDatabase } from './database.ts';

export interface DirectBot {
  bot: Bot;
  db: Store['db'];
  metrics: Metrics;
  close(): Promise<void>;
}

/** @param now ISO instant at which the bot's business clock stands */
export async function openDirectBot(now: string): Promise<DirectBot> {
  const database = await openTestDatabase();
  const log = openLog('error');
  const store = await openStore({ databaseUrl: database.url, dataDirectory: '/nonexistent' }, log);
  const clock: Clock = { now: () => Temporal.Instant.from(now), system: systemClock.system };
  const translators = houseTranslators();
  const metrics = createMetrics();
  const delivery = createDelivery({
    ...store,
    platforms: [],
    composers: {},
    directory: recipientDirectory,
    translators,
    clock,
    log,
    metrics: { delivered: () => undefined, answered: () => undefined },
    settingsOf: sendingOfSpace,
    calendarOf: calendarOfSubject,
    whoDecides: (tx, spaceId) => leadOfSpace(tx, spaceId, clock.now()),
  });
  await delivery.start({ alone: false });
  const ports = { now: clock.now(), afterLoad: planLoadedMeetings(delivery.ledgerAt) };
  await seedSpace({ seed: 'demo', store, t: translators.fr, ports });
  const links = signedLinks('http://127.0.0.1', 'a secret of the tests, thirty-two characters long');
  return {
    bot: createBot({ store, clock, delivery, translators, links, log, metrics }),
    db: store.db,
    metrics,
    async close() {
      await delivery.stop();
      await store.close();
      await database.close();
    },
  };
}
