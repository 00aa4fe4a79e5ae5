import type { EntityResolver } from '../conversation/command.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Decision } from '../store/generated/client.ts';
import { readableDecisions } from './readable-decisions.ts';

/** Decisions by number, among those the person may read: D-2026-004. */
export const decisionResolver: EntityResolver<DomainTurn, Decision> = {
  async resolve(turn, text) {
    const parts = /^D-?(\d{4})-?(\d{1,4})$/i.exec(text.trim());
    if (!parts) return null;
    const number = `D-${parts[1]}-${(parts[2] ?? '').padStart(3, '0')}`;
    const found = await turn.tx.decision.findFirst({
      where: { AND: [{ number }, await readableDecisions(turn)] },
    });
    return found ? { value: found, text: number } : null;
  },
  words: (_, { number, text }) => `${number} · ${text}`,
  async options(turn) {
    const decisions = await turn.tx.decision.findMany({
      where: await readableDecisions(turn),
      orderBy: { number: 'desc' },
      take: 25,
    });
    return decisions.map((decision) => ({
      value: decision.number,
      label: `${decision.number} · ${decision.text.slice(0, 60)}`,
    }));
  },
};
