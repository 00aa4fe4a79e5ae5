import type { Field } from '../conversation/card.ts';
import type { Arguments, ArgumentValues, Command, Turn } from '../conversation/command.ts';
import type { Form } from '../conversation/form.ts';
import type { Locale, Translator } from '../conversation/language.ts';
import type { AccountRef } from '../conversation/platform.ts';
import type { Reply } from '../conversation/reply.ts';
import type { Ledger } from '../delivery/ledger.ts';
import type { TimedActContext } from '../delivery/timed-act.ts';
import type { SendingSettings } from '../delivery/timeline.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { MilestonePhase, ProjectPhase } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import type { Act, Verdict } from './authorisation.ts';
import type { HouseEvent } from './house-event.ts';
import type { Role } from './roles.ts';

/** The person who acts. */
export interface Actor {
  id: string;
  handle: string;
  name: string;
  email: string;
  locale: Locale;
  organisationId: string | null;
}

/** The project the person acts in (domain.md 4.1, tenant). */
export interface SpaceContext {
  id: string;
  slug: string;
  name: string;
  projectName: string;
  projectPhase: ProjectPhase;
  milestonePhase: MilestonePhase | null;
  timeZone: string;
  locale: Locale;
  sending: Partial<SendingSettings>;
}

/** What is printed: minutes (by meeting), a sheet to sign (by meeting), a report, the agenda (by meeting), the note of an announcement. */
export type DocumentKind = 'minutes' | 'attendance' | 'report' | 'agenda' | 'note' | 'lessons';
export type DocumentFormat = 'pdf' | 'docx';

/** Which forecast calendar is drawn, and how. */
export interface DrawnCalendar {
  spaceId: string;
  /** One of its versions; absent: as it stands. */
  versionId?: string;
  locale: Locale;
  /** Another one for each state of what is drawn: who fetched a picture may keep it. */
  stamp: string;
}

/** Addresses people are sent to; signed by the composition root. */
export interface Links {
  meetingFile(meetingId: string): string;
  feed(feed: { id: string; generation: number }): string;
  /** Page that signs a browser in, once. @param token as given by board/ */
  signIn(token: string): string;
  /** A document as people open and print it; whoever holds the address may read it for 90 days. */
  document(kind: DocumentKind, id: string, format: DocumentFormat): string;
  /** The picture of a calendar as PNG, and the page that draws it and says the same in words; readable for 90 days. */
  calendarPicture(of: DrawnCalendar, part: number): string;
  calendarPage(of: DrawnCalendar): string;
  /** The page a printed note leads to, readable without an account for 90 days. */
  note(announcementId: string): string;
  /**
   * A file of a point. For a person it opens in their name for 90 days, as long as they may read it; without one, for who is
   * signed in to the board.
   */
  file(documentId: string, personId: string | null): string;
}

/** What every handler of the domain is given. Inside `run`, `tx` is the business transaction. */
export interface DomainTurn extends Turn {
  readonly actor: Actor;
  readonly space: SpaceContext;
  /** The space's own language, for what everybody reads (a default title). */
  readonly spaceT: Translator;
  readonly account: AccountRef;
  /** Row of the channel where it was said, when it is one of ours. */
  readonly channelId: string | null;
  readonly tx: Transaction;
  readonly ledger: Ledger;
  readonly links: Links;
  /** Set when the act was proposed by somebody else and confirmed by the actor. */
  readonly onBehalfOfId?: string;
  readonly correlationId?: string;
  /** Runs another command of the registry inside the same transaction (a confirmed proposal). */
  perform(command: string, values: Record<string, string>, onBehalfOfId: string): Promise<Reply>;
  /**
   * What stops another command before it is run or proposed, with these values, so that a request for it is over; null when
   * nothing does, or when they can no longer be read.
   */
  hindrance(command: string, values: Record<string, string>): Promise<Reply | null>;
  /** Tells the rooms above what happened, in this transaction. */
  announce(event: HouseEvent): Promise<void>;
  /** The form of another command, for what is missing. */
  formFor(command: string, values: Record<string, string>): Promise<Form>;
}

/** What an act needs of a turn, whether it came from a chat or from a signed link. */
export type Acting = Pick<
  DomainTurn,
  'tx' | 'now' | 'actor' | 'space' | 'account' | 'ledger' | 'correlationId' | 'onBehalfOfId'
>;

/** What a change needs, whether a person acts in their turn or copil itself at its hour. */
export interface Deed
  extends Pick<DomainTurn, 'tx' | 'now' | 'ledger' | 'space' | 'correlationId' | 'onBehalfOfId'> {
  /** Null: copil itself. */
  readonly actor: Pick<Actor, 'id'> | null;
  /** Null: no account said it. */
  readonly account: Pick<AccountRef, 'platform'> | null;
}

/** A deed that rooms above may have to follow. */
export interface Happening extends Deed, Pick<DomainTurn, 'spaceT' | 'announce'> {}

/** Follows what another room announced, in its transaction. */
export type HouseListener = (by: Happening, event: HouseEvent) => Promise<void>;

/** A timed act of a room: it announces what it brings about, as a command does. */
export type HouseAct = (context: TimedActContext & Happening, row: MessageDelivery) => Promise<void>;
/** By the name a rule gives in `message`. */
export type HouseActs = Record<string, HouseAct>;

/** A command of the domain: its act is a row of the matrix. */
export interface DomainCommand<A extends Arguments = Arguments> extends Command<DomainTurn, A> {
  act?: Act;
  /** Whether the matter is the person's own, for the ○ cells. */
  own?(turn: DomainTurn, values: Partial<ArgumentValues<A>>): Promise<boolean> | boolean;
  /** The site it is about: roles on a site count for that site alone, and it is then the person's own. */
  siteOf?(values: Partial<ArgumentValues<A>>): string | undefined;
  /** Verdicts of the matrix that let it run: `approves` for an approval, `drafts` for a draft. `allowed` and `summary` when absent. */
  grants?: readonly Verdict[];
  /** Roles the matter itself gives: a guest of this meeting, a substitute for it. */
  rolesInMatter?(turn: DomainTurn, values: Partial<ArgumentValues<A>>): Role[] | Promise<Role[]>;
  /** The committee whose roles count; the turn's own committee when absent. */
  committeeOf?(values: Partial<ArgumentValues<A>>): string | undefined;
  /** The committee meant when none is named, where it is not the one people mean elsewhere. */
  committeeMeant?(turn: DomainTurn): Promise<{ id: string } | null>;
  /**
   * Whether who may otherwise only propose does it outright in this matter: a lead, in a committee that is still being
   * prepared (4.1: LF creates).
   */
  outright?(values: Partial<ArgumentValues<A>>): boolean;
  /** Whether who may otherwise do it outright only proposes it in this matter: what a closed session decided (4.1). */
  onlyProposes?(turn: DomainTurn, values: Partial<ArgumentValues<A>>): Promise<boolean>;
  /**
   * What a proposal carries in place of what was typed, so that it still means the same when somebody accepts it: the number
   * of a point may have become another point's.
   */
  pins?(turn: DomainTurn, values: ArgumentValues<A>): Promise<Record<string, string>>;
  /**
   * What who decides on it as a proposal must know beside what was typed: the answers to a date, what it takes the place of.
   */
  weighed?(turn: DomainTurn, values: ArgumentValues<A>): Field[] | Promise<Field[]>;
  /** Judged before it runs or is proposed; a reply stops it. */
  precondition?(turn: DomainTurn, values: ArgumentValues<A>): Promise<Reply | null>;
}

export function domainCommand<A extends Arguments>(declaration: DomainCommand<A>): DomainCommand<A> {
  return declaration;
}
