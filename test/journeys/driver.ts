/** What a journey does and sees, whatever the platform: each platform has its own driver of this shape. */
import type { TestDatabase } from '../support/database.ts';

export interface SeenButton {
  id: string;
  label: string;
  /** Where it leads, in the local workspace; the label alone is seen elsewhere. */
  url?: string;
}

export interface SeenMessage {
  id: string;
  /** Channel name, or `dm`. */
  in: string;
  /** Handle of the person of a direct message, or of the only one who sees it. */
  to: string | null;
  thread: string | null;
  from: string;
  at: string;
  text: string;
  buttons: SeenButton[];
}

export interface SeenForm {
  id: string;
  title: string;
  /** Why it opened. */
  intro?: string | null;
  fields: {
    name: string;
    label: string;
    required: boolean;
    value?: string;
    error?: string;
    options?: { value: string; label: string }[];
  }[];
}

export interface Seen {
  /** The answer first, then what arrived for anybody. */
  messages: SeenMessage[];
  /** What the person who acted is told first, where no message says it: the words of a form. */
  told?: string;
  form?: SeenForm;
}

export interface SentRow {
  at: string;
  rule: string;
  to: string;
  in: string;
  text: string;
}

export interface SeenMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  ics: string | null;
}

export interface LedgerRow {
  key: string;
  rule: string;
  to: string;
  state: string;
  platform: string | null;
  dueAt: string;
}

export interface OpenOptions {
  /** Variables of the service beyond those the platform needs. */
  env?: Record<string, string>;
  /** A space file's content instead of the demo. */
  // biome-ignore lint/suspicious/noExplicitAny: tests spoil it on purpose
  space?: any;
  /** A database of the test's own, which it closes itself. */
  database?: TestDatabase;
}

export type Open = (options?: OpenOptions) => Promise<Driver>;

export interface Driver {
  say(as: string, where: string, text: string, event?: string): Promise<Seen>;
  press(
    as: string,
    message: string,
    button: string,
    values?: Record<string, string>,
    event?: string,
  ): Promise<Seen>;
  submit(as: string, form: string, values: Record<string, string>): Promise<Seen>;
  /** @param target ISO duration (`P1D`), `next`, or a local date-time. @returns what left on the way */
  clock(target: string): Promise<SentRow[]>;
  messages(as: string, where: string): Promise<SeenMessage[]>;
  mails(to?: string): Promise<SeenMail[]>;
  ledger(filter?: Record<string, string>): Promise<LedgerRow[]>;
  // biome-ignore lint/suspicious/noExplicitAny: the state is JSON for scripts
  state(): Promise<any>;
  /** Address of the service, for the public pages. */
  readonly url: string;
  close(): Promise<void>;
}
