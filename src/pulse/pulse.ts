import { staffOf } from '../sites/staff.ts';
import type { Deployment, Organisation, Person, Pulse, Site } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type { Belonging } from './disclosure.ts';

const parts = {
  deployment: { include: { site: { include: { organisation: true, director: true } } } },
} as const;

/** A pulse with the site it is about. */
export type PulseOfSite = Pulse & {
  deployment: Deployment & { site: Site & { organisation: Organisation; director: Person | null } };
};

export function readPulse(
  tx: Transaction,
  deploymentId: string,
  number: number,
): Promise<PulseOfSite | null> {
  const key = { deploymentId_number: { deploymentId, number } };
  return tx.pulse.findUnique({ where: key, include: parts });
}

export function readPulseById(tx: Transaction, id: string): Promise<PulseOfSite> {
  return tx.pulse.findUniqueOrThrow({ where: { id }, include: parts });
}

/** @returns the pulses of a site, the latest first */
export function pulsesOfSite(tx: Transaction, siteId: string): Promise<PulseOfSite[]> {
  return tx.pulse.findMany({
    where: { deployment: { siteId } },
    include: parts,
    orderBy: { number: 'desc' },
  });
}

/** One at a time: of two sheets that are handed in at once, the second waits for the first. */
export async function lockPulse(tx: Transaction, id: string): Promise<PulseOfSite> {
  await tx.$queryRaw`SELECT id FROM "Pulse" WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.pulse.findUniqueOrThrow({ where: { id }, include: parts });
}

/** Who is asked: the staff of the site (domain.md 4.4b), each with the groups they belong to. */
export async function askedBy(
  tx: Transaction,
  { deployment: { site } }: Pick<PulseOfSite, 'deployment'>,
  day: Temporal.PlainDate,
): Promise<(Belonging & { personId: string })[]> {
  const staff = await staffOf(tx, site, day);
  return staff.map(({ person, team }) => ({
    personId: person.id,
    team,
    category: person.professionCategory,
  }));
}

export async function hasAnswered(tx: Transaction, pulseId: string, personId: string): Promise<boolean> {
  const key = { pulseId_personId: { pulseId, personId } };
  return (await tx.pulseParticipation.findUnique({ where: key })) !== null;
}
