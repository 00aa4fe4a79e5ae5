/** Each voice is asked for its vote, the secretary follows the count. */
import { secretariesOf } from '../../meetings/audiences.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { Ballot, Decision } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { recorderOf } from '../recorder.ts';
import { matterOf } from '../settle-decision.ts';
import type { Sitting } from '../sitting.ts';
import { openBallot } from './ballots.ts';

/** @returns the vote by buttons under way on a decision, null when there is none */
export function openBallotFor(tx: Transaction, decisionId: string): Promise<Ballot | null> {
  return tx.ballot.findFirst({ where: { decisionId, state: 'open' } });
}

/** Puts a decision to the vote: a card to each person who gives a voice, one with the count to who opened it and the secretary. */
export async function callVoters(turn: DomainTurn, decision: Decision, sitting: Sitting): Promise<Ballot> {
  const ballot = await openBallot(recorderOf(turn), matterOf(decision));
  const watching = new Set([turn.actor.id, ...secretariesOf(sitting.meeting)]);
  for (const id of watching) await tell(turn, ballot, id, 'BALLOT-COUNT', 'decision.count');
  await askVoices(turn, ballot, sitting);
  return ballot;
}

/** Asks those who give a voice now and have no card yet: who arrived since the vote was opened. */
export async function askVoices(
  turn: DomainTurn,
  ballot: Ballot,
  { voices }: Pick<Sitting, 'voices'>,
): Promise<void> {
  const casting = new Set(voices.map(({ castById }) => castById));
  for (const id of casting) await tell(turn, ballot, id, 'BALLOT', 'decision.ballot');
}

async function tell(turn: DomainTurn, { id }: Ballot, personId: string, rule: string, message: string) {
  await turn.ledger.notify(turn.tx, {
    spaceId: turn.space.id,
    rule,
    subject: { type: 'ballot', id, version: 1 },
    recipient: { kind: 'person', id: personId },
    message,
    nature: 'alert',
    live: true,
    // They sit in the meeting, whatever the hour.
    immediate: 'inSession',
    correlationId: turn.correlationId,
  });
}
