import type { Reply } from '../conversation/reply.ts';
import { journal } from '../people/journal.ts';
import { sayNo } from '../people/say-no.ts';
import { type DomainTurn, domainCommand } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import { siteArgument } from '../sites/site-argument.ts';
import type { Site } from '../store/generated/client.ts';
import { accept } from './accept.ts';
import { askedCard } from './asked-card.ts';
import { type Assignment, assignmentParts, lockReferents } from './assignment.ts';
import { reopenVacancy } from './end-assignment.ts';
import { tellAbout } from './tell.ts';
import { whoNames } from './who-names.ts';

/** « J’accepte »: whoever was named takes the mission (4.1, REF accepts). */
export const acceptReferent = domainCommand({
  name: 'referent accept',
  alias: 'référent accepter',
  group: 'referent',
  arguments: { site: siteArgument() },
  run: (turn, { site }) => answer(turn, site.value, 'accepted'),
});

/** « Je ne peux pas »: no reason is asked. */
export const declineReferent = domainCommand({
  name: 'referent decline',
  alias: 'référent refuser',
  group: 'referent',
  arguments: { site: siteArgument() },
  run: (turn, { site }) => answer(turn, site.value, 'declined'),
});

async function answer(turn: DomainTurn, site: Site, said: 'accepted' | 'declined'): Promise<Reply> {
  await lockReferents(turn.tx, site.id);
  const mine = await turn.tx.referentAssignment.findFirst({
    where: { siteId: site.id, personId: turn.actor.id },
    include: assignmentParts,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  if (!mine) return sayNo(turn, 'referent.notAsked', { site: site.name }, 'site');
  const present = mine.state === 'proposed' ? await settle(turn, mine, said) : mine;
  return {
    outcome: mine.state === 'proposed' ? 'done' : 'refused',
    visibility: 'private',
    replaces: turn.via === 'button',
    card: askedCard(present, turn.t),
  };
}

async function settle(
  turn: DomainTurn,
  asked: Assignment,
  said: 'accepted' | 'declined',
): Promise<Assignment> {
  const settled = said === 'accepted' ? await accept(turn, asked) : await decline(turn, asked);
  const day = dayOn(asked.site, turn.now);
  const named = [
    ...(asked.namedById ? [asked.namedById] : []),
    ...(await whoNames(turn.tx, asked.site, day)),
  ];
  for (const personId of new Set(named))
    await tellAbout(turn, settled, { personId, rule: 'REFERENT-ANSWER', message: 'referent.answered' });
  await turn.ledger.refresh(turn.tx, { type: 'referent', id: asked.id }, turn.correlationId);
  return settled;
}

async function decline(turn: DomainTurn, { id }: Assignment): Promise<Assignment> {
  const declined = await turn.tx.referentAssignment.update({
    where: { id },
    data: { state: 'declined' },
    include: assignmentParts,
  });
  await journal(turn, 'referent.declined', { type: 'referent', id });
  await reopenVacancy(turn, declined);
  return declined;
}
