import type { CommandButton, RichText } from '../conversation/card.ts';

/** Something that waits for one person: one line, and its one button. */
export interface WaitingMatter {
  /** Until when, or since when where that is past; a home shows the soonest first. */
  by: Temporal.Instant;
  text: RichText;
  button: CommandButton;
  /** The command that settles it: a request for the very same is the same matter. */
  settledBy: string;
}
