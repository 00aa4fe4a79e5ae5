/** What can still be done with a decision as it stands: one table for the buttons that are shown and the commands that run. */
import type { Decision } from '../store/generated/client.ts';
import type { DecisionState } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { stands } from './chain.ts';
import { isLocked } from './decision-lock.ts';
import { isTied } from './settle-decision.ts';
import { type Sitting, sittingOf } from './sitting.ts';
import { openBallotFor } from './voting/call-voters.ts';

/** How a decision stands. */
export interface DecisionStanding {
  state: DecisionState;
  /** A vote by buttons is under way. */
  voting: boolean;
  /** Its minutes are approved: it is only replaced (invariant 10). A draft was not decided yet: it stays open. */
  locked: boolean;
  /** A session of its committee is open and can decide. */
  deciding: boolean;
  /** That session is the one it was made in. */
  ofThisSession: boolean;
  /** It was voted on in a meeting, not in writing. */
  inMeeting: boolean;
  reserved: boolean;
  /** Nobody said how it was voted: it was taken for unanimous. */
  presumed: boolean;
  /** As many for as against: it waits for the voice that settles it. */
  tied: boolean;
}

/** In the order they are offered, the likeliest first. */
export const choices = [
  'castInFavour',
  'castAgainst',
  'adopt',
  'closeVote',
  'confirm',
  'decline',
  'enterVote',
  'openVote',
  'cancelVote',
  'onAgenda',
  'consult',
  'correct',
  'apply',
  'replace',
  'withdraw',
] as const;
export type Choice = (typeof choices)[number];

/** @returns each choice, and whether it can be made */
export function possible(standing: DecisionStanding): Record<Choice, boolean> {
  const { state, voting, locked, deciding, ofThisSession, inMeeting, reserved } = standing;
  const awaits = standing.tied && ofThisSession && !voting;
  const draft = state === 'draft' && !voting;
  const voted = state === 'adopted' || state === 'rejected';
  const revotable = voted && inMeeting && !locked && !voting;
  const confirmable = state === 'adopted' && reserved && !voting;
  return {
    castInFavour: awaits,
    castAgainst: awaits,
    adopt: draft && deciding && !awaits,
    closeVote: voting && deciding,
    confirm: confirmable,
    decline: confirmable && !locked,
    enterVote: revotable || (draft && deciding),
    openVote: deciding && (draft || (revotable && ofThisSession)),
    cancelVote: voting,
    onAgenda: draft && !deciding,
    consult: draft && !deciding,
    correct: !locked && state !== 'superseded' && state !== 'withdrawn' && !voting,
    // While its session lasts, its vote may still be taken again.
    apply: state === 'adopted' && !reserved && !voting && !ofThisSession,
    replace: locked && stands({ state }),
    // Until its session closes, nobody has voted on what was only taken for unanimous.
    withdraw: draft || (state === 'adopted' && standing.presumed && ofThisSession && revotable),
  };
}

/** @param sitting the open session of its committee when it is at hand; read when absent */
export async function standingOfDecision(
  tx: Transaction,
  decision: Decision,
  sitting?: Sitting | null,
): Promise<DecisionStanding> {
  const { id, state, committeeId, meetingId, reservedUntil } = decision;
  const session = sitting === undefined ? await sittingOf(tx, committeeId) : sitting;
  return {
    state,
    voting: (await openBallotFor(tx, id)) !== null,
    locked: state !== 'draft' && (await isLocked(tx, decision)),
    deciding: session !== null && session.barredBy === null,
    ofThisSession: session !== null && session.meeting.id === meetingId,
    inMeeting: meetingId !== null,
    reserved: reservedUntil !== null,
    presumed: await wasPresumed(tx, id),
    tied: isTied(decision),
  };
}

/** @returns whether no vote on it was ever entered, nor taken by buttons */
async function wasPresumed(tx: Transaction, decisionId: string): Promise<boolean> {
  return (await tx.ballot.count({ where: { decisionId, method: { not: 'unanimous' } } })) === 0;
}

/** What a command does by itself; the others lead to the commands of another room, which judge them. */
export type OwnChoice = Exclude<Choice, 'onAgenda' | 'consult' | 'replace'>;

/**
 * Why a choice cannot be made: the key of a sentence, or `session`: it needs one that can decide.
 *
 * @returns null when it can
 */
export function reasonAgainst(choice: OwnChoice, standing: DecisionStanding): 'session' | string | null {
  if (possible(standing)[choice]) return null;
  const { state, voting, deciding, reserved, ofThisSession, tied } = standing;
  if (state === 'withdrawn') return 'decision.isWithdrawn';
  switch (choice) {
    case 'castInFavour':
    case 'castAgainst':
      if (voting) return 'decision.voteOpen';
      return tied ? 'decision.casting.over' : 'decision.casting.notTied';
    case 'adopt':
      if (tied && ofThisSession && !voting) return 'decision.casting.awaited';
      return state !== 'draft' || voting ? 'decision.alreadySettled' : 'session';
    case 'closeVote':
      return voting ? 'session' : 'decision.voteNotOpen';
    case 'cancelVote':
      return 'decision.voteNotOpen';
    case 'confirm':
      return 'decision.confirm.notNeeded';
    case 'decline':
      return reserved && state === 'adopted' ? 'decision.locked' : 'decision.confirm.notNeeded';
    case 'enterVote':
      if (voting) return 'decision.voteOpen';
      return state === 'draft' ? 'session' : 'decision.locked';
    case 'openVote':
      if (voting) return 'decision.voteOpen';
      return deciding ? 'decision.locked' : 'session';
    case 'correct':
      return voting ? 'decision.voteOpen' : 'decision.locked';
    case 'withdraw':
      return voting ? 'decision.voteOpen' : 'decision.withdraw.notDraft';
    case 'apply':
      if (reserved) return 'decision.apply.reserved';
      return state === 'adopted' && ofThisSession && !voting
        ? 'decision.apply.inSession'
        : 'decision.apply.notAdopted';
  }
}
