/** What the answers to a date are worth (issue 4, point 3): how many, what stands in its way, which date is best. */
import type { PollChoice } from '../store/generated/enums.ts';

export type SlotAnswers = ReadonlyMap<string, PollChoice>;

/** Person ids, and how many voting members a meeting needs (0: no quorum). */
export interface Voices {
  asked: readonly string[];
  voters: readonly string[];
  chairs: readonly string[];
  sponsors: readonly string[];
  quorum: number;
}

export type Tally = Record<PollChoice | 'silent', string[]>;

/** @returns who said what of a date; answers of people who are no longer asked do not count */
export function tallyOf(answers: SlotAnswers, { asked }: Pick<Voices, 'asked'>): Tally {
  const tally: Tally = { possible: [], ifNeeded: [], impossible: [], silent: [] };
  for (const personId of asked) tally[answers.get(personId) ?? 'silent'].push(personId);
  return tally;
}

export type Obstacle =
  | { code: 'everybody' }
  | { code: 'chair'; people: string[] }
  /** At most so many voting members can come, and so many are needed. */
  | { code: 'quorum'; most: number; needed: number };

/**
 * What forbids choosing a date by accident. Proxies and substitutes, of which nothing is known yet, are not counted on.
 *
 * @returns the gravest first; empty when nothing stands in its way
 */
export function obstaclesOf(answers: SlotAnswers, voices: Voices): Obstacle[] {
  const refuses = (id: string) => answers.get(id) === 'impossible';
  const { asked, voters, chairs, quorum } = voices;
  const members = voters.length > 0 ? voters : asked;
  if (members.length > 0 && members.every(refuses)) return [{ code: 'everybody' }];
  const obstacles: Obstacle[] = [];
  const absent = chairs.filter(refuses);
  if (absent.length > 0) obstacles.push({ code: 'chair', people: absent });
  const most = voters.filter((id) => !refuses(id)).length;
  if (most < quorum) obstacles.push({ code: 'quorum', most, needed: quorum });
  return obstacles;
}

export interface Weighed {
  /** ISO wall time. */
  startsLocal: string;
  answers: SlotAnswers;
  voices: Voices;
}

/**
 * Best first: the fewest refusals of chair and sponsors, then of voting members, then the most « possible »; the earlier
 * of two equal dates.
 */
export function bestFirst<T extends Weighed>(slots: readonly T[]): T[] {
  return slots
    .map((slot) => ({ slot, weight: weightOf(slot) }))
    .sort(
      (one, other) =>
        compareWeights(one.weight, other.weight) || (one.slot.startsLocal < other.slot.startsLocal ? -1 : 1),
    )
    .map(({ slot }) => slot);
}

function weightOf({ answers, voices }: Weighed): number[] {
  const leaders = [...new Set([...voices.chairs, ...voices.sponsors])];
  const counted = (ids: readonly string[], choice: PollChoice) =>
    ids.filter((id) => answers.get(id) === choice).length;
  return [
    counted(leaders, 'impossible'),
    counted(voices.voters, 'impossible'),
    -counted(voices.voters, 'possible'),
    counted(voices.asked, 'impossible'),
  ];
}

function compareWeights(one: readonly number[], other: readonly number[]): number {
  for (const [place, weight] of one.entries()) {
    const difference = weight - (other[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
