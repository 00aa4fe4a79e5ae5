import { inForce } from '../people/site-ties.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Site } from '../store/generated/client.ts';

/** @returns the site where somebody who names none works or which they refer for; null when there is none, or more than one */
export async function siteMeant(turn: DomainTurn): Promise<Site | null> {
  const day = today(turn);
  const [posted, referred] = await Promise.all([
    turn.tx.posting.findMany({
      where: { personId: turn.actor.id, ...inForce(day) },
      select: { siteId: true },
    }),
    turn.tx.referentAssignment.findMany({
      where: { personId: turn.actor.id, state: 'accepted', ...inForce(day) },
      select: { siteId: true },
    }),
  ]);
  const ids = new Set([...posted, ...referred].map(({ siteId }) => siteId));
  const [only] = ids;
  return ids.size === 1 && only ? turn.tx.site.findUnique({ where: { id: only } }) : null;
}

/** @returns whether it is for this person to say something of a site: it is of their own organisation, or they follow it */
export function isOfOwnHouse(turn: DomainTurn, site: Pick<Site, 'organisationId'>): boolean {
  return turn.actor.organisationId === site.organisationId;
}
