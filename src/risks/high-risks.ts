import type { Risk } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { isHigh, liveStates, worstFirst } from './risk-score.ts';

/** @returns the risks of a committee that must come to its agenda (C52), the worst first */
export async function highRisks(tx: Transaction, committeeId: string): Promise<Risk[]> {
  const risks = await tx.risk.findMany({ where: { committeeId, state: { in: [...liveStates] } } });
  return worstFirst(risks.filter(isHigh));
}
