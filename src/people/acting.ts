import { randomUUID } from 'node:crypto';
import type { Ledger } from '../delivery/ledger.ts';
import type { Transaction } from '../store/store.ts';
import { fullName } from './person-name.ts';
import { asLocale, spaceContext } from './space-context.ts';
import type { Acting } from './turn.ts';

/** A person who acts through a signed link of a mail: nobody else has that address. */
export async function actingByMail(
  tx: Transaction,
  personId: string,
  now: Temporal.Instant,
  ledger: Ledger,
): Promise<Acting> {
  const person = await tx.person.findUniqueOrThrow({ where: { id: personId }, include: { space: true } });
  return {
    tx,
    now,
    ledger,
    correlationId: randomUUID(),
    space: spaceContext(person.space),
    account: { platform: 'email', workspace: 'email', externalId: person.workEmail },
    actor: {
      id: person.id,
      handle: person.handle,
      name: fullName(person),
      email: person.workEmail,
      locale: asLocale(person.locale),
      organisationId: person.organisationId,
    },
  };
}
