/** What the local workspace asks of the rest of the house; the composition root implements it. */
import type { Locale } from '../../src/conversation/language.ts';

/** A chat workspace imitated here: one organisation's Slack or Teams. */
export interface LocalWorkspace {
  /** `agla`; the workspace of its accounts and channels. */
  id: string;
  /** Organisation's name, for people. */
  name: string;
}

export interface LocalPerson {
  /** Unique in this instance: `claire`. Also the external id of the person's local account. */
  handle: string;
  name: string;
  /** Job title or function, if known. */
  job?: string;
  email: string;
  locale: Locale;
  /** Chat workspace of the person; null for somebody reached by mail only. */
  workspace: string | null;
}

export interface LocalChannel {
  workspace: string;
  /** Without #; unique in its workspace, and the external id of the channel. */
  name: string;
  topic?: string;
}

/** One message that left while the clock moved, by whatever platform. */
export interface SentRow {
  /** ISO 8601 instant of the business clock. */
  at: string;
  /** Timeline rule: M03. */
  rule: string;
  /** Handle of the person, or `#channel`. */
  to: string;
  /** `dm`, the channel's name, or `mail`. */
  in: string;
  text: string;
  [more: string]: unknown;
}

export interface LedgerFilter {
  rule?: string;
  state?: string;
  /** Handle, or channel with #. */
  to?: string;
}

export type ImportOutcome =
  | ({ ok: true } & Record<string, unknown>)
  | { ok: false; errors: { path: string; message: string }[]; notEmpty?: boolean };

export interface LocalHost {
  workspaces(): Promise<LocalWorkspace[]>;
  /**
   * Everybody of the space, the demo's main persons first; empty before an import.
   * @param handle spares reading hundreds where one is looked for, in whatever case it is typed
   */
  people(handle?: string): Promise<LocalPerson[]>;
  channels(): Promise<LocalChannel[]>;
  /** IANA zone in which local date-times are read and shown. */
  timeZone(): Promise<string>;
  /** Committees, meetings and whatever else a script may want to see; JSON. */
  state(): Promise<Record<string, unknown>>;
  /** Visits every due instant up to the target in order and drains the queue at each. @returns what left, in order. */
  advanceTo(target: Temporal.Instant): Promise<SentRow[]>;
  /** Visits due instants until something leaves. @returns what left there; nothing when nobody will hear anything. */
  advanceToNext(): Promise<SentRow[]>;
  /** @returns the next instant at which somebody may hear something, null when nothing waits. */
  nextEventAt(): Promise<Temporal.Instant | null>;
  /** Sends all that is due now; resolves when it has left. */
  drain(): Promise<void>;
  /** Ledger rows as JSON, the oldest first. */
  ledger(filter: LedgerFilter): Promise<Record<string, unknown>[]>;
  /** Loads a space into an empty instance; the clock is begun by the host. */
  importSpace(json: unknown): Promise<ImportOutcome>;
  /** A command line worth trying first by this person, for the welcome; null = a general one is shown. */
  suggestion(handle: string): Promise<{ in: string; text: string } | null>;
}
