/** The bot itself over the demo's data, without a platform before it: events reach it as fast as they are given. */
import { slackMessages } from '../../adapters/slack/messages.ts';
import { agendaComposers } from '../../src/agenda/composers.ts';
import { type BotParts, createBot } from '../../src/bot.ts';
import { houseTranslators } from '../../src/catalogues.ts';
import type { Bot, ChatPlatform } from '../../src/conversation/platform.ts';
import { createDelivery, type Delivery } from '../../src/delivery/dispatch.ts';
import type { Composers } from '../../src/delivery/ledger.ts';
import { hoursOfSubject, sendingOfSpace } from '../../src/hours/hours-of-subject.ts';
import { pausedAmong } from '../../src/hours/paused-among.ts';
import { houseActs, houseComposers } from '../../src/house.ts';
import { type Logger, openLog } from '../../src/log.ts';
import { meetingComposers } from '../../src/meetings/messages/composers.ts';
import { createMetrics, type Metrics } from '../../src/metrics.ts';
import { minutesComposers } from '../../src/minutes/composers.ts';
import { linkComposers } from '../../src/people/linking/composers.ts';
import { createPairing } from '../../src/people/linking/pairing.ts';
import { recipientDirectory } from '../../src/people/recipient-directory.ts';
import type { Links } from '../../src/people/turn.ts';
import { whoDecidesIn } from '../../src/people/who-decides.ts';
import { reportComposers } from '../../src/reports/composers.ts';
import { createSeal } from '../../src/seal.ts';
import { signedLinks } from '../../src/service/links.ts';
import { importSpace } from '../../src/spaces/import-space.ts';
import { planLoadedMeetings } from '../../src/spaces/plan-loaded-meetings.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import type { Clock } from '../../src/time.ts';
import { openTestDatabase } from './database.ts';
import { openDemoDatabase } from './demo-database.ts';
import { movableClock } from './movable-clock.ts';

export interface DirectBot {
  bot: Bot;
  store: Store;
  db: Store['db'];
  delivery: Delivery;
  metrics: Metrics;
  /** Moves business time to another instant; nothing that becomes due on the way happens by itself. */
  moveTo(now: string): void;
  close(): Promise<void>;
}

export interface DirectOptions {
  /** Space files loaded one beside the other; the demo when absent. */
  files?: readonly unknown[];
  platforms?: readonly ChatPlatform[];
  /** System time; the computer's when absent. */
  system?: Clock['system'];
  /** Whether codes can be sent to who is unknown. */
  pairing?: boolean;
  identify?: BotParts['identify'];
  /** Sees what each query gives back; `query` is `Person.findMany`, or `$queryRaw SELECT …`. */
  watch?(result: unknown, query: string): void;
  log?: Logger;
  /** Every composer of the house, for messages that are read; none when absent. */
  composers?: boolean;
}

/** The secret of what is signed here. */
export const directSecret = 'a secret of the tests, thirty-two characters long';

/** @param now ISO instant at which the bot's business clock stands */
export async function openDirectBot(now: string, options: DirectOptions = {}): Promise<DirectBot> {
  const database = options.files
    ? await openTestDatabase()
    : await openDemoDatabase(Temporal.Instant.from(now));
  const { log = openLog('error') } = options;
  const opened = await openStore({ databaseUrl: database.url, dataDirectory: '/nonexistent' }, log);
  const store = options.watch ? watched(opened, options.watch) : opened;
  const clock = movableClock(Temporal.Instant.from(now));
  if (options.system) clock.system = options.system;
  const pairing = options.pairing ? createPairing(directSecret, clock) : undefined;
  const links = signedLinks('http://127.0.0.1', directSecret, clock);
  const translators = houseTranslators(slackMessages);
  const metrics = createMetrics();
  const delivery = createDelivery({
    ...store,
    platforms: options.platforms ?? [],
    chats: ['local', 'slack'],
    composers: {
      ...(options.composers && allComposers(links)),
      ...(pairing && linkComposers(pairing)),
    },
    acts: houseActs(translators),
    directory: recipientDirectory,
    translators,
    clock,
    log,
    metrics: { delivered: () => undefined, answered: () => undefined },
    settingsOf: sendingOfSpace,
    hoursOf: hoursOfSubject,
    pausedAmong,
    whoDecides: (tx, spaceId) => whoDecidesIn(tx, spaceId, clock.now()),
  });
  await delivery.start({ alone: false });
  const ports = { now: clock.now(), afterLoad: planLoadedMeetings(delivery.ledgerAt) };
  for (const file of options.files ?? []) {
    const loaded = await importSpace(store, file, { ...ports, besideOthers: true });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  }
  const { identify } = options;
  const seal = createSeal(directSecret);
  return {
    bot: createBot({ store, clock, delivery, translators, links, seal, log, metrics, pairing, identify }),
    store,
    db: store.db,
    delivery,
    metrics,
    moveTo: (instant) => clock.setNow(Temporal.Instant.from(instant)),
    async close() {
      await delivery.stop();
      await store.close();
      await database.close();
    },
  };
}

function allComposers(links: Links): Composers {
  return {
    ...meetingComposers({ organiserEmail: 'copil@example.org', fileLink: links.meetingFile }),
    ...agendaComposers({
      organiserEmail: 'copil@example.org',
      fileLink: links.meetingFile,
      printLink: (id) => links.document('agenda', id, 'pdf'),
      documentLink: links.file,
    }),
    ...minutesComposers(links),
    ...reportComposers(links),
    ...houseComposers,
  };
}

/** The same store, each answer of which is seen. */
function watched(store: Store, watch: NonNullable<DirectOptions['watch']>): Store {
  const db = store.db.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        const result = await query(args);
        const sql = model ? '' : (args as { strings?: readonly string[] }).strings?.join('?').trim();
        watch(result, model ? `${model}.${operation}` : `${operation} ${sql}`);
        return result;
      },
    },
  }) as unknown as Store['db'];
  return { ...store, db, transaction: (work) => db.$transaction(work, { timeout: 20_000 }) };
}
