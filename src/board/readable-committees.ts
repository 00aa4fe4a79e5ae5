import { committeesRead, type Reading } from '../people/reading.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Committee } from '../store/generated/client.ts';

/** A committee with pages for the person, and how much of them they read. */
export interface ReadableCommittee {
  committee: Committee;
  reading: Reading;
}

/** @returns committees with pages for this person: COPIL first, closed ones last */
export async function readableCommittees(turn: DomainTurn): Promise<ReadableCommittee[]> {
  const read = Object.entries(await committeesRead(turn)) as [Reading, string[]][];
  const readings = new Map(read.flatMap(([reading, ids]) => ids.map((id) => [id, reading] as const)));
  const committees = await turn.tx.committee.findMany({
    where: { id: { in: [...readings.keys()] }, state: { not: 'draft' } },
    orderBy: [{ state: 'asc' }, { kind: 'asc' }, { code: 'asc' }],
  });
  return committees.flatMap((committee) => {
    const reading = readings.get(committee.id);
    return reading ? [{ committee, reading }] : [];
  });
}
