import { choice, entity, text } from '../../conversation/arguments.ts';
import { sayNo } from '../../people/say-no.ts';
import { domainCommand } from '../../people/turn.ts';
import type { Decision } from '../../store/generated/client.ts';
import { lockDecision } from '../decision-lock.ts';
import { decisionReply } from '../decision-reply.ts';
import { recorderOf } from '../recorder.ts';
import { settleDecision } from '../settle-decision.ts';
import { lockSitting } from '../sitting.ts';
import { takeIntoSession } from '../take-into-session.ts';
import { keepTie } from '../voting/keep-tie.ts';
import { readVote } from '../voting/read-vote.ts';
import { votedResult } from '../voting/voted-result.ts';
import { whyNot } from '../why-not.ts';

/** Adopts a draft in the session that is open: unanimously, or with the vote that is given. Who comes second sees how it stands. */
export const adoptDecision = domainCommand({
  name: 'decision adopt',
  alias: 'décision adoptée',
  group: 'decisions',
  act: 'decision.record',
  arguments: {
    decision: entity<Decision>('decision', { position: 1, keys: ['décision'] }),
    vote: text({ position: 2, optional: true, max: 40 }),
    casting: choice(
      { inFavour: ['pour', 'for'], against: ['contre'] },
      { optional: true, hidden: true, keys: ['prépondérante'] },
    ),
  },
  committeeOf: (values) => values.decision?.value.committeeId,

  async run(turn, values) {
    const { tx } = turn;
    const { committeeId, number } = values.decision.value;
    const sitting = await lockSitting(tx, committeeId);
    const draft = await lockDecision(tx, values.decision.value.id);
    const refused = await whyNot(turn, 'adopt', draft, sitting);
    if (refused || !sitting) return refused ?? sayNo(turn, 'decision.needsSession', { number });
    const vote = values.vote ? readVote(values.vote) : ({ kind: 'unanimous' } as const);
    if (!vote || vote.kind === 'buttons') return sayNo(turn, 'decision.vote.unreadable', {}, 'vote');
    const { voices, casting } = sitting;
    const voted = votedResult(vote, voices.length, casting !== null, values.casting);
    if ('problem' in voted)
      return sayNo(turn, `decision.vote.${voted.problem}`, { voices: voices.length }, 'vote');
    const taken = await takeIntoSession(recorderOf(turn), draft, sitting);
    if ('tied' in voted)
      return keepTie(turn, taken, {
        casterId: casting?.castById ?? '',
        voices: voices.length,
        tied: voted.tied,
      });
    const settled = await settleDecision(recorderOf(turn), taken, voted.result);
    return decisionReply(turn, settled.id);
  },
});
