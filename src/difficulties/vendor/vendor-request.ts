/** A request to the vendor as this room handles it. */
import type { Prisma } from '../../store/generated/client.ts';
import type { VendorRequestState } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/store.ts';

export const requestParts = {
  askers: { orderBy: { id: 'asc' } },
  difficulties: { select: { id: true, number: true, siteId: true, reporterId: true, state: true } },
} satisfies Prisma.VendorRequestInclude;

export type RequestRow = Prisma.VendorRequestGetPayload<{ include: typeof requestParts }>;

export async function lockRequest(tx: Transaction, id: string): Promise<RequestRow> {
  await tx.$queryRaw`SELECT id FROM "VendorRequest" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.vendorRequest.findUniqueOrThrow({ where: { id }, include: requestParts });
}

/** Where each state may be entered from (domain.md 4.1); what is not kept before it leaves is refused from its draft. */
const enteredFrom: Readonly<Record<VendorRequestState, readonly VendorRequestState[]>> = {
  draft: [],
  approved: ['draft'],
  sent: ['draft', 'approved'],
  accepted: ['approved', 'sent', 'refused'],
  refused: ['draft', 'approved', 'sent', 'accepted'],
  delivered: ['approved', 'sent', 'accepted'],
  verified: ['delivered'],
};

/** @returns whether a request may go from one state to the other */
export function mayBecome(from: VendorRequestState, to: VendorRequestState): boolean {
  return enteredFrom[to].includes(from);
}

/** States in which others may still join it. */
export const openStates: readonly VendorRequestState[] = ['draft', 'approved', 'sent', 'accepted'];
/** States in which the vendor has not seen it. */
export const houseStates: readonly VendorRequestState[] = ['draft', 'approved'];

/** @returns ids of the sites that ask for it */
export function sitesOf({ askers }: Pick<RequestRow, 'askers'>): string[] {
  return [...new Set(askers.flatMap(({ siteId }) => siteId ?? []))];
}

/** @returns ids of the people who ask for it under their name */
export function authorsOf({ askers }: Pick<RequestRow, 'askers'>): string[] {
  return [...new Set(askers.flatMap(({ personId }) => personId ?? []))];
}

const byPriority = ['high', 'normal', 'low'];

/** The most wanted first: by priority, then by how many sites ask for it, then the oldest. */
export function mostWantedFirst(one: RequestRow, other: RequestRow): number {
  return (
    byPriority.indexOf(one.priority) - byPriority.indexOf(other.priority) ||
    sitesOf(other).length - sitesOf(one).length ||
    one.number - other.number
  );
}
