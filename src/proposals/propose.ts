import { card } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import type { Act } from '../people/authorisation.ts';
import { whoMay } from '../people/authorisation.ts';
import { journal } from '../people/journal.ts';
import { isOpenMembership } from '../people/membership.ts';
import type { DomainTurn } from '../people/turn.ts';
import { toDate } from '../time.ts';

export interface Proposed {
  act: Act;
  committeeId: string | null;
  /** Full English name of the command. */
  command: string;
  arguments: Record<string, string>;
  /** The command line as people would type it. */
  line: string;
}

/** P in domain.md 4.5: the act is kept, and those who may do it are asked; nothing else happens until one of them accepts. */
export async function propose(turn: DomainTurn, proposed: Proposed): Promise<Reply> {
  const { tx } = turn;
  const row = await tx.proposal.create({
    data: {
      spaceId: turn.space.id,
      committeeId: proposed.committeeId,
      command: proposed.command,
      arguments: proposed.arguments,
      line: proposed.line,
      proposedById: turn.actor.id,
      proposedAt: toDate(turn.now),
    },
  });
  await journal(turn, 'proposal.made', { type: 'proposal', id: row.id }, { after: { line: proposed.line } });
  const deciders = await whoDecides(turn, proposed);
  for (const personId of deciders)
    await turn.ledger.notify(tx, {
      spaceId: turn.space.id,
      rule: 'PROPOSAL',
      subject: { type: 'proposal', id: row.id, version: 1 },
      recipient: { kind: 'person', id: personId },
      message: 'proposal.made',
      nature: 'notice',
      live: true,
      correlationId: turn.correlationId,
    });
  return {
    outcome: 'proposed',
    visibility: 'private',
    card: card(
      turn.t('proposal.kept.heading'),
      turn.t('proposal.kept', { count: deciders.length }),
      proposed.line,
    ),
  };
}

/** The two leads when they may do it themselves, else the chair: one request to few people. */
async function whoDecides(turn: DomainTurn, proposed: Proposed): Promise<string[]> {
  const able = whoMay(proposed.act);
  const asked = ['LF', 'LT'].some((role) => able.includes(role as 'LF')) ? ['LF', 'LT'] : ['PRES'];
  const today = turn.now.toZonedDateTimeISO(turn.timeZone).toPlainDate();
  const memberships = await turn.tx.membership.findMany({
    where: {
      spaceId: turn.space.id,
      ...(proposed.committeeId ? { committeeId: proposed.committeeId } : { committee: { kind: 'copil' } }),
      roles: { hasSome: asked },
    },
  });
  const people = memberships.filter((one) => isOpenMembership(one, today)).map((one) => one.personId);
  return [...new Set(people)].filter((personId) => personId !== turn.actor.id);
}
