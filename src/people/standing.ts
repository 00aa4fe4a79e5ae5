import type { Committee, Membership } from '../store/generated/client.ts';
import type { CommitteeKind, MilestonePhase } from '../store/generated/enums.ts';
import { chairsOf, isAnimator } from './acting-chair.ts';
import { type Act, judge, type Standing } from './authorisation.ts';
import { sits } from './membership.ts';
import { type Role, rolesFrom } from './roles.ts';
import { type SiteTies, siteTies } from './site-ties.ts';
import { today } from './today.ts';
import type { Actor, DomainTurn, SpaceContext } from './turn.ts';

export interface StandingRequest {
  /** Only this committee's roles count; absent: every active committee of the space. */
  committeeId?: string;
  /** Roles the matter itself gives (a guest or a substitute of this meeting). */
  rolesInMatter?: Role[];
  /** The site it is about: only who directs it, or is its referent, has these roles, and it is their own. */
  siteId?: string;
  own: boolean;
}

/** Whose standing is read, and on which day: of who acts in their turn, or of who reads a card. */
export interface Judged extends Pick<DomainTurn, 'tx' | 'now' | 'timeZone'> {
  actor: Pick<Actor, 'id'>;
  space: Pick<SpaceContext, 'milestonePhase'>;
}

/** What is known of the actor whatever the committee. */
export interface ActorFacts {
  administrator: boolean;
  vendor: boolean;
  site: SiteTies;
}

/** A committee with everybody who holds a seat in it and has not left the project. */
export type SeatedCommittee = Committee & { memberships: Membership[] };

/** A committee as polls and consultations carry it. */
export type SeatedWithSpace = Pick<SeatedCommittee, 'kind' | 'memberships'> & {
  space: { milestonePhase: MilestonePhase | null };
};

/** Includes what `standingIn` judges by. */
export const seatedParts = { memberships: { where: { person: { state: { not: 'left' } } } } } as const;

/**
 * Reads what a person is in the matter at hand (domain.md 4.5). Who stands in for the chair of a committee that has none has
 * the chair's rights in it; who runs a working group acts in their own matter there (GT ○).
 */
export async function standingOf(turn: Judged, request: StandingRequest): Promise<Standing> {
  const facts = await readActor(turn, request.siteId);
  const ownSite = request.siteId !== undefined && Object.values(facts.site).some(Boolean);
  const asked = { ...request, own: request.own || ownSite };
  const committee = request.committeeId
    ? await turn.tx.committee.findUnique({ where: { id: request.committeeId }, include: seatedParts })
    : null;
  if (committee) return standingIn(turn, facts, committee, asked);
  const memberships = request.committeeId
    ? []
    : await turn.tx.membership.findMany({
        where: { personId: turn.actor.id, committee: { state: 'active' } },
      });
  return standingWith(facts, sittingIn(turn, memberships), asked);
}

/** The same in a committee that was read already. */
export function standingIn(
  turn: Judged,
  facts: ActorFacts,
  { kind, memberships }: SeatedCommittee,
  request: Omit<StandingRequest, 'committeeId'>,
): Standing {
  return standingOfSeats(turn.actor.id, facts, kind, sittingIn(turn, memberships), request);
}

/** @returns whether the seats of a person in a committee let them do it outright, whoever else they are */
export function seatsAllow(
  act: Act,
  { kind, memberships, space }: SeatedWithSpace,
  personId: string,
  day: Temporal.PlainDate,
): boolean {
  const sitting = memberships.filter((one) => sits(one, day, space.milestonePhase));
  const site = { directs: false, refers: false, worksThere: false };
  const nothingElse = { administrator: false, vendor: false, site };
  return judge(act, standingOfSeats(personId, nothingElse, kind, sitting, { own: false })) === 'allowed';
}

/** @param sitting everybody whose seat in the committee counts that day */
function standingOfSeats(
  personId: string,
  facts: ActorFacts,
  kind: CommitteeKind,
  sitting: readonly Membership[],
  request: Omit<StandingRequest, 'committeeId'>,
): Standing {
  const own = sitting.filter((one) => one.personId === personId);
  const presides = chairsOf(kind, sitting).includes(personId);
  return standingWith(facts, own, {
    own: request.own || own.some(isAnimator),
    rolesInMatter: [...(request.rolesInMatter ?? []), ...(presides ? (['PRES'] as const) : [])],
  });
}

/** @returns the seats that count today */
export function sittingIn(turn: Judged, memberships: readonly Membership[]): Membership[] {
  return memberships.filter((one) => sits(one, today(turn), turn.space.milestonePhase));
}

/** @param siteId the site the matter is about; absent: ties to any site count */
export async function readActor(turn: Judged, siteId?: string): Promise<ActorFacts> {
  const { tx, actor } = turn;
  const { administrator, organisation } = await tx.person.findUniqueOrThrow({
    where: { id: actor.id },
    include: { organisation: { select: { kind: true } } },
  });
  const site = await siteTies(tx, actor.id, today(turn), siteId);
  return { administrator, vendor: organisation?.kind === 'vendor', site };
}

function standingWith(
  facts: ActorFacts,
  memberships: readonly Membership[],
  { own, rolesInMatter = [] }: Omit<StandingRequest, 'committeeId'>,
): Standing {
  const { administrator, vendor, site } = facts;
  const ties = { directsSite: site.directs, referent: site.refers };
  const held = rolesFrom({ administrator, vendor, ...ties, memberships: [...memberships], replaces: false });
  for (const role of rolesInMatter) held.add(role);
  return { roles: held, own, votingMember: memberships.some(({ voting }) => voting) };
}
