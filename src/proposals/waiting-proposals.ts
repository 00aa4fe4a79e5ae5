import type { Field } from '../conversation/card.ts';
import type { Act } from '../people/authorisation.ts';
import { judgeAct } from '../people/permit.ts';
import { fullName } from '../people/person-name.ts';
import type { DomainTurn } from '../people/turn.ts';
import { wordingsOf } from './wording.ts';

/** Proposals shown to one person, the oldest first: what waits longest is asked first. */
const most = 50;

export interface WaitingProposal {
  id: string;
  /** What would be done. */
  command: string;
  /** As typed, by name. */
  arguments: Record<string, string>;
  proposer: string;
  title: string;
  fields: Field[];
}

/**
 * What others proposed and the person of this turn may decide on.
 *
 * @param actOf act of a command by its English name, as decideProposal judges it
 */
export async function waitingProposals(
  turn: DomainTurn,
  actOf: (command: string) => Act | undefined,
): Promise<WaitingProposal[]> {
  const matters = await decidedBy(turn, actOf);
  if (matters.length === 0) return [];
  const mine = await turn.tx.proposal.findMany({
    where: { ...othersPending(turn), OR: matters },
    orderBy: { id: 'asc' },
    take: most,
  });
  const wordings = await wordingsOf(
    turn.tx,
    mine.map(({ id }) => id),
  );
  const proposers = await turn.tx.person.findMany({
    where: { id: { in: mine.map(({ proposedById }) => proposedById) } },
  });
  return mine.map(({ id, command, arguments: given, line, proposedById }) => {
    const proposer = proposers.find((person) => person.id === proposedById);
    const { title, fields } = wordings.get(id) ?? { title: line, fields: [] };
    return {
      id,
      command,
      arguments: given as Record<string, string>,
      proposer: proposer ? fullName(proposer) : '',
      title,
      fields,
    };
  });
}

function othersPending({ space, actor }: DomainTurn) {
  return { spaceId: space.id, state: 'pending', proposedById: { not: actor.id } } as const;
}

/** @returns what is asked for, and in which committee, among what the person of this turn may decide on */
async function decidedBy(
  turn: DomainTurn,
  actOf: (command: string) => Act | undefined,
): Promise<{ command: string; committeeId: string | null }[]> {
  const asked = await turn.tx.proposal.findMany({
    where: othersPending(turn),
    distinct: ['command', 'committeeId'],
    select: { command: true, committeeId: true },
  });
  const may = new Map<string, boolean>();
  const mine: typeof asked = [];
  for (const matter of asked) {
    const act = actOf(matter.command);
    if (!act) continue;
    const right = `${act} ${matter.committeeId}`;
    if (!may.has(right)) {
      const committeeId = matter.committeeId ?? undefined;
      may.set(right, (await judgeAct(turn, act, { committeeId, own: false })).verdict === 'allowed');
    }
    if (may.get(right)) mine.push(matter);
  }
  return mine;
}
