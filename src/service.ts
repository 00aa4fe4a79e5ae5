/** Composition root: config → store → delivery → bot → adapters → server. An adapter is loaded only if it is configured. */
import { schedule as everyHour } from 'node-cron';
import { emailMessages } from '../adapters/email/messages.ts';
import { slackMessages } from '../adapters/slack/messages.ts';
import { boardRoutes } from '../adapters/web/board/board-routes.ts';
import { documentRoutes } from '../adapters/web/document-routes.ts';
import { webMessages } from '../adapters/web/messages.ts';
import { noteRoutes } from '../adapters/web/note-routes.ts';
import { planningRoutes } from '../adapters/web/planning-routes.ts';
import { replyRoutes } from '../adapters/web/reply-routes.ts';
import { webRoutes } from '../adapters/web/routes.ts';
import { agendaComposers } from './agenda/composers.ts';
import { fileContent, purgeLooseFiles } from './agenda/stored-file.ts';
import { boardComposers } from './board/composers.ts';
import { mailedTokens, purgeSignIns } from './board/sign-in.ts';
import { createBot } from './bot.ts';
import { commandRooms, commandsByMail } from './bot-commands.ts';
import { houseTranslators } from './catalogues.ts';
import type { Config } from './config.ts';
import type { Bot } from './conversation/platform.ts';
import { createDelivery, type Delivery } from './delivery/dispatch.ts';
import { hoursOfSubject, sendingOfSpace } from './hours/hours-of-subject.ts';
import { pausedAmong } from './hours/paused-among.ts';
import { houseActs, houseComposers } from './house.ts';
import { purgeInbox } from './inbox.ts';
import type { Logger } from './log.ts';
import { meetingComposers } from './meetings/messages/composers.ts';
import { createMetrics, measureProcess } from './metrics.ts';
import { minutesComposers } from './minutes/composers.ts';
import { linkComposers } from './people/linking/composers.ts';
import { createPairing } from './people/linking/pairing.ts';
import { purgeCodes } from './people/linking/purge-codes.ts';
import { recipientDirectory } from './people/recipient-directory.ts';
import { whoDecidesIn } from './people/who-decides.ts';
import { reportComposers } from './reports/composers.ts';
import { createSeal } from './seal.ts';
import { createServer, listen } from './server.ts';
import { boardHost, purgeReplies } from './service/board-host.ts';
import { documentHost } from './service/document-host.ts';
import { emailPlatform, emailPorts } from './service/email.ts';
import { signedLinks } from './service/links.ts';
import { localHost, localKnown } from './service/local-host.ts';
import { noteHost } from './service/note-host.ts';
import { planningHost } from './service/planning-host.ts';
import { replyHost } from './service/reply-host.ts';
import { type SlackServiceParts, slackService } from './service/slack.ts';
import { webHost } from './service/web-host.ts';
import { planLoadedMeetings } from './spaces/plan-loaded-meetings.ts';
import { seedSpace } from './spaces/seed.ts';
import { setLocalClock } from './spaces/set-local-clock.ts';
import { localSecret } from './store/local-secret.ts';
import { openStore, type Store } from './store/store.ts';
import { type Clock, systemClock } from './time.ts';

/** A running service. */
export interface Service {
  readonly url: string;
  /** True when the demo's people are there to be tried. */
  readonly local: boolean;
  /** What stands behind the doors, for tests and tools. */
  readonly rooms: { store: Store; clock: Clock; delivery: Delivery; bot: Bot };
  stop(): Promise<void>;
}

/** What tests put in the place of the outside world. */
export interface Inside {
  /** Instead of the computer's clock, on a real platform. */
  clock?: Clock;
  slackPace?: SlackServiceParts['pace'];
}

/** Opens the store, builds the house on it and serves; what was opened is closed in the reverse order. */
export async function startService(config: Config, log: Logger, inside: Inside = {}): Promise<Service> {
  const house = new AsyncDisposableStack();
  try {
    const store = await openStore(config, log, {
      onLost: (error) => {
        log.fatal({ err: error }, 'The database is lost.');
        process.exit(1);
      },
    });
    house.defer(() => store.close());
    return await build(config, log, { store, house, inside });
  } catch (error) {
    await house.disposeAsync();
    throw error;
  }
}

async function build(
  config: Config,
  log: Logger,
  { store, house, inside }: { store: Store; house: AsyncDisposableStack; inside: Inside },
): Promise<Service> {
  const metrics = createMetrics();
  measureProcess(metrics);
  const secret = config.secret ?? localSecret(config.dataDirectory);
  const translators = houseTranslators(emailMessages, webMessages, slackMessages);
  const local = config.realPlatformConfigured ? null : await openLocal(store);
  const clock = local?.clock ?? inside.clock ?? systemClock;
  const links = signedLinks(config.publicUrl, secret, clock);
  const email = emailPorts(config, secret, { clock, isByMail: (command) => byMail.has(command) });
  const mail = emailPlatform({
    config,
    translators,
    ports: email,
    mailbox: local?.mailbox,
    contentOf: (fileId) => fileContent(store.db, fileId),
  });
  house.defer(() => mail?.close());
  if (!mail)
    log.warn(
      {},
      'SMTP_URL is not set: nobody gets mail, neither invitations in their diary, nor codes, nor what chat cannot deliver.',
    );
  if (config.platforms.includes('teams'))
    log.warn(
      {},
      'This version has no adapter for Teams: TEAMS_* variables only close the local workspace. Unset them.',
    );
  const slack = await slackService({
    config,
    secret,
    store,
    clock,
    log,
    translators,
    delivery: () => delivery,
    pace: inside.slackPace,
  });
  house.defer(() => slack?.stop());
  const platforms = [local, slack, mail].flatMap((one) => (one ? [one.platform] : []));

  const tokens = mailedTokens(secret);
  const seal = createSeal(secret, config.previousSecrets);
  // Codes travel by mail: without one, the administrator links people.
  const pairing = mail ? createPairing(secret, clock) : undefined;

  const delivery: Delivery = createDelivery({
    ...store,
    platforms,
    composers: {
      ...meetingComposers({ organiserEmail: email.from.address, fileLink: links.meetingFile }),
      ...agendaComposers({
        organiserEmail: email.from.address,
        fileLink: links.meetingFile,
        printLink: (id) => links.document('agenda', id, 'pdf'),
        documentLink: links.file,
      }),
      ...minutesComposers(links),
      ...reportComposers(links),
      ...boardComposers({ tokens, links, clock }),
      ...houseComposers,
      ...(pairing && linkComposers(pairing)),
    },
    acts: houseActs(translators),
    directory: recipientDirectory,
    translators,
    clock,
    log,
    metrics: {
      delivered: (platform, state) => metrics.deliveries.inc({ platform, state }),
      answered: (platform, seconds) => metrics.deliverySeconds.observe({ platform }, seconds),
    },
    settingsOf: sendingOfSpace,
    hoursOf: hoursOfSubject,
    pausedAmong,
    whoDecides: (tx, spaceId) => whoDecidesIn(tx, spaceId, clock.now()),
  });
  const byMail = commandsByMail(commandRooms(delivery));
  metrics.measureQueueAge(() => delivery.queueAge());
  house.defer(() => delivery.stop());
  await delivery.start({ alone: false });
  const bot = createBot({
    store,
    clock,
    delivery,
    translators,
    links,
    seal,
    log,
    metrics,
    pairing,
    identify: async (account) =>
      (await platforms.find(({ name }) => name === account.platform)?.identify?.(account)) ?? null,
  });
  const seeded = await seedSpace({
    seed: config.seed,
    store,
    t: translators.fr,
    ports: {
      now: clock.now(),
      ...(local ? { setClock: setLocalClock } : {}),
      afterLoad: planLoadedMeetings(delivery.ledgerAt),
    },
  });
  if (seeded?.clock && local) await local.clock.begin(seeded.clock);

  let started = false;
  const app = createServer({
    metrics,
    checks: {
      // The doors open before the rest: whoever asks is told when all of it stands.
      start: async () => {
        if (!started) throw new Error('the service is still starting');
      },
      ...store.checks,
      queue: async () => {
        if (!(await delivery.health()).ready) throw new Error('the delivery queue does not answer');
      },
    },
  });
  const host = webHost({
    store,
    clock,
    ledger: delivery.ledger,
    translators,
    secret,
    organiserEmail: email.from.address,
    committed: () => delivery.wake(),
  });
  app.route('/', webRoutes(host, { publicUrl: config.publicUrl, clock }));
  app.route('/', documentRoutes(documentHost({ store, clock, translators, secret, links })));
  app.route('/', noteRoutes(noteHost({ store, clock, translators, secret })));
  app.route('/', planningRoutes(planningHost({ store, clock, translators, secret })));
  const reply = replyHost({ store, clock, bot, delivery, translators, secret, byMail });
  app.route('/', replyRoutes(reply, { publicUrl: config.publicUrl }));
  const board = boardHost({
    store,
    clock,
    bot,
    ledger: delivery.ledger,
    links,
    translators,
    tokens,
    seal,
    secret,
    mails: mail !== null,
    committed: () => delivery.wake(),
  });
  app.route('/', boardRoutes(board, { publicUrl: config.publicUrl, clock }));
  let port = config.port;
  if (local)
    app.route(
      '/',
      local.routes({
        bot,
        host: localHost({ store, clock: local.clock, delivery, translators }),
        port: () => port,
        log,
      }),
    );
  // From here on the order is the rule: first whose tokens are held, or what is due would seem to have no way but mail;
  // then the doors, so that links in messages lead somewhere; then sending; last what people say over sockets, or said
  // before a crash: its answers leave through all of it.
  await slack?.start();
  const people = slack?.connect(bot);
  house.defer(() => people?.stop());
  const listening = await listen(app, config.host, config.port, people?.routes);
  house.defer(() => listening.close());
  // Event streams end first, or the server would wait for them.
  house.defer(() => local?.close());
  port = Number(new URL(listening.url).port);
  await delivery.start();
  await people?.start();
  const forgetAll = async () => {
    await purgeInbox(store.db, clock.system());
    await purgeCodes(store.db, clock.system());
    await purgeSignIns(store.db, clock.system());
    await purgeReplies(store.db, clock.system());
    await purgeLooseFiles(store.db, clock.system());
  };
  // What could not be forgotten now is in an hour: the doors are open, and no start fails for it.
  const forget = () =>
    forgetAll().catch((error: unknown) =>
      log.error({ err: error }, 'What is out of date could not be removed'),
    );
  await forget();
  const purge = everyHour('17 * * * *', forget, {
    timezone: 'Etc/UTC',
    noOverlap: true,
  });
  house.defer(async () => {
    await purge.destroy();
  });
  started = true;
  return {
    url: listening.url,
    local: local !== null,
    rooms: { store, clock, delivery, bot },
    stop: () => house.disposeAsync(),
  };
}

async function openLocal(store: Store) {
  const { openLocalWorkspace } = await import('../adapters/local/workspace.ts');
  return openLocalWorkspace({
    db: store.db,
    system: systemClock.system,
    known: localKnown(store.db),
  });
}
