import type { Field } from '../conversation/card.ts';
import type { Act } from '../people/authorisation.ts';
import { judgeAct } from '../people/permit.ts';
import { fullName } from '../people/person-name.ts';
import type { DomainTurn } from '../people/turn.ts';
import { wordingsOf } from './wording.ts';

/** Proposals looked at, the oldest first: what waits longest is asked first. */
const looked = 50;

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
  const pending = await turn.tx.proposal.findMany({
    where: { spaceId: turn.space.id, state: 'pending', proposedById: { not: turn.actor.id } },
    orderBy: { id: 'asc' },
    take: looked,
  });
  const may = new Map<string, boolean>();
  const mine: typeof pending = [];
  for (const proposal of pending) {
    const act = actOf(proposal.command);
    if (!act) continue;
    const matter = `${act} ${proposal.committeeId}`;
    if (!may.has(matter)) {
      const committeeId = proposal.committeeId ?? undefined;
      may.set(matter, (await judgeAct(turn, act, { committeeId, own: false })).verdict === 'allowed');
    }
    if (may.get(matter)) mine.push(proposal);
  }
  if (mine.length === 0) return [];
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
