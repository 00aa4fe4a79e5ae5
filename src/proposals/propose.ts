import type { Field } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import { chairsOf } from '../people/acting-chair.ts';
import { type Act, isForOwnDirector, whoMay } from '../people/authorisation.ts';
import { journal } from '../people/journal.ts';
import { isLead, type ReachedLead } from '../people/leads.ts';
import { sits } from '../people/membership.ts';
import { leadsReached } from '../people/read-leads.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import { toDate } from '../time.ts';

export interface Proposed {
  act: Act;
  committeeId: string | null;
  /** The site it is about. */
  siteId: string | null;
  /** Full English name of the command. */
  command: string;
  arguments: Record<string, string>;
  /** The command line as people would type it. */
  line: string;
  /** The same in words: what it does, and with what. */
  title: string;
  fields: Field[];
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
  for (const { personId, insteadOf } of deciders)
    await turn.ledger.notify(tx, {
      spaceId: turn.space.id,
      rule: 'PROPOSAL',
      subject: { type: 'proposal', id: row.id, version: 1 },
      recipient: { kind: 'person', id: personId },
      message: 'proposal.made',
      parameters: { title: proposed.title, fields: proposed.fields, ...(insteadOf && { insteadOf }) },
      nature: 'notice',
      live: true,
      correlationId: turn.correlationId,
    });
  await turn.announce({ kind: 'proposal.made', proposalId: row.id });
  return {
    outcome: 'proposed',
    visibility: 'private',
    card: {
      heading: turn.t('proposal.kept.heading'),
      blocks: [
        { kind: 'text', text: turn.t('proposal.kept', { count: deciders.length }) },
        { kind: 'text', text: proposed.title },
        { kind: 'fields', fields: proposed.fields },
      ],
    },
  };
}

/**
 * The two leads when they may do it themselves (C03: the one who is there), else the chair; on a site, who directs it where
 * nobody else decides: one request to few people.
 */
async function whoDecides(turn: DomainTurn, { act, committeeId, siteId }: Proposed): Promise<ReachedLead[]> {
  if (siteId && whoMay(act).length === 0 && isForOwnDirector(act)) {
    const site = await turn.tx.site.findUniqueOrThrow({
      where: { id: siteId },
      select: { directorId: true },
    });
    if (site.directorId) return [{ personId: site.directorId }];
  }
  const committees = committeeId ? [committeeId] : await steeringCommittees(turn);
  const asked = new Map<string, ReachedLead>();
  for (const id of committees) {
    const people = isLead(whoMay(act))
      ? await leadsReached(turn.tx, id, today(turn))
      : await chairs(turn, id, act);
    for (const one of people) if (one.personId !== turn.actor.id) asked.set(one.personId, one);
  }
  return [...asked.values()];
}

async function steeringCommittees(turn: DomainTurn): Promise<string[]> {
  const committees = await turn.tx.committee.findMany({
    where: { spaceId: turn.space.id, kind: 'copil' },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return committees.map(({ id }) => id);
}

/** The chair, or who stands in for one; a committee where nobody does yet is an administrator's matter. */
async function chairs(turn: DomainTurn, committeeId: string, act: Act): Promise<ReachedLead[]> {
  const { kind, memberships } = await turn.tx.committee.findUniqueOrThrow({
    where: { id: committeeId },
    include: { memberships: { where: { person: { state: { not: 'left' } } } } },
  });
  const sitting = memberships.filter((one) => sits(one, today(turn), turn.space.milestonePhase));
  const found = chairsOf(kind, sitting);
  if (found.length > 0 || !whoMay(act).includes('ADM')) return found.map((personId) => ({ personId }));
  const administrators = await turn.tx.person.findMany({
    where: { spaceId: turn.space.id, administrator: true, state: { not: 'left' } },
    select: { id: true },
  });
  return administrators.map(({ id }) => ({ personId: id }));
}
