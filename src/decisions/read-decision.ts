import { placesOn } from '../agenda/items-in-order.ts';
import { namesById } from '../people/names-by-id.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { standingStates } from './chain.ts';

const linked = { select: { id: true, number: true, text: true, state: true } } as const;

const decisionParts = {
  meeting: { include: { committee: { select: { code: true } } } },
  supersedes: linked,
  supersededBy: {
    where: { state: { in: [...standingStates, 'superseded'] } },
    orderBy: { number: 'asc' },
    ...linked,
  },
  ballots: {
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    include: { votes: { where: { choice: 'recused' }, orderBy: { castAt: 'asc' } } },
  },
  consultation: { select: { number: true } },
} satisfies Prisma.DecisionInclude;

type DecisionRow = Prisma.DecisionGetPayload<{ include: typeof decisionParts }>;

/** Who did something, and when. */
export interface Trace {
  by: string | null;
  at: Temporal.Instant;
}

/** A decision with everything its card shows. */
export interface DecisionWithStory extends DecisionRow {
  committee: { id: string; code: string; label: string; timeZone: string };
  ownerName: string | null;
  /** Its point as the agenda numbers it. */
  point: string | null;
  recorded: Trace;
  /** Its last correction. */
  corrected: Trace | null;
  /** Names of those who took no part in the vote that counts. */
  recused: string[];
}

/** @throws when it does not exist */
export async function readDecision(tx: Transaction, decisionId: string): Promise<DecisionWithStory> {
  const row = await tx.decision.findUniqueOrThrow({ where: { id: decisionId }, include: decisionParts });
  const committee = await tx.committee.findUniqueOrThrow({
    where: { id: row.committeeId },
    select: { id: true, code: true, label: true, timeZone: true },
  });
  const corrected = await tx.auditEvent.findFirst({
    where: {
      subjectType: 'decision',
      subjectId: row.id,
      act: 'decision.corrected',
    },
    orderBy: { id: 'desc' },
  });
  const counted = row.ballots.findLast(({ state }) => state === 'closed');
  const recused = counted?.votes.map(({ memberId }) => memberId) ?? [];
  const names = await namesById(tx, [row.ownerId, row.recordedById, corrected?.actorId, ...recused]);
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null);
  return {
    ...row,
    committee,
    ownerName: nameOf(row.ownerId),
    point: row.agendaItemId && (await pointOf(tx, row.agendaItemId)),
    recorded: { by: nameOf(row.recordedById), at: toInstant(row.recordedAt) },
    corrected: corrected && { by: nameOf(corrected.actorId), at: toInstant(corrected.at) },
    recused: recused.flatMap((id) => nameOf(id) ?? []),
  };
}

/** « 3 · Wi-Fi EHPAD »; the title alone of a point that is off the agenda. */
async function pointOf(tx: Transaction, id: string): Promise<string | null> {
  const item = await tx.agendaItem.findUnique({ where: { id } });
  if (!item) return null;
  const place = (await placesOn(tx, item.meetingId)).get(id);
  return place === undefined ? item.title : `${place} · ${item.title}`;
}
