import type { Reply } from '../conversation/reply.ts';
import { sayNo } from '../people/say-no.ts';
import { type SiteTies, siteTies } from '../people/site-ties.ts';
import { standingOf } from '../people/standing.ts';
import { steeringCommittee } from '../people/steering-committee.ts';
import type { DomainTurn } from '../people/turn.ts';
import { readDayOn } from '../sites/day-on.ts';
import type { Site } from '../store/generated/client.ts';

/** Roles that answer for the whole project, whoever employs them. */
const wholeProject = ['PRES', 'LF', 'LT'] as const;

export interface PulseReader extends SiteTies {
  /** Leads the project or chairs its committee. */
  leads: boolean;
  functionalLead: boolean;
}

export async function pulseReader(turn: DomainTurn, site: Site): Promise<PulseReader> {
  const committee = await steeringCommittee(turn.tx, turn.space.id);
  const { roles } = await standingOf(turn, { committeeId: committee?.id, own: false });
  const day = await readDayOn(turn.tx, site.id, turn.now);
  const ties = await siteTies(turn.tx, turn.actor.id, day, site.id);
  return {
    ...ties,
    leads: wholeProject.some((role) => roles.has(role)),
    functionalLead: roles.has('LF'),
  };
}

/** A pulse stays within its organisation: a partner never reads it, the leads of the project do (domain.md 4.5, case 5). */
export async function whyUnreadable(
  turn: DomainTurn,
  site: Site,
  reader: PulseReader,
): Promise<Reply | null> {
  if (turn.actor.organisationId === site.organisationId) return null;
  if (reader.leads || reader.directs || reader.refers || reader.worksThere) return null;
  return sayNo(turn, 'pulse.otherOrganisation');
}
