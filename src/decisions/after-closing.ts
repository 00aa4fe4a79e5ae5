import { judgeAct } from '../people/permit.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Decision } from '../store/generated/client.ts';

/**
 * Once its session is closed, what was decided there is put right by a lead or the chair, who answer for its minutes (4.1); who
 * keeps them proposes it.
 *
 * @returns whether the person of this turn may only propose to change the decision
 */
export async function onlyProposesChange(
  turn: DomainTurn,
  { meetingId, committeeId, state }: Decision,
): Promise<boolean> {
  if (!meetingId || state === 'draft') return false;
  const meeting = await turn.tx.meeting.findUniqueOrThrow({
    where: { id: meetingId },
    select: { state: true },
  });
  if (meeting.state === 'open') return false;
  const { verdict } = await judgeAct(turn, 'minutes.release', { committeeId, own: false });
  return verdict !== 'allowed';
}
