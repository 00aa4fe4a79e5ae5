/** A ballot's life, for decisions in session and for written consultations: opened, voted in, closed once. */
import type { Prisma } from '../../store/generated/client.ts';
import type { VoteChoice } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/store.ts';
import { toDate } from '../../time.ts';
import { journalled, type Recorder } from '../recorder.ts';
import { type Tally, type TallyRules, tally, type VotingVoice } from './tally.ts';

export type BallotWithVotes = Prisma.BallotGetPayload<{ include: { votes: true } }>;

/** What is voted on, and where: a decision in a meeting, or a written consultation. */
export type BallotMatter = Pick<
  Prisma.BallotUncheckedCreateInput,
  'committeeId' | 'meetingId' | 'agendaItemId' | 'decisionId' | 'consultationId'
>;

/** Opens a vote by buttons. */
export async function openBallot(by: Recorder, matter: BallotMatter): Promise<BallotWithVotes> {
  const ballot = await by.tx.ballot.create({
    data: {
      ...matter,
      spaceId: by.spaceId,
      method: 'buttons',
      openedById: by.onBehalfOfId ?? by.actorId,
      openedAt: toDate(by.now),
    },
    include: { votes: true },
  });
  await journalled(by, 'ballot.opened', { type: 'ballot', id: ballot.id });
  return ballot;
}

/** Locks the row, so that votes and closing happen one after the other; reads it afresh. @throws when it does not exist */
export async function lockBallot(tx: Transaction, ballotId: string): Promise<BallotWithVotes> {
  await tx.$queryRaw`SELECT id FROM "Ballot" WHERE id = ${ballotId}::uuid FOR UPDATE`;
  return tx.ballot.findUniqueOrThrow({ where: { id: ballotId }, include: { votes: true } });
}

/**
 * Gives a voice's vote; the last one counts until the ballot closes. Whether the voice is heard is the caller's to judge,
 * from the voices of this moment.
 *
 * @returns false when the ballot is no longer open: nothing was kept
 */
export async function castVote(
  by: Recorder,
  ballotId: string,
  { memberId, castById }: VotingVoice,
  choice: VoteChoice,
): Promise<boolean> {
  const { state } = await lockBallot(by.tx, ballotId);
  if (state !== 'open') return false;
  const given = { castById, choice, castAt: toDate(by.now), castVia: by.platform ?? null };
  await by.tx.vote.upsert({
    where: { ballotId_memberId: { ballotId, memberId } },
    create: { ballotId, memberId, ...given },
    update: given,
  });
  await journalled(by, 'ballot.voted', { type: 'ballot', id: ballotId }, { after: { memberId, choice } });
  await by.ledger.refresh(by.tx, { type: 'ballot', id: ballotId }, by.correlationId);
  return true;
}

/**
 * Closes a ballot with what was said by the voices of this moment.
 *
 * @returns the tally it was closed with; null when somebody else had closed it
 */
export async function closeBallot(
  by: Recorder,
  ballotId: string,
  voices: readonly VotingVoice[],
  rules: TallyRules,
): Promise<Tally | null> {
  const { state, votes } = await lockBallot(by.tx, ballotId);
  if (state !== 'open') return null;
  const counted = tally(votes, voices, rules);
  await by.tx.ballot.update({
    where: { id: ballotId },
    data: {
      state: 'closed',
      closedAt: toDate(by.now),
      version: { increment: 1 },
      voices: counted.voices,
      votesFor: counted.inFavour,
      votesAgainst: counted.against,
      abstentions: counted.abstentions,
      castingVote: counted.castingVote,
    },
  });
  const { outcome, inFavour, against, abstentions } = counted;
  const after = { outcome, inFavour, against, abstentions };
  await journalled(by, 'ballot.closed', { type: 'ballot', id: ballotId }, { after });
  await by.ledger.refresh(by.tx, { type: 'ballot', id: ballotId }, by.correlationId);
  return counted;
}

/** Ends a ballot without a result. @returns false when it was no longer open */
export async function voidBallot(by: Recorder, ballotId: string): Promise<boolean> {
  const { state } = await lockBallot(by.tx, ballotId);
  if (state !== 'open') return false;
  await by.tx.ballot.update({
    where: { id: ballotId },
    data: { state: 'void', closedAt: toDate(by.now), version: { increment: 1 } },
  });
  await journalled(by, 'ballot.void', { type: 'ballot', id: ballotId });
  await by.ledger.refresh(by.tx, { type: 'ballot', id: ballotId }, by.correlationId);
  return true;
}
