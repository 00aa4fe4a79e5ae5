/** What delivery/ is handed: it knows neither meetings nor people. */
import type { Locale, Translator } from '../conversation/language.ts';
import type { ChatPlatform, PlatformName } from '../conversation/platform.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Database, Transaction } from '../store/store.ts';
import type { Clock } from '../time.ts';
import type { Composers } from './ledger.ts';
import type { TimedActs } from './timed-act.ts';
import type { OpeningHours, Recipient, SendingSettings } from './timeline.ts';

export interface PersonReached {
  locale: Locale;
  /** How the local workspace and the journal name them: `claire`. */
  name: string;
  /** How people name them: `Claire Le Goff`. */
  fullName: string;
  /** Linked accounts, the preferred one first. */
  accounts: { platform: PlatformName; workspace: string; externalId: string }[];
  /** Work e-mail: the fallback, or the only way for somebody without chat. */
  email: string | null;
}

export interface ChannelReached {
  locale: Locale;
  name: string;
  platform: PlatformName;
  workspace: string;
  externalId: string;
}

/** Where people and channels are reached, and how they are named; null for somebody who left or a channel that is gone. */
export interface RecipientDirectory {
  person(tx: Transaction, id: string): Promise<PersonReached | null>;
  channel(tx: Transaction, id: string): Promise<ChannelReached | null>;
  /** @returns how people name a chat workspace; its id on the platform where it has no name. */
  workspace(tx: Transaction, platform: PlatformName, externalId: string): Promise<string>;
}

export interface DeliveryLog {
  info(facts: object, sentence: string): void;
  warn(facts: object, sentence: string): void;
  error(facts: object, sentence: string): void;
}

export interface DeliveryMetrics {
  /** One more message ended in a state; `none` when no platform was chosen. */
  delivered(platform: PlatformName | 'none', state: string): void;
  /** A platform took so many real seconds to answer. */
  answered(platform: PlatformName, seconds: number): void;
}

export interface DeliveryOptions {
  db: Database;
  /** Runs work in one transaction of the store. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Address of the store, with sessions in UTC: the queue lives in the same database. */
  url: string;
  platforms: readonly ChatPlatform[];
  /** Chat platforms in service, when they are others than those that send from here: a command only plans. */
  chats?: readonly PlatformName[];
  /** Looked up when a message is due, so features may add theirs after this is built. */
  composers: Composers;
  /** What copil does by itself when its hour comes. */
  acts?: TimedActs;
  directory: RecipientDirectory;
  translators: Record<Locale, Translator>;
  clock: Clock;
  log: DeliveryLog;
  metrics: DeliveryMetrics;
  /** Discipline of a whole space: the cap, its digest, which day it is. */
  settingsOf(tx: Transaction, spaceId: string): Promise<SendingSettings & { timeZone: string }>;
  /** When messages about a subject may leave: the hours and days of its organisation. */
  hoursOf(
    tx: Transaction,
    subject: { spaceId: string; type: string; id: string },
  ): Promise<OpeningHours & { timeZone: string }>;
  /** Which of these rows wait because somebody paused what they are about; nothing is ever paused when absent. @returns their ids */
  pausedAmong?(
    tx: Transaction,
    rows: readonly Pick<MessageDelivery, 'id' | 'spaceId' | 'subjectType' | 'subjectId'>[],
    now: Temporal.Instant,
  ): Promise<ReadonlySet<string>>;
  /** Who decides what becomes of messages held back after downtime; null when there is nobody. */
  whoDecides(tx: Transaction, spaceId: string): Promise<Recipient | null>;
  pace?: Partial<Pace>;
}

/** Real-time patience; business hours are settings of the space. */
export interface Pace {
  /** System seconds a worker holds a row before another may reconcile it; longer than a look-up, a post and a look-up. */
  leaseSeconds: number;
  /** Milliseconds after which a platform call, whichever it is, counts as unanswered. */
  postTimeoutMs: number;
  /** Milliseconds between two looks at the queue when nobody wakes it. */
  pollMs: number;
  /** Messages sent side by side by one process. */
  concurrency: number;
  /** Milliseconds `drain` waits for messages another process holds. */
  drainPatienceMs: number;
  /** Real seconds before a message that was surely not accepted is tried again, by number of tries so far. */
  retrySeconds(tries: number): number;
}

const waits = [5, 15, 60, 300, 900, 1800, 3600];

export const defaultPace: Pace = {
  leaseSeconds: 90,
  postTimeoutMs: 20_000,
  pollMs: 500,
  concurrency: 20,
  drainPatienceMs: 10_000,
  retrySeconds: (tries) => waits[Math.min(tries, waits.length) - 1] ?? 5,
};
