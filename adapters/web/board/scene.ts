import type { Translator } from '../../../src/conversation/language.ts';

/** Where something is drawn: under which address, and for which page. */
export interface Scene {
  t: Translator;
  /** Path before `/board`: empty, or that of another server. */
  root: string;
  /** Page to come back to, below the root of the pages. */
  back: string;
}

/** Before the names of a command’s arguments: `event` and the like are none. */
export const argumentPrefix = 'arg.';
