import { committeeRules } from '../committees/committee-rules.ts';
import { quorumNeeded } from '../committees/quorum-needed.ts';
import { whoVotes } from '../meetings/who-is-invited.ts';
import { sits } from '../people/membership.ts';
import type { Poll, Slot } from './poll.ts';
import { slotStart } from './poll.ts';
import type { SlotAnswers, Voices } from './tally.ts';

/** Whose word weighs how much on the day of one date: who votes, who presides, who sponsors, and the quorum. */
export function voicesOn(poll: Poll, slot: Slot): Voices {
  const { committee } = poll;
  const day = slotStart(poll, slot).toPlainDate();
  const asked = new Set(poll.people.map(({ id }) => id));
  const sitting = committee.memberships.filter(
    (one) => asked.has(one.personId) && sits(one, day, committee.space.milestonePhase),
  );
  const ids = (of: (one: (typeof sitting)[number]) => boolean) =>
    sitting.filter(of).map(({ personId }) => personId);
  const voters = whoVotes(sitting, committee.kind).map(({ personId }) => personId);
  return {
    asked: [...asked],
    voters,
    chairs: ids(({ roles }) => roles.includes('PRES')),
    sponsors: ids(({ sponsor }) => sponsor),
    quorum: quorumNeeded(voters.length, committeeRules(committee).quorum),
  };
}

/** The answers of a date by person. */
export function answersOf(slot: Slot): SlotAnswers {
  return new Map(slot.answers.map(({ personId, choice }) => [personId, choice]));
}

/** @returns asked people who have no vote in the committee: guests of the meeting to come */
export function guestsOf(poll: Poll): string[] {
  const { memberships, kind } = poll.committee;
  const members = new Set(whoVotes(memberships, kind).map(({ personId }) => personId));
  return poll.people.map(({ id }) => id).filter((id) => !members.has(id));
}
