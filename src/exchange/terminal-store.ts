/** The store as commands of the terminal about workbooks open it. */
import path from 'node:path';
import { readConfig } from '../config.ts';
import type { Translator } from '../conversation/language.ts';
import { type Logger, openLog } from '../log.ts';
import { openStoreForCommand } from '../spaces/open-store-for-command.ts';
import type { Terminal } from '../spaces/terminal.ts';
import type { Database, Store } from '../store/store.ts';

export interface OpenedStore {
  store: Store;
  log: Logger;
}

/** Opens the store, and closes it when the work is done. */
export async function withStore<T>(
  terminal: Terminal,
  t: Translator,
  work: (opened: OpenedStore) => Promise<T>,
): Promise<T> {
  const log = openLog('warn', { write: (line) => terminal.complain(line.trimEnd()) });
  const store = await openStoreForCommand(readConfig(terminal.env), log, t);
  try {
    return await work({ store, log });
  } finally {
    await store.close();
  }
}

/** @param slug absent: the only space in use @returns its id; null when there is none, or more than one */
export async function spaceNamed(db: Database, slug: string | undefined): Promise<string | null> {
  const spaces = await db.space.findMany({ include: { _count: { select: { organisations: true } } } });
  const inUse = spaces.filter(({ _count }) => _count.organisations > 0);
  if (slug !== undefined) return inUse.find((one) => one.slug === slug)?.id ?? null;
  return inUse.length === 1 ? (inUse[0]?.id ?? null) : null;
}

/** npm moves to the project's folder; a relative path counts from where the command was typed. */
export function placedAt({ env }: Pick<Terminal, 'env'>, file: string): string {
  return path.resolve(env.INIT_CWD ?? '.', file);
}
