/** What the public pages need from the bot; the composition root implements it from the domain. */
import type { Translators } from '../../src/conversation/catalogue.ts';
import type { Locale } from '../../src/conversation/language.ts';

export type Answer = 'present' | 'remote' | 'absent' | 'substitute';
export const answers: readonly Answer[] = ['present', 'remote', 'absent', 'substitute'];

/** An invitation as the page shows it, always as it is now. */
export interface AnswerSheet {
  locale: Locale;
  /** Full name of the person the link was sent to. */
  person: string;
  meeting: {
    title: string;
    /** Day and hours in words, with the zone where it matters. */
    when: string;
    place: string | null;
    videoLink: string | null;
  };
  /** Answer the link was made for. */
  asked: Answer;
  /** Null: none yet, or none since the meeting moved. */
  current: Answer | null;
  /** Name of who sits in for the person, when the current answer says so. */
  currentSubstitute: string | null;
  /** Who may sit in, the likeliest first. */
  substitutes: { id: string; name: string }[];
  /** Names the state shown here; it comes back with the answer, which counts only if this is still so. */
  seen: string;
}

/**
 * - `unknown`: no such link, or its invitation was withdrawn;
 * - `expired`: a genuine link whose time is over;
 * - `open`: never confirmed, waits for the press of a button;
 * - `recorded`: the answer was recorded just now;
 * - `used`: confirmed before; the answer can be changed;
 * - `stale`: something changed since the page was opened; nothing was recorded;
 * - `incomplete`: a substitute must be chosen; nothing was recorded;
 * - `superseded`: the meeting moved after the link was sent; nothing was recorded, the new date can be answered;
 * - `cancelled`, `over`: the meeting; nothing can be answered any more;
 * - `refused`: the domain said no, in words for the person.
 */
export type AnswerView =
  | { state: 'unknown' }
  | { state: 'expired'; locale: Locale }
  | {
      state: 'open' | 'recorded' | 'used' | 'stale' | 'incomplete' | 'superseded' | 'cancelled' | 'over';
      sheet: AnswerSheet;
    }
  | { state: 'refused'; sheet: AnswerSheet; reason: string };

export interface GivenAnswer {
  answer: Answer;
  /** Id of one of the sheet's substitutes. */
  substitute?: string;
  reason?: string;
  /** `seen` of the sheet the person had in front of them; empty when the page did not send it. */
  seen: string;
}

export interface CalendarText {
  /** File name, without `.ics`. */
  name: string;
  content: string;
}

/** A series of meetings as the page shows it, in the person's own words; what may be pressed comes first by what the link asked. */
export interface SeriesSheet {
  locale: Locale;
  /** Full name of the person the link was sent to. */
  person: string;
  title: string;
  lines: string[];
  dates: string[];
  /** Over the dates, where they are no dates of meetings. */
  datesHeading?: string;
  /** What just happened, or why nothing can be said any more. */
  news: string | null;
  /** `note`: label of the words the choice needs. */
  choices: { value: string; label: string; note?: string }[];
  /** Names the state shown here; what is pressed counts only if this is still so. */
  seen: string;
}

/** Dates offered before a meeting exists, as the page shows them, in the person's own words. */
export interface PollSheet {
  locale: Locale;
  /** Full name of the person the link was sent to. */
  person: string;
  title: string;
  lines: string[];
  /** What just happened, or why nothing can be said any more. */
  news: string | null;
  /** The dates that can be answered. */
  dates: { number: number; when: string; detail: string | null; choice: string | null }[];
  choices: { value: string; label: string }[];
  /** Label of the button that sends the answers. */
  submit: string;
  /** Names the state shown here; what is sent counts only if this is still so. */
  seen: string;
}

export interface WebHost {
  readonly translators: Translators;
  /** Changes nothing, however often it is called: link scanners open every address of a mail. */
  lookAtAnswer(token: string): Promise<AnswerView>;
  /** Records the answer if `seen` still holds and the meeting can be answered; says what is true afterwards. */
  confirmAnswer(token: string, given: GivenAnswer): Promise<AnswerView>;
  /** Changes nothing; null for a link that is not ours. */
  lookAtSeries(token: string): Promise<SeriesSheet | null>;
  /** Does what was pressed if `seen` still holds; says what is true afterwards. */
  confirmSeries(
    token: string,
    given: { choice: string; note?: string; seen: string },
  ): Promise<SeriesSheet | null>;
  /** What somebody thinks of a version of the calendar; the page is that of a series. */
  lookAtOpinion(token: string): Promise<SeriesSheet | null>;
  confirmOpinion(
    token: string,
    given: { choice: string; note?: string; seen: string },
  ): Promise<SeriesSheet | null>;
  /** Changes nothing; null for a link that is not ours. */
  lookAtPoll(token: string): Promise<PollSheet | null>;
  /** Records the answers, by number of their date, if `seen` still holds; says what is true afterwards. */
  confirmPoll(
    token: string,
    given: { choices: Record<string, string>; seen: string },
  ): Promise<PollSheet | null>;
  /** Private feed of a person or a committee; null for unknown and revoked tokens alike. */
  feed(token: string): Promise<CalendarText | null>;
  /** One meeting's file; null for anything unknown. */
  meetingFile(token: string): Promise<CalendarText | null>;
}
