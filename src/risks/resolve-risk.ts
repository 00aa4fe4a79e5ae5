import type { EntityResolver } from '../conversation/command.ts';
import { committeesRead } from '../people/reading.ts';
import type { DomainTurn } from '../people/turn.ts';
import { type RiskRow, riskParts } from './risk.ts';
import { readRiskNumber } from './risk-number.ts';
import { liveStates, worstFirst } from './risk-score.ts';

/** Risks by number: R-01. Those of a committee that somebody may read nothing of do not exist for them. */
export const riskResolver: EntityResolver<DomainTurn, RiskRow> = {
  async resolve(turn, text) {
    const number = readRiskNumber(text);
    if (!number) return null;
    const read = Object.values(await committeesRead(turn)).flat();
    const found = await turn.tx.risk.findFirst({
      where: {
        spaceId: turn.space.id,
        number,
        OR: [{ committeeId: { in: read } }, { ownerId: turn.actor.id }],
      },
      include: riskParts,
    });
    return found ? { value: found, text: number } : null;
  },
  words: (_, { number, title }) => `${number} · ${title}`,
  async options(turn) {
    const { whole } = await committeesRead(turn);
    const risks = await turn.tx.risk.findMany({
      where: { spaceId: turn.space.id, committeeId: { in: whole }, state: { in: [...liveStates] } },
    });
    return worstFirst(risks)
      .slice(0, 25)
      .map(({ number, title }) => ({ value: number, label: `${number} · ${title.slice(0, 60)}` }));
  },
};
