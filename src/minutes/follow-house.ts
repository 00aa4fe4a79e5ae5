import type { Happening, HouseListener } from '../people/turn.ts';
import { writtenIn } from './content.ts';
import { lockMinutes, type MinutesInHand, readersOf, readMinutes } from './minutes.ts';
import { redraw, tellPeople } from './tell.ts';
import { draftMinutes, reword } from './versions.ts';

/** What minutes follow of the other rooms. */
export const followOnMinutes: HouseListener = async (by, event) => {
  // The draft is there as soon as the meeting closes: decisions and actions are checked while they are fresh.
  if (event.kind === 'session.closed') await draftMinutes(writing(by), event.meetingId);
  if (event.kind === 'decision.changed') await sayWhatChanged(by, event.decisionId);
};

/**
 * A decision put right while its minutes are out makes a version of them, told to everybody who has them: what is approved
 * by silence is what the register says (invariant 10). A draft reads the register afresh when it leaves.
 */
async function sayWhatChanged(by: Happening, decisionId: string): Promise<void> {
  const { tx } = by;
  const decision = await tx.decision.findUniqueOrThrow({ where: { id: decisionId } });
  const minutes = decision.meetingId ? await lockMinutes(tx, decision.meetingId) : null;
  if (minutes?.state !== 'sent') return;
  const { number } = decision;
  const reason = by.spaceT('minutes.decisionChanged', { number });
  await reword(writing(by), minutes, writtenIn(minutes.content), reason);
  const after = (await readMinutes(tx, minutes.meetingId)) as MinutesInHand;
  const { whole } = await readersOf(tx, after);
  const parameters = { decision: number };
  await tellPeople(by, after, whole, {
    rule: 'M12',
    message: 'minutes.corrected',
    parameters,
    nature: 'correction',
  });
  await redraw(by, after);
}

function writing({ tx, now, actor }: Happening) {
  return { tx, now, personId: actor?.id ?? null };
}
