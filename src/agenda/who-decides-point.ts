/** Who says whether a point is on the agenda: the chair and the leads, and once it has closed the chair alone (C12). */

import type { Ledger } from '../delivery/ledger.ts';
import type { Act } from '../people/authorisation.ts';
import type { ReachedLead } from '../people/leads.ts';
import { judgeAct } from '../people/permit.ts';
import { readChairs } from '../people/read-chairs.ts';
import { leadsReached } from '../people/read-leads.ts';
import { today } from '../people/today.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { AgendaItem } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
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

/** Who brings a point: a person, who is not asked themselves, or copil. */
export interface Asking {
  tx: Transaction;
  ledger: Ledger;
  now: Temporal.Instant;
  /** Local day, for absences and memberships. */
  day: Temporal.PlainDate;
  actorId?: string | null;
  correlationId?: string;
}

/** Asks the two leads, or the chair for a late point. @returns how many were asked */
export function askWhoDecides(
  turn: DomainTurn,
  item: Pick<AgendaItem, 'id' | 'late'>,
  meeting: Pick<AgendaMeeting, 'committeeId' | 'spaceId'>,
): Promise<number> {
  return askDeciders({ ...turn, day: today(turn), actorId: turn.actor.id }, item, meeting);
}

/** The same, also when an hour brings the point. */
export async function askDeciders(
  { tx, ledger, day, actorId, correlationId }: Asking,
  { id, late }: Pick<AgendaItem, 'id' | 'late'>,
  { committeeId, spaceId }: Pick<AgendaMeeting, 'committeeId' | 'spaceId'>,
): Promise<number> {
  const deciders: ReachedLead[] = late
    ? (await readChairs(tx, committeeId, day)).map((personId) => ({ personId }))
    : await leadsReached(tx, committeeId, day);
  const asked = deciders.filter(({ personId }) => personId !== actorId);
  for (const { personId, insteadOf } of asked)
    await ledger.notify(tx, {
      spaceId,
      rule: 'AGENDA',
      subject: { type: 'agendaItem', id, version: 1 },
      recipient: { kind: 'person', id: personId },
      message: 'agenda.proposed',
      parameters: { ...(insteadOf && { insteadOf }) },
      nature: 'notice',
      live: true,
      correlationId,
    });
  return asked.length;
}
