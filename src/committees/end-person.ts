import { house, type TimedAct } from '../delivery/timed-act.ts';
import type { DomainTurn } from '../people/turn.ts';
import type { Transaction } from '../store/store.ts';

/** From now on nobody reaches them, no account speaks for them, and they stand in for nobody. */
export async function endPerson(tx: Transaction, personId: string): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { state: 'left' } });
  await tx.platformAccount.updateMany({ where: { personId }, data: { state: 'revoked' } });
  await tx.membership.updateMany({ where: { substituteId: personId }, data: { substituteId: null } });
}

/** Another last day was said: whatever was to happen by itself on the day said before does not. */
export async function forgetPlannedEnd(tx: Transaction, personId: string): Promise<void> {
  await tx.messageDelivery.updateMany({
    where: { subjectType: 'person', subjectId: personId, recipientKind: 'house', state: 'planned' },
    data: { state: 'cancelled', outcome: 'newerVersion' },
  });
}

/** The same on the first minute of the day on which they are gone. */
export async function planEndOfPerson(
  turn: DomainTurn,
  personId: string,
  on: Temporal.PlainDate,
): Promise<void> {
  await turn.ledger.notify(turn.tx, {
    spaceId: turn.space.id,
    rule: 'PERSON-LEAVES',
    subject: { type: 'person', id: personId, version: Number(on.toString().replaceAll('-', '')) },
    recipient: house(personId),
    message: 'committee.personLeaves',
    nature: 'act',
    at: on.toZonedDateTime(turn.space.timeZone).toInstant(),
    correlationId: turn.correlationId,
  });
}

export const endPersonToday: TimedAct = ({ tx }, { subjectId }) => endPerson(tx, subjectId);
