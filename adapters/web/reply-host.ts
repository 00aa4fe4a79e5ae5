/** What the page behind the buttons of a mail needs from the bot; the composition root implements it from the domain. */
import type { Card, CommandButton } from '../../src/conversation/card.ts';
import type { Translators } from '../../src/conversation/catalogue.ts';
import type { Form } from '../../src/conversation/form.ts';
import type { Locale } from '../../src/conversation/language.ts';
import type { Reply } from '../../src/conversation/reply.ts';

/** A message as its recipient reads it now, and what was just answered. */
export interface ReplySheet {
  locale: Locale;
  /** Full name of the person the mail was sent to. */
  person: string;
  card: Card;
  /** The button that was pressed in the mail. */
  pressed: string;
  /** It asks for nothing any more. */
  over: boolean;
  /** What became of what was sent; null when nothing was. */
  reply: Reply | null;
  /** What was sent comes from a page that was open for too long: nothing was done. */
  stale: boolean;
  /** @returns what comes back with that button; null when it cannot be pressed here */
  offerOf(button: CommandButton): string | null;
  /** @returns what comes back with that form; null when it cannot be sent from here */
  offerOfForm(form: Form): string | null;
}

/** - `unknown`: no such link, or its person has left; `expired`: a genuine link whose time is over. */
export type ReplyView = ReplySheet | 'unknown' | 'expired';

export interface GivenReply {
  /** As `offerOf` gave it. */
  offer: string;
  /** What was filled in, by name. */
  values: Record<string, string>;
}

export interface ReplyHost {
  readonly translators: Translators;
  /** Changes nothing, however often it is called: link scanners open every address of a mail. */
  look(token: string): Promise<ReplyView>;
  /** Does what was offered, in the name of the person of the link. @returns `foreign` when the link’s page did not offer it */
  answer(token: string, given: GivenReply): Promise<ReplyView | 'foreign'>;
}
