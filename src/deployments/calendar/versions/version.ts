import { sits } from '../../../people/membership.ts';
import { steeringCommittee } from '../../../people/steering-committee.ts';
import type { CalendarOpinion, CalendarVersion, Decision, Person } from '../../../store/generated/client.ts';
import type { Transaction } from '../../../store/store.ts';

export type VersionWithOpinions = CalendarVersion & { opinions: CalendarOpinion[] };

/** States in which a version waits for opinions and may be adopted. */
const underReview = ['inReview', 'agreed'] as const;

const parts = { opinions: { orderBy: [{ at: 'asc' as const }, { id: 'asc' as const }] } };

export function isUnderReview({ state }: Pick<CalendarVersion, 'state'>): boolean {
  return underReview.some((one) => one === state);
}

export function readVersion(tx: Transaction, id: string): Promise<VersionWithOpinions> {
  return tx.calendarVersion.findUniqueOrThrow({ where: { id }, include: parts });
}

/** Two people who settle the same version at once: the second one sees what the first did. */
export async function lockVersion(tx: Transaction, id: string): Promise<VersionWithOpinions> {
  await tx.$queryRaw`SELECT id FROM "CalendarVersion" WHERE id = ${id}::uuid FOR UPDATE`;
  return readVersion(tx, id);
}

/** @param number absent: the last one */
export function versionNumbered(
  tx: Transaction,
  spaceId: string,
  number?: number,
): Promise<VersionWithOpinions | null> {
  return tx.calendarVersion.findFirst({
    where: { spaceId, number },
    orderBy: { number: 'desc' },
    include: parts,
  });
}

/** @returns the version that waits for opinions; null when none does */
export function versionUnderReview(tx: Transaction, spaceId: string): Promise<VersionWithOpinions | null> {
  return tx.calendarVersion.findFirst({
    where: { spaceId, state: { in: [...underReview] } },
    orderBy: { number: 'desc' },
    include: parts,
  });
}

export function adoptedVersion(tx: Transaction, spaceId: string): Promise<VersionWithOpinions | null> {
  return tx.calendarVersion.findFirst({
    where: { spaceId, state: 'adopted' },
    orderBy: { number: 'desc' },
    include: parts,
  });
}

export function decisionOf(tx: Transaction, { decisionId }: CalendarVersion): Promise<Decision | null> {
  return decisionId ? tx.decision.findUnique({ where: { id: decisionId } }) : Promise.resolve(null);
}

/** Who is asked what they think of a version (S3-11): the members of the steering committee, and the vendor. */
export interface Asked {
  members: Person[];
  vendor: Person[];
}

/** Roles whose opinion is asked beside the votes. */
const consulted = new Set(['PRES', 'LF', 'LT', 'MEM', 'DIR', 'COM', 'QUAL']);

/** @param version its author is not asked */
export async function askedOf(
  tx: Transaction,
  { spaceId, authorId }: Pick<CalendarVersion, 'spaceId' | 'authorId'>,
  day: Temporal.PlainDate,
): Promise<Asked> {
  const committee = await steeringCommittee(tx, spaceId);
  if (!committee) return { members: [], vendor: [] };
  const seats = await tx.membership.findMany({
    where: { committeeId: committee.id, person: { state: { not: 'left' } } },
    include: { person: { include: { organisation: true } } },
    orderBy: { id: 'asc' },
  });
  const sitting = seats.filter((seat) => sits(seat, day, null) && seat.personId !== authorId);
  const isVendor = ({ person }: (typeof sitting)[number]) => person.organisation?.kind === 'vendor';
  const isMember = ({ voting, roles }: (typeof sitting)[number]) =>
    voting || roles.some((role) => consulted.has(role));
  return {
    members: sitting.filter((seat) => !isVendor(seat) && isMember(seat)).map(({ person }) => person),
    vendor: sitting.filter(isVendor).map(({ person }) => person),
  };
}

/** - `awaited`: nothing was said yet; `nobody`: no vendor sits in the committee. */
export type Stand = 'agreed' | 'objection' | 'awaited' | 'nobody';

/** Where a version stands: how many agree, and the vendor. */
export interface Standing {
  agreed: number;
  objections: number;
  asked: number;
  vendor: Stand;
}

/** @returns the last word of each counts; a comment alone is neither for nor against; pure */
export function standingOf(
  opinions: readonly Pick<CalendarOpinion, 'personId' | 'kind'>[],
  asked: { members: readonly { id: string }[]; vendor: readonly { id: string }[] },
): Standing {
  const word = (id: string): Stand => {
    const last = opinions.findLast((one) => one.personId === id && one.kind !== 'comment');
    return last?.kind === 'agreed' || last?.kind === 'objection' ? last.kind : 'awaited';
  };
  const members = asked.members.map(({ id }) => word(id));
  const vendors = asked.vendor.map(({ id }) => word(id));
  return {
    asked: members.length,
    agreed: members.filter((one) => one === 'agreed').length,
    objections: members.filter((one) => one === 'objection').length,
    vendor: vendorStand(vendors),
  };
}

/** One person of the vendor speaks for it; an objection of one is an objection. */
function vendorStand(words: readonly Stand[]): Stand {
  if (words.length === 0) return 'nobody';
  if (words.includes('objection')) return 'objection';
  return words.includes('agreed') ? 'agreed' : 'awaited';
}

/** @returns whether everybody who was asked agrees: « agreed » of domain.md 4.1 */
export function isAgreed({ agreed, asked, vendor }: Standing): boolean {
  return agreed === asked && (vendor === 'agreed' || vendor === 'nobody');
}
