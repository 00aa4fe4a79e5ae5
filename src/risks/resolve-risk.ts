import type { EntityResolver } from '../conversation/command.ts';
import type { DomainTurn } from '../people/turn.ts';
import { type RiskRow, riskParts } from './risk.ts';
import { readRiskNumber } from './risk-number.ts';
import { liveStates, worstFirst } from './risk-score.ts';

/** Risks by number: R-01. */
export const riskResolver: EntityResolver<DomainTurn, RiskRow> = {
  async resolve(turn, text) {
    const number = readRiskNumber(text);
    if (!number) return null;
    const found = await turn.tx.risk.findUnique({
      where: { spaceId_number: { spaceId: turn.space.id, number } },
      include: riskParts,
    });
    return found ? { value: found, text: number } : null;
  },
  async options(turn) {
    const risks = await turn.tx.risk.findMany({
      where: { spaceId: turn.space.id, state: { in: [...liveStates] } },
    });
    return worstFirst(risks)
      .slice(0, 25)
      .map(({ number, title }) => ({ value: number, label: `${number} · ${title.slice(0, 60)}` }));
  },
};
