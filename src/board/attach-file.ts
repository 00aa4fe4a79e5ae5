import { keepFile, releaseFile } from '../agenda/stored-file.ts';
import { formatFileSize } from '../conversation/format.ts';
import type { Reply } from '../conversation/reply.ts';
import { judgeFile, mostFileBytes } from '../documents/received-file.ts';
import { sayNo } from '../people/say-no.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Store } from '../store/store.ts';

/** A file as a page sent it; `tooLarge` when nobody read it to its end. */
export type SentFile = { name: string; content: Uint8Array } | 'tooLarge';

export interface Attaching {
  store: Pick<Store, 'db' | 'transaction'>;
  /** System instant. */
  now: Temporal.Instant;
  /** Runs the command that attaches, for the person of the turn. @param given what it takes besides the point */
  press(given: { file: string; label: string }): Promise<Reply>;
}

/**
 * Keeps a file and has it attached by the same command as a link, so that rights, refusals and the journal are the same; what
 * that command did not take is deleted again.
 */
export async function attachFile(
  { store, now, press }: Attaching,
  turn: DomainTurn,
  sent: SentFile,
): Promise<Reply> {
  const most = formatFileSize(mostFileBytes, turn.locale);
  if (sent === 'tooLarge') return sayNo(turn, 'board.file.longer', { most });
  const judged = judgeFile(sent.name, sent.content);
  const { name } = judged;
  // @keys board.file.*
  if ('problem' in judged) return sayNo(turn, `board.file.${judged.problem}`, { name, most });
  const { type } = judged;
  const file = await keepFile(store.db, { spaceId: turn.space.id, name, type, content: sent.content }, now);
  try {
    return await press({ file, label: name });
  } finally {
    await store.transaction((tx) => releaseFile(tx, file));
  }
}
