import type { EntityResolver } from '../../conversation/command.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { followsSite } from '../reading-difficulties.ts';
import { numberOf, readNumber } from '../series.ts';
import { type RemedyRow, remedyParts } from './remedy.ts';

/** Remedies by number: REM-003, for who follows the site, and for who brings it. */
export const remedyResolver: EntityResolver<DomainTurn, RemedyRow> = {
  async resolve(turn, text) {
    const number = readNumber('REM', text);
    if (number === null) return null;
    const found = await turn.tx.remedy.findUnique({
      where: { spaceId_number: { spaceId: turn.space.id, number } },
      include: remedyParts,
    });
    if (!found?.siteId) return null;
    if (found.ownerId !== turn.actor.id && !(await followsSite(turn, found.siteId))) return null;
    return { value: found, text: numberOf('REM', found) };
  },
  words: (_, remedy) => `${numberOf('REM', remedy)} · ${remedy.text}`,
  async options(turn) {
    const found = await turn.tx.remedy.findMany({
      where: { spaceId: turn.space.id, state: { in: ['proposed', 'planned', 'delivered'] } },
      orderBy: { number: 'asc' },
    });
    const followed = new Map<string, boolean>();
    for (const { siteId } of found)
      if (siteId && !followed.has(siteId)) followed.set(siteId, await followsSite(turn, siteId));
    return found
      .filter(({ siteId, ownerId }) => ownerId === turn.actor.id || followed.get(siteId ?? ''))
      .slice(0, 25)
      .map((one) => ({
        value: numberOf('REM', one),
        label: `${numberOf('REM', one)} · ${one.text.slice(0, 60)}`,
      }));
  },
};
