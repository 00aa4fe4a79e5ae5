import type { Happening } from '../people/turn.ts';
import { subjectOf, type Vote } from './vote.ts';

/** Draws the cards of a vote again, those the timeline posted and those asked for beside it, and no other card of the site. */
export async function refreshVote({ tx, ledger, correlationId }: Happening, vote: Vote): Promise<void> {
  const subject = { type: 'deployment', id: vote.deploymentId, messages: ['goNoGo.vote'] };
  await ledger.refresh(tx, subject, correlationId);
  await ledger.refresh(tx, subjectOf(vote), correlationId);
}
