import type { EntityResolver } from '../conversation/command.ts';
import type { DomainTurn } from '../people/turn.ts';
import { type DifficultyRow, difficultyParts, gravestFirst, openStates } from './difficulty.ts';
import { followsSite } from './reading-difficulties.ts';
import { numberOf, readNumber } from './series.ts';
import { categoryWords } from './words.ts';

/** Difficulties by number: DIF-014. Those of a site the person does not follow exist for them when they told them. */
export const difficultyResolver: EntityResolver<DomainTurn, DifficultyRow> = {
  async resolve(turn, text) {
    const number = readNumber('DIF', text);
    if (number === null) return null;
    const found = await turn.tx.difficulty.findUnique({
      where: { spaceId_number: { spaceId: turn.space.id, number } },
      include: difficultyParts,
    });
    if (!found) return null;
    const mine = found.reporterId === turn.actor.id;
    if (!mine && !(await followsSite(turn, found.siteId))) return null;
    return { value: found, text: numberOf('DIF', found) };
  },
  words: ({ t }, difficulty) => `${numberOf('DIF', difficulty)} · ${categoryWords(difficulty.category, t)}`,
  async options(turn) {
    const open = await turn.tx.difficulty.findMany({
      where: { spaceId: turn.space.id, state: { in: [...openStates] } },
    });
    const followed = new Map<string, boolean>();
    for (const { siteId } of open)
      if (!followed.has(siteId)) followed.set(siteId, await followsSite(turn, siteId));
    return open
      .filter(({ siteId }) => followed.get(siteId))
      .sort(gravestFirst)
      .slice(0, 25)
      .map((one) => ({
        value: numberOf('DIF', one),
        label: `${numberOf('DIF', one)} · ${one.text.slice(0, 60)}`,
      }));
  },
};
