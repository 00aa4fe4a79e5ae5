import type { BallotWithVotes } from '../decisions/voting/ballots.ts';
import type { Person, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { type Count, countVotes } from './ending.ts';

const consultationParts = {
  committee: { include: { organisation: true, space: true, channels: true, memberships: true } },
  ballots: { orderBy: [{ openedAt: 'desc' }, { id: 'desc' }], take: 1, include: { votes: true } },
  decisions: { select: { id: true, number: true } },
} satisfies Prisma.ConsultationInclude;

type ConsultationRow = Prisma.ConsultationGetPayload<{ include: typeof consultationParts }>;
type Asked = Prisma.PersonGetPayload<{ include: { absences: true } }>;

/** A question put in writing (C23), with its ballot, whom it asks, who opened it, and what it became. */
export interface Consultation extends ConsultationRow {
  ballot: BallotWithVotes;
  count: Count;
  /** Voting members, in the order they were asked. */
  members: Asked[];
  author: Person | null;
  owner: Person | null;
  /** The point it became. */
  point: Prisma.AgendaItemGetPayload<{ include: { meeting: true } }> | null;
}

/** @throws when it does not exist in any space */
export async function loadConsultation(tx: Transaction, id: string): Promise<Consultation> {
  const row = await tx.consultation.findUniqueOrThrow({ where: { id }, include: consultationParts });
  const [ballot] = row.ballots;
  if (!ballot) throw new Error(`Consultation ${row.number} has no ballot.`);
  const found = await tx.person.findMany({
    where: { id: { in: [...row.memberIds, row.openedById, row.ownerId].filter((one) => one !== null) } },
    include: { absences: true },
  });
  const people = new Map(found.map((person) => [person.id, person]));
  return {
    ...row,
    ballot,
    count: countVotes(ballot.votes, row.memberIds),
    members: row.memberIds.flatMap((memberId) => people.get(memberId) ?? []),
    author: people.get(row.openedById ?? '') ?? null,
    owner: people.get(row.ownerId ?? '') ?? null,
    point: row.agendaItemId
      ? await tx.agendaItem.findUnique({ where: { id: row.agendaItemId }, include: { meeting: true } })
      : null,
  };
}

/** Locks the row, so that votes, ends and changes happen one after the other, then reads it afresh. */
export async function lockConsultation(tx: Transaction, id: string): Promise<Consultation> {
  await tx.$queryRaw`SELECT id FROM "Consultation" WHERE id = ${id}::uuid FOR UPDATE`;
  return loadConsultation(tx, id);
}

/** @returns the last moment at which votes count, on the committee's clock */
export function deadlineOf({
  deadlineAt,
  committee,
}: Pick<Consultation, 'deadlineAt' | 'committee'>): Temporal.ZonedDateTime {
  return toInstant(deadlineAt).toZonedDateTimeISO(committee.timeZone);
}

/** @returns whether votes still count */
export function takesVotes(consultation: Consultation, now: Temporal.Instant): boolean {
  return (
    consultation.state === 'open' && Temporal.Instant.compare(now, toInstant(consultation.deadlineAt)) < 0
  );
}
