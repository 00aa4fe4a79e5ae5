/** Risks that copil opens from a leader's absences (nasty case 3): they are asked about once their cause is gone. */
import type { Deed } from '../people/turn.ts';
import { riskParts } from './risk.ts';
import { liveStates } from './risk-score.ts';
import { type OverReason, tellLeadsOfRisk } from './tell-of-risk.ts';

/** @returns what such a risk is opened from */
export function absencesOf(membershipId: string): string {
  return `leaders:${membershipId}`;
}

/** « Clore R-02 ? »: the leads are asked once whether these leaders' risks are over; nothing is closed by itself. */
export async function askWhetherOver(
  by: Deed,
  seats: readonly { id: string }[],
  why: OverReason,
): Promise<void> {
  const risks = await by.tx.risk.findMany({
    where: {
      spaceId: by.space.id,
      source: { in: seats.map(({ id }) => absencesOf(id)) },
      state: { in: [...liveStates] },
    },
    include: riskParts,
    orderBy: { number: 'asc' },
  });
  for (const risk of risks) await tellLeadsOfRisk(by, risk, why);
}
