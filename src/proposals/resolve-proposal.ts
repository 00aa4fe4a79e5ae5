import { z } from 'zod';
import type { EntityResolver } from '../conversation/command.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Proposal } from '../store/generated/client.ts';

/** Proposals are named by their id only: a button carries it. */
export const proposalResolver: EntityResolver<DomainTurn, Proposal> = {
  async resolve(turn, text) {
    if (!z.uuid().safeParse(text).success) return null;
    const found = await turn.tx.proposal.findFirst({ where: { id: text, spaceId: turn.space.id } });
    return found ? { value: found, text: found.id } : null;
  },
  options: async () => [],
};
