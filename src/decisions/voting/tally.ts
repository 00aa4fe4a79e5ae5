/** How votes are counted (domain.md F-12): one voice, one vote; the majority of votes cast decides. */
import type { VoteChoice } from '../../store/generated/enums.ts';

/** A voice that may be heard: whose it is, and who gives it (the member, a substitute, the holder of a proxy). */
export interface VotingVoice {
  memberId: string;
  castById: string;
}

export interface GivenVote extends VotingVoice {
  choice: VoteChoice;
}

/** What was said, as the minutes show it: pour, contre, abstention. Who takes no part (F-12) is among the abstentions. */
export interface Numbers {
  inFavour: number;
  against: number;
  abstentions: number;
}

/** `tie`: as many for as against, and nobody's voice settles it; `nobody`: nobody was for or against. */
export type Outcome = 'adopted' | 'rejected' | 'tie' | 'nobody';

export interface Verdict {
  outcome: Outcome;
  /** The chair's voice settled a tie. */
  castingVote: boolean;
}

export interface Tally extends Numbers, Verdict {
  /** Voices that could be heard. */
  voices: number;
  /** « À discuter en séance », in a written consultation. */
  discuss: number;
  /** Members whose voice has said nothing yet. */
  silent: string[];
}

export interface TallyRules {
  /** Member whose voice settles a tie; null where the rules give none, or its holder does not sit. */
  castingVoterId: string | null;
}

/**
 * Counts a ballot. A vote counts only while its voice is heard, given by whoever holds that voice now: a proxy that lapsed
 * before the ballot closes counts no longer (nasty case 7).
 *
 * @param votes the last one of each voice
 * @param voices at most one a member; more are read as one
 */
export function tally(votes: readonly GivenVote[], voices: readonly VotingVoice[], rules: TallyRules): Tally {
  const heard = new Map(voices.map((voice) => [voice.memberId, voice.castById]));
  const said = new Map<string, VoteChoice>();
  for (const { memberId, castById, choice } of votes)
    if (heard.get(memberId) === castById) said.set(memberId, choice);
  const count = (...choices: VoteChoice[]) =>
    [...said.values()].filter((one) => choices.includes(one)).length;
  const numbers = {
    inFavour: count('inFavour'),
    against: count('against'),
    abstentions: count('abstention', 'recused'),
  };
  const casting = rules.castingVoterId === null ? undefined : said.get(rules.castingVoterId);
  const side = casting === 'inFavour' || casting === 'against' ? casting : null;
  return {
    ...numbers,
    discuss: count('discuss'),
    voices: heard.size,
    silent: [...heard.keys()].filter((memberId) => !said.has(memberId)),
    ...verdictOf(numbers, side),
  };
}

/**
 * @param casting the side of the casting vote, null where there is none
 * @returns what the majority of votes cast decides; abstentions are not votes cast
 */
export function verdictOf(
  { inFavour, against }: Pick<Numbers, 'inFavour' | 'against'>,
  casting: 'inFavour' | 'against' | null,
): Verdict {
  if (inFavour + against === 0) return { outcome: 'nobody', castingVote: false };
  if (inFavour !== against)
    return { outcome: inFavour > against ? 'adopted' : 'rejected', castingVote: false };
  if (casting === null) return { outcome: 'tie', castingVote: false };
  return { outcome: casting === 'inFavour' ? 'adopted' : 'rejected', castingVote: true };
}
