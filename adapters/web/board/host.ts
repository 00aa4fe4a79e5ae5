/** What the pages of committees need from the bot; the composition root implements it from the domain. */
import type { Translators } from '../../../src/conversation/catalogue.ts';
import type { Locale } from '../../../src/conversation/language.ts';
import type { Page } from '../../../src/conversation/page.ts';
import type { Reply } from '../../../src/conversation/reply.ts';

/** Who is signed in. */
export interface Reader {
  id: string;
  locale: Locale;
  /** Of their space: where their commands come from. */
  workspace: string;
}

/** A personal link: it may sign in, it has been used, its time is over, or there is no such link. */
export type LinkView =
  | { state: 'open' | 'used' | 'expired'; locale: Locale; person: string }
  | { state: 'unknown' };

export interface BoardAct {
  /** The same act from the same form twice is done once. */
  event: string;
  command: string;
  values: Record<string, string>;
  /** How it was asked for: a button, a form; `asForm` opens the form of a command. */
  way: 'button' | 'form' | 'asForm';
}

/** A file that a page hands in, and what for. */
export interface BoardUpload {
  /** The same file from the same form twice is attached once. */
  event: string;
  /** Which point, as the command names it. */
  values: Record<string, string>;
  /** `tooLarge` when it was not read to its end. */
  file: { name: string; content: Uint8Array } | 'tooLarge';
}

/** A file as it is served. */
export interface ServedFile {
  name: string;
  /** MIME type. */
  type: string;
  content: Uint8Array;
}

/** What became of a workbook: a sentence, the page that says what is wrong in it, or the path of its preview. */
export type HandedInWorkbook = { reply: Reply } | { page: Page } | { path: string };

/**
 * A file, or why it does not open: nobody is signed in, the reader may not, the address is of no file, or its time is over.
 */
export type BoardFile = ServedFile | 'signedOut' | 'forbidden' | 'unknown' | 'expired';

export interface BoardHost {
  readonly translators: Translators;
  /** Whether links can be sent by mail. */
  readonly mails: boolean;
  /** Changes nothing, however often it is called: scanners open every address. */
  lookAtLink(token: string): Promise<LinkView>;
  /** Uses the link up. @returns null when it does not sign in any more */
  signIn(token: string): Promise<{ session: string; path: string } | null>;
  signOut(session: string): Promise<void>;
  /** Sends a fresh link to who is known by this work e-mail; says nothing of whether anybody is. */
  mailLink(email: string): Promise<void>;
  /** Null: no such session, or it is over. */
  reader(session: string): Promise<Reader | null>;
  /** @param path below the root of the pages */
  page(
    reader: Reader,
    path: string,
    query: Readonly<Record<string, string>>,
  ): Promise<Page | null | 'forbidden'>;
  act(reader: Reader, act: BoardAct): Promise<Reply>;
  attach(reader: Reader, upload: BoardUpload): Promise<Reply>;
  handInWorkbook(reader: Reader, upload: BoardUpload): Promise<HandedInWorkbook>;
  /** @param name of a list or of a workbook, with its ending */
  download(reader: Reader, name: string): Promise<ServedFile | 'forbidden' | 'unknown'>;
  /** @param which id of a document, for who is signed in; or an address signed for one person */
  file(which: string, session: Reader | null): Promise<BoardFile>;
  /** Keeps an answer for the page that comes next. @returns its id */
  keepReply(reader: Reader, reply: Reply): Promise<string>;
  /** Gives it out, once, to the one it was for. */
  takeReply(reader: Reader, id: string): Promise<Reply | null>;
}
