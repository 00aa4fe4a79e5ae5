import type { HouseListener } from '../people/turn.ts';
import { writtenIn } from './content.ts';
import { lockMinutes, type MinutesInHand, readersOf, readMinutes } from './minutes.ts';
import { redraw, tellPeople } from './tell.ts';
import { reword } from './versions.ts';

/**
 * A decision put right while its minutes are out makes a version of them, told to everybody who has them: what is approved
 * by silence is what the register says (invariant 10). A draft reads the register afresh when it leaves.
 */
export const followDecisions: HouseListener = async (turn, event) => {
  if (event.kind !== 'decision.changed') return;
  const { tx, now, actor } = turn;
  const decision = await tx.decision.findUniqueOrThrow({ where: { id: event.decisionId } });
  const minutes = decision.meetingId ? await lockMinutes(tx, decision.meetingId) : null;
  if (minutes?.state !== 'sent') return;
  const { number } = decision;
  const reason = turn.spaceT('minutes.decisionChanged', { number });
  await reword({ tx, now, personId: actor.id }, minutes, writtenIn(minutes.content), reason);
  const after = (await readMinutes(tx, minutes.meetingId)) as MinutesInHand;
  const { whole } = await readersOf(tx, after);
  const parameters = { decision: number };
  await tellPeople(turn, after, whole, {
    rule: 'M12',
    message: 'minutes.corrected',
    parameters,
    nature: 'correction',
  });
  await redraw(turn, after);
};
