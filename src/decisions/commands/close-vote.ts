import { entity, flag } from '../../conversation/arguments.ts';
import { formatList } from '../../conversation/format.ts';
import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import type { Decision } from '../../store/generated/client.ts';
import { lockDecision } from '../decision-lock.ts';
import { decisionReply } from '../decision-reply.ts';
import { recorderOf } from '../recorder.ts';
import { settleDecision } from '../settle-decision.ts';
import { lockSitting } from '../sitting.ts';
import { countCard, missingVoices, readBallot } from '../voting/ballot-card.ts';
import { closeBallot, lockBallot, voidBallot } from '../voting/ballots.ts';
import { openBallotFor } from '../voting/call-voters.ts';
import { tally } from '../voting/tally.ts';
import { whyNot } from '../why-not.ts';

/** « Clore le vote »: counts the voices of this moment, once it is said whose is missing. Who presses second sees the result. */
export const closeVote = domainCommand({
  name: 'vote close',
  alias: 'vote clore',
  group: 'decisions',
  act: 'decision.record',
  arguments: {
    decision: entity<Decision>('decision', { position: 1, keys: ['décision'] }),
    confirmed: flag({ hidden: true, keys: ['confirmé'] }),
  },
  committeeOf: (values) => values.decision?.value.committeeId,

  async run(turn, values) {
    const { t, tx } = turn;
    const sitting = await lockSitting(tx, values.decision.value.committeeId);
    const decision = await lockDecision(tx, values.decision.value.id);
    const { id, number } = decision;
    const refused = await whyNot(turn, 'closeVote', decision, sitting);
    const open = await openBallotFor(tx, id);
    if (refused || !open || !sitting) return refused ?? sayNo(turn, 'decision.needsSession', { number });
    const { votes } = await lockBallot(tx, open.id);
    const { voices, casting } = sitting;
    const castingVoterId = casting?.memberId ?? null;
    const { outcome, silent } = tally(votes, voices, { castingVoterId });
    if (outcome === 'nobody') return sayNo(turn, 'decision.vote.nobody', { voices: voices.length });
    if (silent.length > 0 && !values.confirmed) return closeAnyway(turn, open.id);
    const counted = await closeBallot(recorderOf(turn), open.id, voices, { castingVoterId });
    if (!counted) return decisionReply(turn, id, { no: t('decision.voteNotOpen') });
    await settleDecision(recorderOf(turn), decision, { ...counted, method: 'buttons' });
    return decisionReply(turn, id, { done: t('decision.vote.closed') });
  },
});

/** Voices are missing: that nothing is closed and whose they are, then the count and the button that closes without them. */
async function closeAnyway(turn: DomainTurn, ballotId: string): Promise<Reply> {
  const { t, tx, locale, via } = turn;
  const found = await readBallot(tx, ballotId);
  const card = found && countCard(found, t);
  const missing = found ? missingVoices(found) : [];
  const count = missing.length;
  const notClosed = t('decision.vote.notClosed', { count, names: formatList(missing, locale) });
  const [text, sofar] = card?.blocks ?? [];
  // The card is the question: its button asks no more.
  const actions = card?.actions?.map((button) =>
    button.id === 'closeVote'
      ? { ...button, confirm: undefined, label: t('decision.button.closeWithout', { count }) }
      : button,
  );
  return {
    outcome: 'preview',
    visibility: 'private',
    replaces: via === 'button',
    card: card
      ? {
          ...card,
          blocks: [
            { kind: 'notice', tone: 'warning', text: notClosed },
            ...[text, sofar].flatMap((one) => one ?? []),
          ],
          actions,
        }
      : undefined,
  };
}

/** « Annuler le vote »: nothing was decided; the decision is a draft. */
export const cancelVote = domainCommand({
  name: 'vote cancel',
  alias: 'vote annuler',
  group: 'decisions',
  act: 'decision.record',
  hidden: true,
  arguments: { decision: entity<Decision>('decision', { position: 1, keys: ['décision'] }) },
  committeeOf: (values) => values.decision?.value.committeeId,

  async run(turn, values) {
    const { t, tx } = turn;
    const decision = await lockDecision(tx, values.decision.value.id);
    const refused = await whyNot(turn, 'cancelVote', decision);
    if (refused) return refused;
    const { id } = decision;
    const open = await openBallotFor(tx, id);
    if (!open || !(await voidBallot(recorderOf(turn), open.id)))
      return decisionReply(turn, id, { no: t('decision.voteNotOpen') });
    return decisionReply(turn, id, { done: t('decision.vote.cancelled') });
  },
});
