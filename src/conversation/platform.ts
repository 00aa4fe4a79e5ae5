/** The port every chat platform (and e-mail) implements; see test/conformance. */
import type { Card, FileAttachment } from './card.ts';
import type { Locale } from './language.ts';
import type { Reply } from './reply.ts';

export type PlatformName = 'local' | 'slack' | 'teams' | 'email';

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

export interface OutgoingMessage {
  /** Ledger key: put in the message's metadata, so that it is recognised after a crash. */
  key: string;
  card: Card;
  locale: Locale;
  /** Platform id of the message whose thread it belongs to. */
  threadId?: string;
  /** iTIP object for platforms that carry calendars (e-mail): `text/calendar; method=…`. */
  calendar?: FileAttachment & { method: 'REQUEST' | 'CANCEL' };
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

/** How a send ended. `uncertain` is never resent blindly; `retry` was surely not accepted. */
export type SendResult =
  | { state: 'sent'; ref: MessageRef }
  | { state: 'retry'; reason: string; afterSeconds?: number }
  | {
      state: 'refused';
      reason: 'unreachable' | 'unknownRecipient' | 'notInChannel' | 'tooLarge' | 'revoked' | 'rejected';
      detail: string;
    }
  | { state: 'uncertain'; reason: string };

export interface ChatPlatform {
  readonly name: PlatformName;
  readonly capabilities: Capabilities;
  post(to: Address, message: OutgoingMessage): Promise<SendResult>;
  /** Only where `capabilities.update`. */
  update(ref: MessageRef, message: OutgoingMessage): Promise<SendResult>;
  /** Only where `capabilities.find`: the message that carries this key, if the platform has it. */
  find(to: Address, key: string): Promise<MessageRef | null>;
}

/** Who acted, as the platform knows them. */
export interface AccountRef {
  platform: PlatformName;
  workspace: string;
  externalId: string;
}

/** Where something was said. */
export type Place = { kind: 'direct' } | { kind: 'channel'; externalId: string; threadId?: string };

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
};
export type Submitted = Incoming & { command: string; values: Record<string, string> };

export interface Completion {
  /** What to put in the composer. */
  text: string;
  label: string;
  description: string;
}

/** What an adapter is given: the bot, whatever its features. */
export interface Bot {
  say(event: Said): Promise<Reply>;
  press(event: Pressed): Promise<Reply>;
  submit(event: Submitted): Promise<Reply>;
  /** Commands that continue what is typed, in the person's language. */
  complete(account: AccountRef, typed: string): Promise<Completion[]>;
}
