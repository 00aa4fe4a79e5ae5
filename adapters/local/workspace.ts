/** The local workspace as a whole: clock, platform, mailbox and the routes of its page and HTTP interface. */
import type { Hono } from 'hono';
import type { Bot, ChatPlatform } from '../../src/conversation/platform.ts';
import type { Database } from '../../src/store/store.ts';
import { localActions } from './actions.ts';
import { localActs } from './acts.ts';
import { performer } from './answers.ts';
import { type LocalClock, openLocalClock } from './clock.ts';
import { openDirectory } from './directory.ts';
import { openFeed } from './feed.ts';
import { openForms } from './forms.ts';
import type { LocalHost } from './host.ts';
import type { LocalLog } from './local-parts.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { openMessageStore } from './message-store.ts';
import { localPlatform } from './platform.ts';
import { localRoutes } from './routes.ts';
import { countUnread } from './unread.ts';

export interface LocalWorkspace {
  clock: LocalClock;
  platform: ChatPlatform;
  /** Transport of mails where no SMTP server is configured. */
  mailbox: Mailbox;
  /**
   * Routes under `/` and `/local`, to be mounted at the root.
   * @param house what exists once everything else is built; `port` is asked when a request comes
   */
  routes(house: { bot: Bot; host: LocalHost; port: () => number; log: LocalLog }): Hono;
  /** Ends the open event streams, so that the server can close. */
  close(): void;
}

export interface LocalWorkspaceParts {
  db: Database;
  /** Reads the computer's clock. */
  system: () => Temporal.Instant;
  /** Who is here and which channels exist; read from the database by the composition root. */
  known: Pick<LocalHost, 'people' | 'channels'>;
}

export async function openLocalWorkspace({
  db,
  system,
  known,
}: LocalWorkspaceParts): Promise<LocalWorkspace> {
  const feed = openFeed();
  const clock = await openLocalClock(db, system);
  clock.onMove(() => feed.publish({ kind: 'clock' }));
  const store = await openMessageStore(db, clock, feed);
  const directory = openDirectory(known);
  const mailbox = openMailbox(db, clock, feed);
  const unread = countUnread(feed);
  const closing = new AbortController();

  return {
    clock,
    platform: localPlatform(store, directory),
    mailbox,
    routes({ bot, host, port, log }) {
      const forms = openForms(db, clock);
      const acts = localActs({ bot, clock, directory, store, forms });
      const perform = performer({ feed, host });
      const actions = localActions({ acts, perform, host, clock, feed });
      return localRoutes(
        { actions, bot, clock, directory, feed, forms, host, log, mailbox, port, store, unread },
        closing.signal,
      );
    },
    close: () => closing.abort(),
  };
}
