/** Who reads what was learnt: published sheets everybody, what is being written the site and those who lead (4.5, case 5). */

import { approves, drafts } from '../people/judge-reader.ts';
import { judgeAct } from '../people/permit.ts';
import { inForce, type SiteTies, siteTies } from '../people/site-ties.ts';
import { standingOf } from '../people/standing.ts';
import { steeringCommittee } from '../people/steering-committee.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import { readDayOn } from '../sites/day-on.ts';
import type { Prisma, Site } from '../store/generated/client.ts';

const draftRoles = ['PRES', 'LF', 'LT', 'QUAL'] as const;

export interface LessonsReader {
  ties: SiteTies;
  /** Reads what is not published. */
  drafts: boolean;
  /** May publish, and apply before publication: the functional lead, the chair (4.5). */
  publishes: boolean;
  /** May approve a draft: who directs the site and the quality manager too. */
  approves: boolean;
  /** May write a draft: the referents too. */
  writes: boolean;
  /** Sits in the steering committee. */
  member: boolean;
}

export async function lessonsReader(turn: DomainTurn, site: Pick<Site, 'id'>): Promise<LessonsReader> {
  const day = await readDayOn(turn.tx, site.id, turn.now);
  const ties = await siteTies(turn.tx, turn.actor.id, day, site.id);
  const matter = { committeeId: await committeeId(turn), siteId: site.id, own: false };
  const { roles } = await standingOf(turn, { committeeId: matter.committeeId, own: false });
  const { verdict } = await judgeAct(turn, 'rex.publish', matter);
  const itsOwn = ties.directs || ties.refers || ties.worksThere;
  return {
    ties,
    drafts: itsOwn || draftRoles.some((role) => roles.has(role)),
    publishes: verdict === 'allowed',
    approves: approves(verdict),
    writes: drafts(verdict),
    member: roles.has('MEM') || draftRoles.some((role) => roles.has(role)),
  };
}

/** The threads whose sheet and lessons this person may read: the published ones of the space, and what is being written where they may. */
export async function readableThreads(turn: DomainTurn): Promise<Prisma.LessonsThreadWhereInput> {
  const { roles } = await standingOf(turn, { committeeId: await committeeId(turn), own: false });
  const spaceId = turn.space.id;
  if (draftRoles.some((role) => roles.has(role))) return { spaceId, state: { not: 'withdrawn' } };
  const tied = await tiedSites(turn);
  const own = { state: { not: 'withdrawn' as const }, deployment: { siteId: { in: tied } } };
  return { spaceId, OR: [{ state: 'published' }, own] };
}

async function tiedSites(turn: DomainTurn): Promise<string[]> {
  const { tx, actor, space } = turn;
  const now = inForce(today(turn));
  const sites = await tx.site.findMany({
    where: {
      spaceId: space.id,
      OR: [
        { directorId: actor.id },
        { postings: { some: { personId: actor.id, ...now } } },
        { referents: { some: { personId: actor.id, state: 'accepted', ...now } } },
      ],
    },
    select: { id: true },
  });
  return sites.map(({ id }) => id);
}

async function committeeId({ tx, space }: DomainTurn): Promise<string | undefined> {
  return (await steeringCommittee(tx, space.id))?.id;
}
