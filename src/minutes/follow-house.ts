import type { Happening, HouseListener } from '../people/turn.ts';
import { approveIfAllValidated, lockLater } from './approve-minutes.ts';
import { writtenIn } from './content.ts';
import { lockMinutes, type MinutesInHand, readersOf, readMinutes } from './minutes.ts';
import { planRelease } from './plan-release.ts';
import { redraw, tellPeople } from './tell.ts';
import { draftMinutes, freshen, reword } from './versions.ts';
import { meetingOfRequest } from './waiting-requests.ts';
import { withdrawAccords } from './withdraw-accords.ts';

/** What minutes follow of the other rooms. */
export const followOnMinutes: HouseListener = async (by, event) => {
  // The draft is there as soon as the meeting closes: decisions and actions are checked while they are fresh.
  if (event.kind === 'session.closed') await draftMinutes(writing(by), event.meetingId);
  if (event.kind === 'session.notOpened') {
    await draftMinutes(writing(by), event.meetingId);
    await planRelease(by, event.meetingId);
  }
  if (event.kind === 'decision.changed') await sayWhatChanged(by, event.decisionId);
  if (event.kind === 'proposal.made') await hold(by, event.proposalId);
  if (event.kind === 'proposal.closed') await holdNoLonger(by, event.proposalId);
};

/** A decision put right makes a version of its minutes: what is agreed to, sent and approved is what the register says (invariant 10). */
async function sayWhatChanged(by: Happening, decisionId: string): Promise<void> {
  const decision = await by.tx.decision.findUniqueOrThrow({ where: { id: decisionId } });
  const minutes = decision.meetingId ? await lockMinutes(by.tx, decision.meetingId) : null;
  const reason = by.spaceT('minutes.decisionChanged', { number: decision.number });
  if (minutes?.state === 'draft') await draftAgain(by, minutes, reason);
  if (minutes?.state === 'sent') await sendAgain(by, minutes, reason);
}

/** A request about one of their decisions holds their approval: cards that name its day say so. */
async function hold(by: Happening, proposalId: string): Promise<void> {
  const meetingId = await meetingOfRequest(by.tx, proposalId);
  const minutes = meetingId && (await readMinutes(by.tx, meetingId));
  if (minutes && minutes.state !== 'approved') await redraw(by, minutes);
}

/** A request about one of their decisions is answered: it held the approval of minutes that are out. */
async function holdNoLonger(by: Happening, proposalId: string): Promise<void> {
  const meetingId = await meetingOfRequest(by.tx, proposalId);
  const minutes = meetingId && (await lockMinutes(by.tx, meetingId));
  if (!minutes || minutes.state === 'approved') return;
  if (minutes.state === 'draft' || !(await approveIfAllValidated(by, minutes))) {
    if (minutes.state === 'sent') await lockLater(by, minutes);
    await redraw(by, minutes);
  }
}

/** A draft: who agreed to it before is asked again. */
async function draftAgain(by: Happening, minutes: MinutesInHand, reason: string): Promise<void> {
  const version = await freshen(writing(by), minutes, reason);
  if (version !== minutes.version) await withdrawAccords(by, minutes);
}

/** Minutes that are out: everybody who has them is told. */
async function sendAgain(by: Happening, minutes: MinutesInHand, reason: string): Promise<void> {
  const version = await reword(writing(by), minutes, writtenIn(minutes.content), reason);
  if (version === minutes.version) return;
  const after = (await readMinutes(by.tx, minutes.meetingId)) as MinutesInHand;
  const { whole } = await readersOf(by.tx, after);
  await tellPeople(by, after, whole, { rule: 'M12', message: 'minutes.corrected', nature: 'correction' });
  await redraw(by, after);
}

function writing({ tx, now, actor }: Happening) {
  return { tx, now, personId: actor?.id ?? null };
}
