/** What a journey does and sees, whatever the platform: each platform has its own driver of this shape. */

export interface SeenButton {
  id: string;
  label: string;
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
  messages: SeenMessage[];
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
