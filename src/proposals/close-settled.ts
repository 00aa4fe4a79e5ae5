import type { DomainTurn } from '../people/turn.ts';
import { closeProposal } from './close-proposal.ts';

/** Requests looked at after one act: those of one matter are few. */
const looked = 50;

/** What was just done: a command by its English name, and its values as text. */
export interface Done {
  command: string;
  texts: Record<string, string>;
}

/**
 * Closes the requests that what was just done has settled: those that name the same thing and can no longer be carried out. A
 * request that still can stays open, whatever else happened to its matter.
 */
export async function closeSettled(turn: DomainTurn, { command, texts }: Done): Promise<void> {
  const named = new Set(Object.values(texts));
  const pending = await turn.tx.proposal.findMany({
    where: { spaceId: turn.space.id, state: 'pending' },
    orderBy: { id: 'asc' },
    take: looked,
  });
  for (const proposal of pending) {
    const given = proposal.arguments as Record<string, string>;
    const related = proposal.command === command || Object.values(given).some((text) => named.has(text));
    if (!related) continue;
    if ((await turn.hindrance(proposal.command, given))?.outcome !== 'invalid') continue;
    // Who is deciding on it at this very moment holds it, and sees what has become of it.
    const held = await turn.tx.$queryRaw<unknown[]>`
      SELECT id FROM "Proposal" WHERE id = ${proposal.id}::uuid AND state = 'pending' FOR UPDATE SKIP LOCKED`;
    if (held.length > 0) await closeProposal(turn, proposal, 'settled');
  }
}
