/** Whether a text speaks of a vote otherwise than the register does: minutes never contradict it (invariant 10). Pure. */
import type { MinutesDecision } from './content.ts';

interface Counted {
  inFavour?: number;
  against?: number;
  abstentions?: number;
}

const voices = String.raw`(\d{1,3})\s*(?:voix\s*|votes?\s*)?`;
const patterns = {
  inFavour: new RegExp(`${voices}(?:pour|favorables?|in favour|for)(?![\\p{L}])`, 'iu'),
  against: new RegExp(`${voices}(?:contre|défavorables?|against)(?![\\p{L}])`, 'iu'),
  abstentions: new RegExp(`${voices}(?:abstentions?|abstained)(?![\\p{L}])`, 'iu'),
} as const;
/** « 7/1/0 » or « 7-1-0 », which is no date. */
const triple = /(?<![\d/-])(\d{1,3})\s*[/-]\s*(\d{1,3})\s*[/-]\s*(\d{1,3})(?![\d/-])/u;
const ofVoting =
  /(?<!\p{L})(?:votes?|voté\p{L}*|voix|scrutins?|abst\p{L}*|unanim\p{L}*|ballots?|votes?d)(?!\p{L})/iu;

/** @returns the count a text gives: two sides of it at least; null when it gives none */
function countIn(text: string): Counted | null {
  const counted: Counted = {};
  for (const side of ['inFavour', 'against', 'abstentions'] as const) {
    const found = patterns[side].exec(text);
    if (found) counted[side] = Number(found[1]);
  }
  if (Object.keys(counted).length > 1) return counted;
  const [, inFavour, against, abstentions] = (ofVoting.test(text) && triple.exec(text)) || [];
  if (inFavour === undefined) return null;
  return { inFavour: Number(inFavour), against: Number(against), abstentions: Number(abstentions) };
}

/**
 * @param text that would stand in the minutes
 * @param decisions it may be about, as the register has them
 * @returns `contradicts`: it counts a vote that none of them has; `mentions`: it speaks of a vote without counting it
 */
export function votesSaid(
  text: string,
  decisions: readonly MinutesDecision[],
): 'contradicts' | 'mentions' | null {
  const voted = decisions.flatMap(({ votes }) => votes ?? []);
  if (voted.length === 0) return null;
  const counted = countIn(text);
  if (!counted) return ofVoting.test(text) ? 'mentions' : null;
  const agrees = voted.some((votes) =>
    (['inFavour', 'against', 'abstentions'] as const).every(
      (side) => counted[side] === undefined || counted[side] === votes[side],
    ),
  );
  return agrees ? null : 'contradicts';
}

/**
 * @param text of a correction
 * @param item numbers of the decisions of the point it goes to, where one is named
 * @returns the decisions a correction may be about: those it names, else those of its point, else all
 */
export function decisionsMeant(
  text: string,
  item: readonly string[] | undefined,
  decisions: readonly MinutesDecision[],
): MinutesDecision[] {
  const named = decisions.filter(({ number }) => text.toUpperCase().includes(number.toUpperCase()));
  if (named.length > 0) return named;
  const ofItem = decisions.filter(({ number }) => item?.includes(number));
  return ofItem.length > 0 ? ofItem : [...decisions];
}
