import { lockAction } from '../actions/action.ts';
import { changeAction, tellAbout } from '../actions/change-action.ts';
import { openAction } from '../actions/open-action.ts';
import type { DeploymentOfSite } from '../deployments/deployment.ts';
import { journal } from '../people/journal.ts';
import { steeringCommittee } from '../people/steering-committee.ts';
import type { DomainTurn } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import type { GoChoice } from '../store/generated/enums.ts';
import { dateColumn, toDate } from '../time.ts';
import { refreshVote } from './refresh-vote.ts';
import { readVote, subjectOf, type Vote, voteOf } from './vote.ts';

/** What a voice says beside its choice. */
export interface Said {
  choice: GoChoice;
  comment?: string;
  reservation?: { text: string; ownerId: string; due: Temporal.PlainDate };
}

/**
 * One voice a person; the last one counts while the vote is open. A reservation is an action at once; whoever then says something
 * else lifts their own.
 *
 * @param vote locked and open
 */
export async function castVote(
  turn: DomainTurn,
  deployment: DeploymentOfSite,
  vote: Vote,
  said: Said,
): Promise<Vote> {
  const { tx, actor, now } = turn;
  const before = voteOf(vote, actor.id);
  const data = { choice: said.choice, comment: said.comment ?? null, votedAt: toDate(now) };
  await tx.goVote.upsert({
    where: { goNoGoId_personId: { goNoGoId: vote.id, personId: actor.id } },
    create: { ...data, goNoGoId: vote.id, personId: actor.id },
    update: data,
  });
  if (said.choice !== 'goWithReservations') await liftReservations(turn, vote);
  if (said.reservation) await addReservation(turn, deployment, vote, said.reservation);
  await journal(turn, 'goNoGo.voted', subjectOf(vote), {
    ...(before ? { before: { choice: before.choice } } : {}),
    after: { site: deployment.site.code, choice: said.choice },
  });
  await refreshVote(turn, vote);
  return readVote(tx, vote.id);
}

async function addReservation(
  turn: DomainTurn,
  deployment: DeploymentOfSite,
  vote: Vote,
  { text, ownerId, due }: NonNullable<Said['reservation']>,
): Promise<void> {
  const committee = await steeringCommittee(turn.tx, turn.space.id);
  const action = await openAction(turn, dayOn(deployment.site, turn.now), {
    text: turn.spaceT('goNoGo.action', { site: deployment.site.name, text }),
    ownerId,
    due,
    committeeId: committee?.id,
    siteId: deployment.siteId,
    decisionId: vote.decisionId ?? undefined,
  });
  await turn.tx.goReservation.create({
    data: {
      ...{ goNoGoId: vote.id, personId: turn.actor.id, text, ownerId },
      dueOn: dateColumn(due),
      actionId: action.id,
    },
  });
}

/** What the person had asked for is asked no more; an action that nobody has begun is dropped, and its owner told. */
async function liftReservations(turn: DomainTurn, vote: Vote): Promise<void> {
  const { tx, actor } = turn;
  for (const { id, actionId } of vote.reservations.filter(({ personId }) => personId === actor.id)) {
    await tx.goReservation.delete({ where: { id } });
    const action = actionId && (await lockAction(tx, actionId));
    if (!action) continue;
    if (action.state !== 'todo') continue;
    const reason = turn.spaceT('goNoGo.lifted');
    const data = { state: 'dropped', droppedReason: reason } as const;
    const dropped = await changeAction(turn, action, data, 'action.dropped');
    await tellAbout(turn, dropped, {
      personId: dropped.ownerId,
      rule: 'ACTION-DROPPED',
      message: 'action.told',
      parameters: { news: 'dropped', by: actor.id, reason },
    });
  }
}
