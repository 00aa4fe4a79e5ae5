import { type LeftDecision, takenUp } from '../decisions/take-into-session.ts';
import { namesById } from '../people/names-by-id.ts';
import type { AgendaItem, Meeting } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';
import type { MinutesDecision } from './content.ts';

/**
 * The decisions of a meeting: those that are its own, and the drafts and ties that a later session took up, as this one left
 * them.
 *
 * @param items of its agenda, in order
 */
export async function decisionsOf(
  tx: Transaction,
  meeting: Pick<Meeting, 'id' | 'spaceId'>,
  items: readonly AgendaItem[],
): Promise<{ itemId: string | null; told: MinutesDecision }[]> {
  const meetingId = meeting.id;
  const left = await leftBy(tx, meeting);
  const rows = await tx.decision.findMany({
    where: { OR: [{ meetingId, state: { not: 'withdrawn' } }, { id: { in: [...left.keys()] } }] },
    include: { supersedes: { select: { number: true } } },
    orderBy: { number: 'asc' },
  });
  const owners = await namesById(
    tx,
    rows.map(({ ownerId }) => ownerId),
  );
  return rows.map((row) => {
    const then = row.meetingId === meetingId ? undefined : left.get(row.id);
    const known = then ? { ...row, ...then, state: 'draft' as const, reservedUntil: null } : row;
    const place = items.findIndex(({ id }) => id === known.agendaItemId);
    const votes =
      known.votesFor === null
        ? null
        : {
            inFavour: known.votesFor,
            against: known.votesAgainst ?? 0,
            abstentions: known.abstentions ?? 0,
            castingVote: known.castingVote,
          };
    return {
      itemId: known.agendaItemId,
      told: {
        number: known.number,
        text: known.text,
        type: known.type,
        state: known.state,
        item: place >= 0 ? String(place + 1) : known.item,
        votes,
        owner: owners.get(known.ownerId ?? '') ?? null,
        effectiveOn: known.effectiveOn && plainDate(known.effectiveOn).toString(),
        rationale: known.rationale,
        dissent: known.dissent,
        supersedes: known.supersedes?.number ?? null,
        reservedUntil: known.reservedUntil && plainDate(known.reservedUntil).toString(),
      },
    };
  });
}

/** What a meeting left to a later one, by the decision’s id: the journal keeps it. */
async function leftBy(
  tx: Transaction,
  { id, spaceId }: Pick<Meeting, 'id' | 'spaceId'>,
): Promise<Map<string, LeftDecision>> {
  const events = await tx.auditEvent.findMany({
    where: {
      spaceId,
      act: takenUp,
      subjectType: 'decision',
      before: { path: ['meetingId'], equals: id },
    },
    orderBy: { id: 'asc' },
  });
  return new Map(events.map(({ subjectId, before }) => [subjectId, before as unknown as LeftDecision]));
}
