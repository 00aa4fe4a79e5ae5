import { sits } from '../../people/membership.ts';
import { judgeAct } from '../../people/permit.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { today } from '../../people/today.ts';
import type { DomainTurn } from '../../people/turn.ts';

/**
 * Whose messages somebody may see (domain.md 4.5, « See message ledger »): leads, the chair and administrators all of them; who
 * directs a site those about it, who communicates those about the sites of their organisation.
 *
 * @returns site ids; null: everything
 */
export async function readableSites(turn: DomainTurn): Promise<ReadonlySet<string> | null> {
  const { tx, space, actor } = turn;
  const committee = await steeringCommittee(tx, space.id);
  const { verdict } = await judgeAct(turn, 'ledger.see', { committeeId: committee?.id, own: false });
  if (verdict === 'allowed') return null;
  const organisationId = committee && (await communicates(turn, committee.id)) ? actor.organisationId : null;
  const sites = await tx.site.findMany({
    where: {
      spaceId: space.id,
      OR: [{ directorId: actor.id }, ...(organisationId ? [{ organisationId }] : [])],
    },
    select: { id: true },
  });
  return new Set(sites.map(({ id }) => id));
}

async function communicates(turn: DomainTurn, committeeId: string): Promise<boolean> {
  const seats = await turn.tx.membership.findMany({
    where: { committeeId, personId: turn.actor.id, roles: { has: 'COM' } },
  });
  return seats.some((seat) => sits(seat, today(turn), turn.space.milestonePhase));
}

/** @returns whether a site, or any when none is named, is the person's own for the ledger */
export async function isOwnSite(turn: DomainTurn, siteId: string | undefined): Promise<boolean> {
  const sites = await readableSites(turn);
  return sites === null || (siteId ? sites.has(siteId) : sites.size > 0);
}
