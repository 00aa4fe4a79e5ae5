import { fold } from '../conversation/clean-text.ts';
import { understandDuration } from '../conversation/duration-words.ts';
import type { AgendaPurpose } from '../store/generated/enums.ts';
import { longestTitle, mostStandingPoints, type StandingPoint } from './standing-points.ts';

/** Words that name a purpose, in either language, folded. */
const purposes: Record<string, AgendaPurpose> = {
  information: 'information',
  info: 'information',
  discussion: 'discussion',
  echange: 'discussion',
  decision: 'decision',
  arbitrage: 'arbitration',
  arbitration: 'arbitration',
};

/** What is wrong with what was typed, and where. */
export interface TemplateProblem {
  problem: 'noMinutes' | 'unknownPurpose' | 'tooLong' | 'tooMany' | 'empty';
  line: string;
}

/**
 * Reads « Ouverture ; 5 min ; information », one point a line, or several on one line between bars. The purpose may be left
 * out: then the point is for discussion.
 */
export function readStandingPoints(typed: string): { points: StandingPoint[] } | TemplateProblem {
  const lines = typed
    .split(/\n|\|/u)
    .map((line) => line.trim())
    .filter(Boolean);
  const [first = ''] = lines;
  if (lines.length === 0) return { problem: 'empty', line: first };
  if (lines.length > mostStandingPoints) return { problem: 'tooMany', line: first };
  const points: StandingPoint[] = [];
  for (const line of lines) {
    const [title = '', minutesTyped = '', purposeTyped = ''] = line.split(';').map((part) => part.trim());
    const minutes = understandDuration(minutesTyped, { bareMinutes: true });
    const purpose = purposeTyped === '' ? 'discussion' : purposes[fold(purposeTyped)];
    if (title.length === 0 || title.length > longestTitle) return { problem: 'tooLong', line };
    if (minutes === null || minutes > 480) return { problem: 'noMinutes', line };
    if (!purpose) return { problem: 'unknownPurpose', line };
    points.push({ title, minutes, purpose });
  }
  return { points };
}
