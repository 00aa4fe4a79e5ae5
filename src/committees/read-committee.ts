import type { Committee } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { compositionGaps, type Gap } from './composition.ts';

/** @returns the committee with its active members and their substitutes, the chair and the leads first as they were entered. */
export function readCommittee(tx: Transaction, committeeId: string) {
  return tx.committee.findUniqueOrThrow({
    where: { id: committeeId },
    include: {
      memberships: {
        where: { state: 'active' },
        include: { person: true, substitute: true },
        orderBy: { id: 'asc' },
      },
    },
  });
}

/** C01, C02: what the committee lacks, against the sites of the organisation it steers. */
export async function gapsOf(tx: Transaction, committeeId: string): Promise<Gap[]> {
  const committee = await readCommittee(tx, committeeId);
  const sites = await tx.site.findMany({ where: { spaceId: committee.spaceId }, select: { typology: true } });
  return compositionGaps(
    {
      kind: committee.kind,
      duties: committee.duties,
      cadenceDays: committee.cadenceDays as Record<string, number>,
      members: committee.memberships.map((membership) => ({
        roles: membership.roles,
        voting: membership.voting,
        sponsor: membership.sponsor,
        functionLabel: membership.functionLabel,
        typologies: membership.representsTypologies,
      })),
    },
    sites,
  );
}

/** Locks the row so that two acts on one committee happen one after the other, then reads it afresh. */
export async function lockCommittee(tx: Transaction, committeeId: string): Promise<Committee> {
  await tx.$queryRaw`SELECT id FROM "Committee" WHERE id = ${committeeId}::uuid FOR UPDATE`;
  return tx.committee.findUniqueOrThrow({ where: { id: committeeId } });
}
