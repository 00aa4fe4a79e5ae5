import type { Block } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { Transaction } from '../store/store.ts';
import { changeLines } from './changes.ts';
import { minutesContentSchema } from './content.ts';
import type { MinutesInHand } from './minutes.ts';

/**
 * @param since the version people know
 * @param until the version they are told of; the one that stands when absent
 * @returns what differs between both, a line each
 */
export async function changesSince(
  tx: Transaction,
  { id, version: present }: Pick<MinutesInHand, 'id' | 'version'>,
  since: number,
  t: Translator,
  until = present,
): Promise<string[]> {
  const rows = await tx.minutesVersion.findMany({
    where: { minutesId: id, version: { in: [since, until] } },
  });
  const contentOf = (version: number) => {
    const row = rows.find((one) => one.version === version);
    return row && minutesContentSchema.parse(row.content);
  };
  const [before, after] = [contentOf(since), contentOf(until)];
  return before && after ? changeLines(before, after, t) : [];
}

/** What changed, under a heading. */
export function changesList(heading: string, lines: readonly string[]): Block {
  return { kind: 'list', heading, items: lines.map((text) => ({ text })) };
}
