import { house } from '../delivery/timed-act.ts';
import type { Deed, DomainTurn, Happening, HouseAct } from '../people/turn.ts';

const rule = 'PERSON-LEAVES';

/** From now on nobody reaches them, no account speaks for them, and they stand in for nobody. */
export async function endPerson(by: Happening, personId: string): Promise<void> {
  await by.tx.person.update({ where: { id: personId }, data: { state: 'left' } });
  await by.tx.platformAccount.updateMany({ where: { personId }, data: { state: 'revoked' } });
  await by.tx.membership.updateMany({ where: { substituteId: personId }, data: { substituteId: null } });
  await by.announce({ kind: 'person.gone', personId });
}

/** Another last day was said, or they stay: what was to happen by itself on the day said before does not. */
export async function forgetPlannedEnd({ tx, ledger }: Deed, personId: string): Promise<void> {
  await ledger.cancel(tx, { type: 'person', id: personId }, 'newerVersion', { rule });
}

/** The same on the first minute of the day on which they are gone. */
export async function planEndOfPerson(
  turn: DomainTurn,
  personId: string,
  on: Temporal.PlainDate,
): Promise<void> {
  await turn.ledger.notify(turn.tx, {
    spaceId: turn.space.id,
    rule,
    subject: { type: 'person', id: personId, version: Number(on.toString().replaceAll('-', '')) },
    recipient: house(personId),
    message: 'committee.personLeaves',
    nature: 'watch',
    at: on.toZonedDateTime(turn.space.timeZone).toInstant(),
    correlationId: turn.correlationId,
  });
}

export const endPersonToday: HouseAct = (context, { subjectId }) => endPerson(context, subjectId);
