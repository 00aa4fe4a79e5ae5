/** What the routes of the local workspace are made of. */
import type { Bot } from '../../src/conversation/platform.ts';
import type { LocalActions } from './actions.ts';
import type { LocalClock } from './clock.ts';
import type { Directory } from './directory.ts';
import type { Feed } from './feed.ts';
import type { Forms } from './forms.ts';
import type { LocalHost } from './host.ts';
import type { Mailbox } from './mailbox.ts';
import type { MessageStore } from './message-store.ts';
import type { Unread } from './unread.ts';

/** What is unexpected goes to the operator's log. */
export interface LocalLog {
  error(values: object, message: string): void;
}

export interface LocalParts {
  actions: LocalActions;
  bot: Bot;
  clock: LocalClock;
  directory: Directory;
  feed: Feed;
  forms: Forms;
  host: LocalHost;
  log: LocalLog;
  mailbox: Mailbox;
  port: () => number;
  store: MessageStore;
  unread: Unread;
}
