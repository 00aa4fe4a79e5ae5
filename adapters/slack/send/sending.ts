/** What the parts of sending are made of. */
import type { Translators } from '../../../src/conversation/catalogue.ts';
import type { Logger } from '../../../src/log.ts';
import type { Database } from '../../../src/store/store.ts';
import type { Clock } from '../../../src/time.ts';
import type { SlackHost } from '../host.ts';
import type { CarriedStates, Installations, SlackClients } from '../ports.ts';
import type { Call } from './calls.ts';
import type { Conversations } from './conversations.ts';
import type { Intervals, Pace } from './pace.ts';

export interface SendingParts {
  clients: SlackClients;
  installations: Installations;
  host: SlackHost;
  carried: CarriedStates;
  /** One for the whole adapter: what Slack asks of it holds for all its calls. */
  call: Call;
  db: Database;
  clock: Clock;
  log: Logger;
  translators: Translators;
  /** Least milliseconds between two messages; Slack's own limits when absent. */
  pace?: Partial<Intervals>;
  /** Waits that many milliseconds for the turn of a message. */
  wait?: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds a message waits for its files; 5 s when absent. */
  filesPatienceMs?: number;
}

export interface Sending extends SendingParts {
  turns: Pace;
  conversations: Conversations;
}
