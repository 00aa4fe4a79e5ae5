import type { Committee } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn } from '../time.ts';
import { compositionGaps, type Gap } from './composition.ts';

/**
 * @param day local day: who has left before it is left out, who comes later is there
 * @returns the committee with its members and their substitutes, as they were entered
 */
export function readCommittee(tx: Transaction, committeeId: string, day: Temporal.PlainDate) {
  return tx.committee.findUniqueOrThrow({
    where: { id: committeeId },
    include: {
      organisation: true,
      leads: true,
      memberships: {
        where: {
          state: 'active',
          person: { state: { not: 'left' } },
          OR: [{ to: null }, { to: { gte: dateColumn(day) } }],
        },
        include: { person: true, substitute: true },
        orderBy: { id: 'asc' },
      },
    },
  });
}

/** A committee with who sits in it, now or soon. */
export type ReadCommittee = Awaited<ReturnType<typeof readCommittee>>;

/** C01, C02: what the committee lacks, against the sites of the space it steers. */
export async function gapsOf(tx: Transaction, committeeId: string, day: Temporal.PlainDate): Promise<Gap[]> {
  const committee = await readCommittee(tx, committeeId, day);
  const sites = await tx.site.findMany({ where: { spaceId: committee.spaceId }, select: { typology: true } });
  return compositionGaps(
    {
      kind: committee.kind,
      duties: committee.duties,
      template: committee.template,
      computerises: committee.computerises,
      cadenceDays: committee.cadenceDays as Record<string, number>,
      members: committee.memberships.map((membership) => ({
        roles: membership.roles,
        voting: membership.voting,
        sponsor: membership.sponsor,
        functionLabel: membership.functionLabel ?? membership.person.jobTitle,
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
