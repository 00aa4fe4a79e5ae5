/** The ledger's port for features: everything here happens inside the caller's transaction. */
import type { Card } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { OutgoingMessage, PlatformName } from '../conversation/platform.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type {
  Nature,
  PastRule,
  Recipient,
  SendingSettings,
  TimelineRule,
  TimelineSubject,
  WorkingCalendar,
} from './timeline.ts';

export interface PlanRequest {
  spaceId: string;
  rules: readonly TimelineRule[];
  subject: TimelineSubject;
  /** Recipients by audience name. */
  audiences: Record<string, Recipient[]>;
  calendar: WorkingCalendar;
  settings: SendingSettings;
  /** What composers are told besides the subject, by rule code (« reported from »). */
  parameters?: Record<string, Record<string, unknown>>;
  correlationId?: string;
}

export interface PlanOutcome {
  /** Rows now waiting for their hour. */
  planned: number;
  /** Told to the author of the change. */
  past: PastRule[];
  /** Recipients who had already been told something about the subject (any earlier version). */
  alreadyTold: Recipient[];
}

/**
 * One message outside any timeline: an answer to a private matter, a proposal, an alert. It leaves now, or at the next
 * opening when it respects quiet hours, even if its subject has changed by then; only an invitation yields to the change.
 */
export interface DirectNotice {
  spaceId: string;
  rule: string;
  subject: { type: string; id: string; version: number };
  recipient: Recipient;
  message: string;
  parameters?: Record<string, unknown>;
  nature: Nature;
  live?: boolean;
  /** Leaves by this platform only, whatever the person prefers. */
  via?: PlatformName;
  /**
   * Its hour, when a timed act gives it as part of a timeline (`TimedActContext.at`): it waits for the other messages of
   * that hour, merges with them and counts for the cap.
   */
  at?: Temporal.Instant;
  /** The day its subject happens (cap: nearest first; stale after downtime). */
  on?: Temporal.PlainDate;
  /** Does not wait for opening hours: a blocking difficulty, for people on duty (domain.md 4.1, invariant 11; C45). */
  immediate?: boolean;
  correlationId?: string;
}

export interface Ledger {
  /** Chat platforms in service: an account elsewhere reaches nobody. */
  readonly chats: readonly PlatformName[];
  /**
   * Makes the stored future of a subject match its plan: adds, re-dates, and supersedes what was planned for older versions.
   * What an earlier plan had dropped unsent waits again when it is wanted again.
   * A rule already sent for an older version is planned again only if it is perishable and its new moment lies ahead.
   */
  reconcile(tx: Transaction, request: PlanRequest): Promise<PlanOutcome>;
  /** Adds one message; a key that exists already is left alone. */
  notify(tx: Transaction, notice: DirectNotice): Promise<void>;
  /** Cancels everything still waiting for a subject, or that of one rule. @returns how many rows. */
  cancel(
    tx: Transaction,
    subject: { type: string; id: string },
    reason: string,
    which?: { rule: string },
  ): Promise<number>;
  /** Everybody who was told something about the subject. */
  told(tx: Transaction, subject: { type: string; id: string }): Promise<Recipient[]>;
  /** Redraws the live messages of a subject wherever they were posted. @param correlationId of the event that changed it */
  refresh(tx: Transaction, subject: { type: string; id: string }, correlationId?: string): Promise<void>;
}

/** What a composer is given when its message is due. */
export interface ComposeContext {
  tx: Transaction;
  t: Translator;
  now: Temporal.Instant;
  /** Platform it will leave by; null while a preview is drawn. */
  platform: PlatformName | null;
  /** The person it goes to; null for a channel. */
  personId: string | null;
  /** True when an already posted live message is redrawn. */
  redraw: boolean;
}

export interface Composed {
  card: Card;
  /** What the ledger keeps in its place, when the card holds a secret (a code). */
  kept?: Card;
  subject?: string;
  calendar?: OutgoingMessage['calendar'];
  keptFiles?: OutgoingMessage['keptFiles'];
  /** Key of an earlier delivery whose thread it joins: what follows a subject in a channel (C46). */
  threadOf?: string;
}

/** Writes a message from the state of the world when it is due; null = nothing to say any more (skip-when). */
export type Composer = (context: ComposeContext, delivery: MessageDelivery) => Promise<Composed | null>;
export type Composers = Record<string, Composer>;
