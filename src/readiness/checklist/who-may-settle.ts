import { deploymentOfSite } from '../../deployments/deployment.ts';
import { judgeAct } from '../../people/permit.ts';
import { siteTies } from '../../people/site-ties.ts';
import { standingOf } from '../../people/standing.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { dayOn, readDayOn } from '../../sites/day-on.ts';
import type { Site } from '../../store/generated/client.ts';
import { readChecks } from './read-checks.ts';

/**
 * A check that belongs to a role is the own matter of who holds it: the chair for the opinion of the works council, the quality
 * manager for the impact assessment (4.2). Directors and referents own every check of their site (4.5).
 */
export async function ownsCheck(
  turn: DomainTurn,
  site: Site | undefined,
  code: string | undefined,
): Promise<boolean> {
  if (!site || !code) return false;
  const deployment = await deploymentOfSite(turn.tx, site.id);
  if (!deployment) return false;
  const checks = await readChecks(turn.tx, deployment, dayOn(deployment.site, turn.now));
  const check = checks.find((one) => one.code === code.toUpperCase());
  if (!check) return false;
  if (check.ownerId === turn.actor.id) return true;
  if (check.ownerRole !== 'PRES' && check.ownerRole !== 'QUAL') return false;
  const committee = await steeringCommittee(turn.tx, turn.space.id);
  const { roles } = await standingOf(turn, { committeeId: committee?.id, own: false });
  return committee !== null && roles.has(check.ownerRole);
}

/** @returns whether somebody may say that a check does not apply: the leads, who directs the site, who owns it; not its referents */
export async function mayExcuse(turn: DomainTurn, site: Site, code: string): Promise<boolean> {
  const day = await readDayOn(turn.tx, site.id, turn.now);
  const ties = await siteTies(turn.tx, turn.actor.id, day, site.id);
  if (ties.directs) return true;
  const committee = await steeringCommittee(turn.tx, turn.space.id);
  const own = !ties.refers && (await ownsCheck(turn, site, code));
  const matter = { committeeId: committee?.id, own, ...(!ties.refers && { siteId: site.id }) };
  return (await judgeAct(turn, 'readiness.close', matter)).verdict === 'allowed';
}
