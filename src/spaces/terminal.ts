import { createInterface } from 'node:readline/promises';
import { createTranslators } from '../conversation/catalogue.ts';
import type { Locale, Translator } from '../conversation/language.ts';
import { spaceMessages } from './messages.ts';

/** Where a command of the terminal reads and writes. */
export interface Terminal {
  env: Readonly<Record<string, string | undefined>>;
  /** A line for whoever typed the command. */
  say(line: string): void;
  /** A line about what went wrong. */
  complain(line: string): void;
  /** Asks whoever sits there; null when the input ends. Absent when nobody does. */
  ask?(question: string): Promise<string | null>;
}

export function processTerminal(): Terminal {
  return {
    env: process.env,
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
    ask: process.stdin.isTTY ? askOnTerminal : undefined,
  };
}

/** @returns the translator of the terminal's language: English when LC_ALL, LC_MESSAGES or LANG asks for it, else French. */
export function terminalTranslator(env: Terminal['env']): Translator {
  const wanted = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const locale: Locale = /^en/i.test(wanted) ? 'en' : 'fr';
  return createTranslators([spaceMessages])[locale];
}

/** @returns what a sentence about a file that could not be read or written names */
export function fileTrouble(file: string, error: unknown): { file: string; code: string; detail: string } {
  const { code = 'other', message } = error as NodeJS.ErrnoException;
  return { file, code, detail: message };
}

async function askOnTerminal(question: string): Promise<string | null> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new AbortController();
  lines.once('close', () => ended.abort());
  try {
    return await lines.question(question, { signal: ended.signal });
  } catch (error) {
    // Ctrl-D, or Ctrl-C.
    if ((error as Error).name === 'AbortError') return null;
    throw error;
  } finally {
    lines.close();
  }
}
