/** Who says whether a point is on the agenda: the chair and the leads, and once it has closed the chair alone (C12). */
import { chairsOf } from '../people/acting-chair.ts';
import type { Act } from '../people/authorisation.ts';
import type { ReachedLead } from '../people/leads.ts';
import { isOpenMembership } from '../people/membership.ts';
import { judgeAct } from '../people/permit.ts';
import { leadsReached } from '../people/read-leads.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { AgendaItem } from '../store/generated/client.ts';
import type { AgendaMeeting } from './agenda-meeting.ts';

/** @returns the act of the matrix that settles a point */
export function actOfPoint({ late }: Pick<AgendaItem, 'late'>): Act {
  return late ? 'agenda.acceptLate' : 'agenda.accept';
}

export async function mayDecide(
  turn: DomainTurn,
  point: Pick<AgendaItem, 'late'>,
  committeeId: string,
): Promise<boolean> {
  const { verdict } = await judgeAct(turn, actOfPoint(point), { committeeId, own: false });
  return verdict === 'allowed';
}

/** @returns whether the person prepares the meeting: the chair, the leads, the secretary */
export async function mayPrepare(turn: DomainTurn, committeeId: string): Promise<boolean> {
  const { verdict } = await judgeAct(turn, 'agenda.prepare', { committeeId, own: false });
  return verdict === 'allowed';
}

/** Asks the two leads, or the chair for a late point. @returns how many were asked */
export async function askWhoDecides(
  turn: DomainTurn,
  { id, late }: Pick<AgendaItem, 'id' | 'late'>,
  { committeeId }: Pick<AgendaMeeting, 'committeeId'>,
): Promise<number> {
  const deciders = late
    ? await chairs(turn, committeeId)
    : await leadsReached(turn.tx, committeeId, today(turn));
  const asked = deciders.filter(({ personId }) => personId !== turn.actor.id);
  for (const { personId, insteadOf } of asked)
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: 'AGENDA',
      subject: { type: 'agendaItem', id, version: 1 },
      recipient: { kind: 'person', id: personId },
      message: 'agenda.proposed',
      parameters: { ...(insteadOf && { insteadOf }) },
      nature: 'notice',
      live: true,
      correlationId: turn.correlationId,
    });
  return asked.length;
}

async function chairs(turn: DomainTurn, committeeId: string): Promise<ReachedLead[]> {
  const committee = await turn.tx.committee.findUniqueOrThrow({
    where: { id: committeeId },
    include: { memberships: { where: { person: { state: { not: 'left' } } } } },
  });
  const sitting = committee.memberships.filter((one) => isOpenMembership(one, today(turn)));
  return chairsOf(committee.kind, sitting).map((personId) => ({ personId }));
}
