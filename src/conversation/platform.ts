/** The port every chat platform (and e-mail) implements; see test/conformance. */
import type { Card, FileAttachment } from './card.ts';
import type { Locale } from './language.ts';
import type { Reply } from './reply.ts';

/** `web`: pages of copil itself, where people act but nothing is sent to. */
export type PlatformName = 'local' | 'slack' | 'teams' | 'email' | 'web';

/** What a platform can do; delivery/ picks the fallback. */
export interface Capabilities {
  /** A posted message can be changed. */
  update: boolean;
  /** A message can be found again by its key, after a crash. */
  find: boolean;
  threads: boolean;
  channels: boolean;
  /** Files: everywhere, only in direct messages, or nowhere. */
  files: 'everywhere' | 'direct' | 'never';
  buttons: boolean;
  forms: boolean;
}

export type Address =
  | { kind: 'person'; workspace: string; externalId: string }
  | { kind: 'channel'; workspace: string; externalId: string };

/** A file the house keeps: too large to travel with a card, fetched by the platform that attaches it. */
export interface KeptFile {
  id: string;
  name: string;
  /** MIME type. */
  type: string;
  sizeBytes: number;
}

export interface OutgoingMessage {
  /** Ledger key: put in the message's metadata, so that it is recognised after a crash. */
  key: string;
  card: Card;
  locale: Locale;
  /** Platform id of the message whose thread it belongs to. */
  threadId?: string;
  /** iTIP object for platforms that carry calendars (e-mail): `text/calendar; method=…`. */
  calendar?: FileAttachment & { method: 'REQUEST' | 'CANCEL' };
  /** What the card leads to, for platforms that attach it (e-mail); the card names each with its address. */
  keptFiles?: readonly KeptFile[];
  /** Subject line, where there is one; the card's heading otherwise. */
  subject?: string;
  /** Business instant of the message. */
  at: Temporal.Instant;
}

export interface MessageRef {
  workspace: string;
  /** Conversation on the platform (channel id, dm id, mail box). */
  address: string;
  externalId: string;
  threadId?: string;
}

/** Why a platform refuses. */
export const refusals = [
  /** The address cannot be written to. */
  'unreachable',
  'unknownRecipient',
  /** The person's account was deactivated. */
  'deactivated',
  'notInChannel',
  'archived',
  /** Only some may write there: a channel for reading, a preference of the workspace. */
  'restricted',
  'tooLarge',
  /** The installation was removed, or its token revoked. */
  'revoked',
  /** The installation lacks a right it needs; `detail` names it. */
  'missingScope',
  'rejected',
] as const;
export type Refusal = (typeof refusals)[number];

/** What people can do about a refusal: keys of the adapter's catalogue, said with `where` and `detail`. */
export type Cures = Readonly<Partial<Record<Refusal, string>>>;

/**
 * How a send ended. `uncertain` is never resent blindly; `retry` was surely not accepted; `busy`: nothing was tried yet,
 * or the platform asked to wait (429), so it does not count as a try.
 */
export type SendResult =
  | { state: 'sent'; ref: MessageRef }
  | { state: 'retry'; reason: string; afterSeconds?: number }
  | { state: 'busy'; reason: string; afterSeconds: number }
  | { state: 'refused'; reason: Refusal; detail: string }
  | { state: 'uncertain'; reason: string };

export interface ChatPlatform {
  readonly name: PlatformName;
  readonly capabilities: Capabilities;
  /** Refusals that a lead can cure. */
  readonly cures?: Cures;
  post(to: Address, message: OutgoingMessage): Promise<SendResult>;
  /** Only where `capabilities.update`. */
  update(ref: MessageRef, message: OutgoingMessage): Promise<SendResult>;
  /**
   * Only where `capabilities.find`: the message that carries this key, if the platform has it. `unknown`: it cannot be
   * read there (a right is missing), nor later; throws when it cannot be read now.
   * @param threadId where it would stand, when it was meant for a thread
   * @param whole the message, for what follows it once it is there: its files, perhaps. Not kept from before a crash,
   *   but written again; null when it has nothing to say any more
   */
  find(
    to: Address,
    key: string,
    threadId?: string,
    whole?: () => Promise<OutgoingMessage | null>,
  ): Promise<MessageRef | null | 'unknown'>;
  /** Who an account belongs to, as the platform vouches for it; null when it cannot say. */
  identify?(account: AccountRef): Promise<Identity | null>;
}

/** What a platform vouches for. */
export interface Identity {
  /** Verified work e-mail, lower case. */
  email: string | null;
  name: string;
  locale?: Locale;
}

/** Who acted, as the platform knows them. */
export interface AccountRef {
  platform: PlatformName;
  workspace: string;
  externalId: string;
}

/** Where something was said; a channel with its name, when the platform tells it. */
export type Place =
  | { kind: 'direct' }
  | { kind: 'channel'; externalId: string; name?: string; threadId?: string };

interface Incoming {
  /** Platform's own id of the event: handled once, a redelivery gets the same reply. */
  eventId: string;
  account: AccountRef;
  place: Place;
  correlationId?: string;
}
export type Said = Incoming & { text: string };
export type Pressed = Incoming & {
  command: string;
  arguments: Record<string, string>;
  /** Platform id of the message that holds the button. */
  messageId?: string;
  /** Opens the command's form with these arguments, even when nothing is missing: a message is never acted on unread. */
  asForm?: boolean;
};
export type Submitted = Incoming & { command: string; values: Record<string, string> };

export interface Completion {
  /** What to put in the composer. */
  text: string;
  label: string;
  description: string;
}

/** A command that may start from a message of the platform (Slack: message shortcut; Teams: message extension). */
export interface MessageShortcut {
  /** Full English name of the command. */
  command: string;
  /** Argument that takes the message's text, and the one that takes its address. */
  text: string;
  source: string;
  /** 24 characters at most. */
  label: Record<Locale, string>;
}

/** What an adapter is given: the bot, whatever its features. */
export interface Bot {
  readonly shortcuts: readonly MessageShortcut[];
  say(event: Said): Promise<Reply>;
  press(event: Pressed): Promise<Reply>;
  submit(event: Submitted): Promise<Reply>;
  /** Commands that continue what is typed, in the person's language. */
  complete(account: AccountRef, typed: string): Promise<Completion[]>;
}
