/** The ledger's port for features: everything here happens inside the caller's transaction. */
import type { Card } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { OutgoingMessage, PlatformName } from '../conversation/platform.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type {
  Nature,
  PastRule,
  PlannedNotice,
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
 * Why a message may leave outside opening hours (domain.md 4.1, invariant 11): its recipient is on duty there, asked for it a
 * moment ago, or sits in the session it belongs to. It is kept in the row, so that the ledger says it.
 */
export type Awake = 'onDuty' | 'asked' | 'inSession';

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
  /** Why its recipient is there to read it: then it does not wait for opening hours. */
  immediate?: Awake;
  /** An act that a pause does not hold back: it ends what somebody began themselves, or keeps a promise made to them. */
  evenPaused?: true;
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
  /** What `reconcile` would do to each rule, in their order; nothing is stored. */
  foresee(tx: Transaction, request: PlanRequest): Promise<ForeseenRule[]>;
  /** The messages a plan will send, merged as they will be; nothing is stored (C42). */
  rehearse(tx: Transaction, request: PlanRequest): Promise<Rehearsal>;
  /**
   * Writes one of them as its recipient would read it now, in a transaction of its own that is undone; null when it has nothing
   * to say yet. Not from within a business transaction.
   */
  draft(
    request: Pick<PlanRequest, 'spaceId' | 'parameters'>,
    message: Pick<RehearsedMessage, 'notices'>,
    t: Translator,
  ): Promise<Card | null>;
  /** Adds one message; a key that exists already is left alone. */
  notify(tx: Transaction, notice: DirectNotice): Promise<void>;
  /** Cancels everything still waiting for a subject, or that of one rule. @returns how many rows. */
  cancel(
    tx: Transaction,
    subject: { type: string; id: string },
    reason: string,
    which?: { rule: string },
  ): Promise<number>;
  /**
   * A pause has ended: copil goes on with what it does by itself where none holds any more. @returns how many messages wait for
   * somebody's choice
   */
  resumeAfterPause(tx: Transaction, of: PausedRows): Promise<HeldByPause>;
  /** Lets those messages go as far as they are still true, or drops them. @returns how many. */
  settlePaused(tx: Transaction, of: PausedRows, choice: PausedChoice): Promise<number>;
  /** Everybody who was told something about the subject. */
  told(tx: Transaction, subject: { type: string; id: string }): Promise<Recipient[]>;
  /**
   * Redraws the live messages of a subject wherever they were posted.
   *
   * @param subject with `messages`, those of these names alone: sixty announcements show nothing of a vote
   * @param correlationId of the event that changed it
   * @param recipientId whose own alone: what one of sixty people answered changes no other card
   */
  refresh(
    tx: Transaction,
    subject: { type: string; id: string; messages?: readonly string[] },
    correlationId?: string,
    recipientId?: string,
  ): Promise<void>;
}

/**
 * What becomes of a rule when its subject's plan changes:
 * - `redated`: it waits, for its new moment;
 * - `rearmed`: it was played, and is again, because it is perishable and its new moment lies ahead (invariant 5);
 * - `added`: it is told for the first time, because its moment lies ahead now;
 * - `notReplayed`: it was played, and is not again;
 * - `dropped`: it waits, and its new moment has passed, or it has none any more.
 */
export type Fate = 'redated' | 'rearmed' | 'added' | 'notReplayed' | 'dropped';

export interface ForeseenRule {
  rule: string;
  fate: Fate;
  /** Its new moment, the earliest of its recipients'; when it has passed, that one. */
  at: Temporal.Instant | null;
  /** People and channels it is for; 0 for what copil itself does. */
  recipients: number;
}

/** One message of a plan, before it leaves. */
export interface RehearsedMessage {
  at: Temporal.Instant;
  recipient: Pick<Recipient, 'kind' | 'id'>;
  /** More than one when several merge. */
  rules: string[];
  /** All it says depends on what will be true by then. */
  conditional: boolean;
  notices: PlannedNotice[];
}

export interface Rehearsal {
  /** The earliest first. */
  messages: RehearsedMessage[];
  /** Rules whose moment has passed. */
  past: PastRule[];
}

/** What a pause leaves behind for somebody to decide on. */
export interface HeldByPause {
  messages: number;
  people: number;
  /** How many messages of each rule, by its code. */
  rules: Record<string, number>;
}

/** Rows a pause held back: a space's, or those a feature picks among them. */
export interface PausedRows {
  spaceId: string;
  /** @returns ids of those that are meant; all of them when absent */
  among?(
    tx: Transaction,
    rows: readonly Pick<MessageDelivery, 'id' | 'subjectType' | 'subjectId'>[],
  ): Promise<ReadonlySet<string>>;
}

export type PausedChoice = 'send' | 'drop';

/** How who reads it answers: by buttons in a chat, on a page of copil, or by those few that a mail carries as links. */
export type Answers = 'chat' | 'page' | 'mail';

/** What a composer is given when its message is due. */
export interface ComposeContext {
  tx: Transaction;
  t: Translator;
  now: Temporal.Instant;
  answers: Answers;
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
