/** How grave a risk is: probability and impact, 1 to 4 each, and their product (C52). */
import type { RiskState } from '../store/generated/enums.ts';

export interface Weighed {
  probability: number;
  impact: number;
}

export type RiskLevel = 'high' | 'medium' | 'low';
export type RiskTrend = 'new' | 'up' | 'same' | 'down' | 'closed';

/** From this score on a risk comes to the committee by itself (C52). */
const highScore = 12;
const mediumScore = 6;

/** States in which a risk is still followed. */
export const liveStates = ['open', 'watched', 'occurred'] as const satisfies readonly RiskState[];

/** @returns 1 to 16 */
export function scoreOf({ probability, impact }: Weighed): number {
  return probability * impact;
}

/** @param score 1 to 16 */
export function levelOf(score: number): RiskLevel {
  if (score >= highScore) return 'high';
  return score >= mediumScore ? 'medium' : 'low';
}

export function isLive({ state }: { state: RiskState }): boolean {
  return (liveStates as readonly RiskState[]).includes(state);
}

/** @returns whether the risk is one the committee must see */
export function isHigh(risk: Weighed & { state: RiskState }): boolean {
  return isLive(risk) && scoreOf(risk) >= highScore;
}

/** @param before what it was at the previous review; null for a risk nobody had recorded then */
export function trendOf(
  now: Weighed & { state: RiskState },
  before: (Weighed & { state: RiskState }) | null,
): RiskTrend {
  if (!isLive(now)) return 'closed';
  if (!before || !isLive(before)) return 'new';
  const change = scoreOf(now) - scoreOf(before);
  if (change === 0) return 'same';
  return change > 0 ? 'up' : 'down';
}

/** The worst first, then by number. */
export function worstFirst<R extends Weighed & { number: string }>(risks: readonly R[]): R[] {
  return risks.toSorted(
    (a, b) => scoreOf(b) - scoreOf(a) || a.number.localeCompare(b.number, 'en', { numeric: true }),
  );
}
