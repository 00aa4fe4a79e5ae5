import type { DomainTurn } from '../people/turn.ts';
import type { Proposal } from '../store/generated/client.ts';
import { closeProposal } from './close-proposal.ts';

/** Requests looked at after one act: those of one matter are few. */
const looked = 50;

/** What was just done: a command by its English name, its values as text, and the committee it was done in; null: the space. */
export interface Done {
  command: string;
  texts: Record<string, string>;
  committeeId: string | null;
}

/**
 * Closes the requests that what was just done has settled: those that name the same thing and can no longer be carried out. A
 * request that still can stays open, whatever else happened to its matter.
 */
export async function closeSettled(turn: DomainTurn, done: Done): Promise<void> {
  for (const proposal of await related(turn, done)) {
    const given = proposal.arguments as Record<string, string>;
    if ((await turn.hindrance(proposal.command, given))?.outcome !== 'invalid') continue;
    // Who is deciding on it at this very moment holds it, and sees what has become of it.
    const held = await turn.tx.$queryRaw<unknown[]>`
      SELECT id FROM "Proposal" WHERE id = ${proposal.id}::uuid AND state = 'pending' FOR UPDATE SKIP LOCKED`;
    if (held.length > 0) await closeProposal(turn, proposal, 'settled');
  }
}

/** Requests that name one of the same things, or wait for the same command in the same committee. */
function related(
  { tx, space }: DomainTurn,
  { command, texts: { confirmed: _, ...texts }, committeeId }: Done,
): Promise<Pick<Proposal, 'id' | 'command' | 'arguments' | 'proposedById'>[]> {
  return tx.$queryRaw`
    SELECT id, command, arguments, "proposedById" FROM "Proposal"
    WHERE "spaceId" = ${space.id}::uuid AND state = 'pending'
      AND (EXISTS (SELECT FROM jsonb_each_text(arguments) WHERE value = ANY (${Object.values(texts)}::text[]))
        OR command = ${command}
          AND (${committeeId}::uuid IS NULL OR "committeeId" IS NULL OR "committeeId" = ${committeeId}::uuid))
    ORDER BY id LIMIT ${looked}`;
}
