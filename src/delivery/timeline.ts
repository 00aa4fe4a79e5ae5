/** Timelines are data: what happens around a meeting or a deployment is a table of rules (architecture: mechanism 3). */
import type { PlatformName } from '../conversation/platform.ts';

/**
 * What a message is, which decides how it behaves (domain.md 4.4b, C41):
 * reminders are capped and wait; invitations, moves and corrections never merge; alerts and votes never wait.
 */
export type Nature =
  | 'invitation'
  | 'correction'
  | 'reminder'
  | 'notice'
  | 'announcement'
  | 'alert'
  | 'post'
  /** No message: copil itself acts (timed-act.ts). */
  | 'act'
  /** The same, and it seldom has anything to tell: the clock of the local workspace does not name it as the next event. */
  | 'watch';

export interface TimelineRule {
  /** M03, D11, … */
  code: string;
  /** Name of the moment counted from: `start`, `end`, `due`, `goLive`, `changed` (the act that plans it). */
  anchor: string;
  /**
   * Days are calendar days, minutes are exact; working days are counted from the day that was found, once closed days pushed it.
   * Before 0 = before the anchor. `apart`: at least so many working days before (below 0) or after the day found for other calendar
   * days: what is asked on one day is settled on another, and closed days must not bring both together.
   */
  offset: {
    days?: number;
    minutes?: number;
    workingDays?: number;
    apart?: { fromDays: number; workingDays: number };
  };
  /** `default`: the settings' default hour; `exact`: the anchor's own moment plus the offset; `now`: at once, within opening hours; a stated local hour; each recipient's shift starts. */
  hour: 'default' | 'exact' | 'now' | 'shifts' | { at: string };
  /** Where a closed day pushes it; derived from the offset's sign when absent. `never`: J0, H-15, H. */
  shift?: 'back' | 'forward' | 'never';
  /** Past closing time, wait for the next working day's opening (end + 30 min). */
  waitsForOpening?: boolean;
  /** Who gets it: a name the feature resolves to recipients. */
  audience: string;
  /** Composer that writes it when due; it may decide there is nothing to say (skip-when is judged when due). For the nature `act`: the timed act. */
  message: string;
  nature: Nature;
  /** Re-armed after a postponement when its new date is in the future, even if it was sent before. */
  perishable?: boolean;
  /** The posted message follows its subject's changes. */
  live?: boolean;
  /** Offsets in days at which it repeats besides the first: D19 is J+1…J+5. */
  repeatDays?: number[];
  /** Rules of one series ask one thing step by step: of those that closed days push onto one day, a recipient gets the last. */
  series?: string;
  /** Conditional rules are shown marked in a plan. */
  conditional?: boolean;
  /** Leaves by this platform only, whatever the person prefers (the calendar invitation goes by mail). */
  via?: PlatformName;
}

export interface Recipient {
  /** `house`: nobody, copil itself acts at that hour; then `id` is its subject's. */
  kind: 'person' | 'channel' | 'house';
  id: string;
  /** Local starts of the person's shifts, HH:MM. */
  shifts?: string[];
  /** Leaves by this platform only: where they were told what is now corrected. */
  via?: PlatformName;
  /** Days on which they are told anything: who comes later or leaves, who stands in while somebody is away; all when absent. */
  reachedOn?(day: Temporal.PlainDate): boolean;
  /** IANA zone of somebody who lives by another clock than the subject: nothing comes to them outside opening hours there. */
  timeZone?: string;
}

export interface TimelineSubject {
  type: string;
  id: string;
  /** Grows with every change told to people. */
  version: number;
  timeZone: string;
  /** Moments rules count from. */
  anchors: Record<string, Temporal.ZonedDateTime>;
  /** The day it happens (cap: nearest subject first). */
  on: Temporal.PlainDate;
}

export interface SendingSettings {
  /** Local HH:MM at which rules without a stated hour leave. */
  defaultHour: string;
  /** Hours between which messages may leave on working days, local HH:MM. */
  opensAt: string;
  closesAt: string;
  /** Reminders per person per day. */
  remindersPerDay: number;
  /** Local HH:MM of the digest of what the cap held back. */
  digestAt: string;
}

/** domain.md 4.3, 4.4 and F-15; every value is a setting of the space. */
export const defaultSending: SendingSettings = {
  defaultHour: '09:00',
  opensAt: '08:00',
  closesAt: '19:00',
  remindersPerDay: 2,
  digestAt: '17:00',
};

/** Closed days of one organisation: weekends, public holidays, declared closures. */
export interface WorkingCalendar {
  isOpen(day: Temporal.PlainDate): boolean;
  /** Why a day is closed, as a person says it (« 14 juillet : Fête nationale »), or null when it is open. */
  closedBecause(day: Temporal.PlainDate, locale: 'fr' | 'en'): string | null;
}

/** When messages may leave: the opening hours and days of one organisation. */
export interface OpeningHours extends Pick<SendingSettings, 'opensAt' | 'closesAt'> {
  calendar: WorkingCalendar;
}

export interface PlannedNotice {
  /** rule|subjectType:subjectId|version|recipient (and |n for a repeat or a shift). */
  key: string;
  rule: string;
  subject: { type: string; id: string; version: number; on: Temporal.PlainDate };
  recipient: Recipient;
  message: string;
  nature: Nature;
  at: Temporal.Instant;
  /** Merges with others to the same person about the same subject that leave at the same instant. */
  mergeable: boolean;
  perishable: boolean;
  live: boolean;
  /** It may have nothing to say when it is due: marked where a plan is shown before it starts (C42). */
  conditional: boolean;
  via?: PlatformName;
}

/** A rule whose moment had passed when it was planned: not sent, shown to the author. */
export interface PastRule {
  rule: string;
  at: Temporal.Instant;
}
