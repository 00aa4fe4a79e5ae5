import type { Person, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

const pollParts = {
  committee: { include: { organisation: true, space: true, channels: true, memberships: true } },
  slots: { orderBy: { startsLocal: 'asc' }, include: { answers: true } },
} satisfies Prisma.PollInclude;

type PollRow = Prisma.PollGetPayload<{ include: typeof pollParts }>;
export type Slot = PollRow['slots'][number];
type Asked = Prisma.PersonGetPayload<{ include: { organisation: { select: { timeZone: true } } } }>;

/** A poll with its dates, its answers, the people it asks, who opened it, and the meeting it became. */
export interface Poll extends PollRow {
  /** In the order they were asked; who left the project is not among them. */
  people: Asked[];
  author: Person | null;
  meeting: Prisma.MeetingGetPayload<{ include: { committee: true } }> | null;
}

/** @returns the poll; throws when it does not exist in any space */
export async function loadPoll(tx: Transaction, id: string): Promise<Poll> {
  const row = await tx.poll.findUniqueOrThrow({ where: { id }, include: pollParts });
  const found = await tx.person.findMany({
    where: { id: { in: [...row.personIds, ...(row.createdById ? [row.createdById] : [])] } },
    include: { organisation: { select: { timeZone: true } } },
  });
  const byId = new Map(found.map((person) => [person.id, person]));
  return {
    ...row,
    people: row.personIds.flatMap((personId) => {
      const person = byId.get(personId);
      return person && person.state !== 'left' ? [person] : [];
    }),
    author: byId.get(row.createdById ?? '') ?? null,
    meeting: row.meetingId
      ? await tx.meeting.findUnique({ where: { id: row.meetingId }, include: { committee: true } })
      : null,
  };
}

/** Locks the row, so that two presses happen one after the other, then reads it afresh. */
export async function lockPoll(tx: Transaction, id: string): Promise<Poll> {
  await tx.$queryRaw`SELECT id FROM "Poll" WHERE id = ${id}::uuid FOR UPDATE`;
  return loadPoll(tx, id);
}

/** @returns wall time of a date in the poll's zone; one that the clock change skips slides forward (4.4b) */
export function slotStart(poll: { timeZone: string }, slot: { startsLocal: string }): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(slot.startsLocal).toZonedDateTime(poll.timeZone, {
    disambiguation: 'compatible',
  });
}

/** @returns whether its hour has come: it can be neither answered nor chosen any more */
export function hasPassed(
  poll: { timeZone: string },
  slot: { startsLocal: string },
  now: Temporal.Instant,
): boolean {
  return Temporal.Instant.compare(slotStart(poll, slot).toInstant(), now) <= 0;
}

/** @returns the dates that can still be answered and chosen, the earliest first; none once the poll is closed */
export function openSlots(poll: Poll, now: Temporal.Instant): Slot[] {
  return poll.state === 'open' ? poll.slots.filter((slot) => !hasPassed(poll, slot, now)) : [];
}

/** @returns what the person said of a date, null before any answer */
export function choiceOf(slot: Slot, personId: string | null) {
  return slot.answers.find((answer) => answer.personId === personId)?.choice ?? null;
}

/** @returns whether the person is asked and has not answered every date that is still open */
export function isAwaited(poll: Poll, personId: string | null, now: Temporal.Instant): boolean {
  return (
    poll.people.some(({ id }) => id === personId) &&
    openSlots(poll, now).some((slot) => choiceOf(slot, personId) === null)
  );
}

/** @returns those who have not answered every open date */
export function awaited(poll: Poll, now: Temporal.Instant): Asked[] {
  return poll.people.filter(({ id }) => isAwaited(poll, id, now));
}
