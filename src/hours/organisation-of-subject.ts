import type { Organisation } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

type OfCommittee = (tx: Transaction, id: string) => Promise<{ committeeId: string | null } | null>;
type OfSite = (tx: Transaction, id: string) => Promise<{ siteId: string | null } | null>;

/** Whose hours a subject keeps, and by which clock. */
export interface OrganisationOfSubject {
  organisation: Organisation;
  timeZone: string;
  /** Null: it belongs to a committee. */
  siteId: string | null;
}

const committeeId = { committeeId: true } as const;
const siteId = { siteId: true } as const;
const ofMeeting = { meeting: { select: committeeId } } as const;
const ofDeployment = { deployment: { select: siteId } } as const;
const meeting: OfCommittee = (tx, id) => tx.meeting.findUnique({ where: { id }, select: committeeId });

/** The whole project's matter. */
const ofProject: OfCommittee = async () => null;

/** Which committee a subject of the ledger belongs to, by its type. */
const committees: Record<string, OfCommittee> = {
  committee: async (_tx, id) => ({ committeeId: id }),
  meeting,
  /** The decisions of one meeting, by its id. */
  decisionsOf: meeting,
  invitation: async (tx, id) => held(await tx.invitation.findUnique({ where: { id }, select: ofMeeting })),
  proxy: async (tx, id) => held(await tx.proxy.findUnique({ where: { id }, select: ofMeeting })),
  agendaItem: async (tx, id) => held(await tx.agendaItem.findUnique({ where: { id }, select: ofMeeting })),
  minutes: async (tx, id) => held(await tx.minutes.findUnique({ where: { id }, select: ofMeeting })),
  membership: (tx, id) => tx.membership.findUnique({ where: { id }, select: committeeId }),
  series: (tx, id) => tx.meetingSeries.findUnique({ where: { id }, select: committeeId }),
  poll: (tx, id) => tx.poll.findUnique({ where: { id }, select: committeeId }),
  consultation: (tx, id) => tx.consultation.findUnique({ where: { id }, select: committeeId }),
  decision: (tx, id) => tx.decision.findUnique({ where: { id }, select: committeeId }),
  ballot: (tx, id) => tx.ballot.findUnique({ where: { id }, select: committeeId }),
  action: (tx, id) => tx.actionItem.findUnique({ where: { id }, select: committeeId }),
  risk: (tx, id) => tx.risk.findUnique({ where: { id }, select: committeeId }),
  report: (tx, id) => tx.executiveReport.findUnique({ where: { id }, select: committeeId }),
  proposal: (tx, id) => tx.proposal.findUnique({ where: { id }, select: committeeId }),
  space: ofProject,
  person: ofProject,
  pairing: ofProject,
  signIn: ofProject,
  calendarVersion: ofProject,
  constraint: ofProject,
  vendorRequest: ofProject,
  pause: ofProject,
};

/** Which site a subject of the ledger belongs to, by its type. */
const sites: Record<string, OfSite> = {
  site: async (_tx, id) => ({ siteId: id }),
  deployment: (tx, id) => tx.deployment.findUnique({ where: { id }, select: siteId }),
  referent: (tx, id) => tx.referentAssignment.findUnique({ where: { id }, select: siteId }),
  readinessCheck: async (tx, id) =>
    onSite(await tx.readinessCheck.findUnique({ where: { id }, select: ofDeployment })),
  nudge: async (tx, id) => onSite(await tx.nudge.findUnique({ where: { id }, select: ofDeployment })),
  goNoGo: async (tx, id) => onSite(await tx.goNoGo.findUnique({ where: { id }, select: ofDeployment })),
  announcement: (tx, id) => tx.announcement.findUnique({ where: { id }, select: siteId }),
  training: (tx, id) => tx.trainingSession.findUnique({ where: { id }, select: siteId }),
  difficulty: (tx, id) => tx.difficulty.findUnique({ where: { id }, select: siteId }),
  remedy: (tx, id) => tx.remedy.findUnique({ where: { id }, select: siteId }),
  pulse: async (tx, id) => onSite(await tx.pulse.findUnique({ where: { id }, select: ofDeployment })),
  lessonsThread: async (tx, id) =>
    onSite(await tx.lessonsThread.findUnique({ where: { id }, select: ofDeployment })),
};

function held(row: { meeting: { committeeId: string } } | null): { committeeId: string } | null {
  return row?.meeting ?? null;
}

function onSite(row: { deployment: { siteId: string } } | null): { siteId: string } | null {
  return row?.deployment ?? null;
}

/** @returns how the site, or the committee, of a subject is found. @throws Error for a type that is in neither table */
function whereOf(type: string): { ofSite: OfSite } | { ofCommittee: OfCommittee } {
  const ofSite = Object.hasOwn(sites, type) && sites[type];
  if (ofSite) return { ofSite };
  const ofCommittee = Object.hasOwn(committees, type) && committees[type];
  if (ofCommittee) return { ofCommittee };
  throw new Error(`No committee nor site is known for a subject of type « ${type} »`);
}

/**
 * @returns the site a subject of the ledger is about; null when it is about none
 * @throws Error for a type that is not here: a pause of its site would let its messages through
 */
export async function siteOfSubject(
  tx: Transaction,
  { type, id }: { type: string; id: string },
): Promise<string | null> {
  const where = whereOf(type);
  return 'ofSite' in where ? ((await where.ofSite(tx, id))?.siteId ?? null) : null;
}

/**
 * @returns the organisation of the committee or of the site a subject belongs to; null for what is the whole project's matter
 * @throws Error for a type that is not here: its messages would silently keep the hours of another organisation
 */
export async function organisationOfSubject(
  tx: Transaction,
  { spaceId, type, id }: { spaceId: string; type: string; id: string },
): Promise<OrganisationOfSubject | null> {
  const where = whereOf(type);
  if ('ofSite' in where) {
    const found = (await where.ofSite(tx, id))?.siteId;
    const include = { organisation: true };
    const site = found ? await tx.site.findFirst({ where: { id: found, spaceId }, include }) : null;
    return site && { organisation: site.organisation, timeZone: site.organisation.timeZone, siteId: site.id };
  }
  const found = (await where.ofCommittee(tx, id))?.committeeId;
  const include = { organisation: true };
  const committee = found ? await tx.committee.findFirst({ where: { id: found, spaceId }, include }) : null;
  return committee && { organisation: committee.organisation, timeZone: committee.timeZone, siteId: null };
}
