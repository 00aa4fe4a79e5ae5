import type { Card } from '../conversation/card.ts';
import type { Locale } from '../conversation/language.ts';
import type { DeliveryState } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { type Destination, write } from './write.ts';

/** A message that has left, as its recipient would read it now. */
export interface ShownAgain {
  spaceId: string;
  personId: string;
  /** Full name of its recipient. */
  person: string;
  locale: Locale;
  card: Card;
  /** It has nothing to say any more: the card is what was sent. */
  over: boolean;
}

/** States of what may be in somebody's hands. */
const left: readonly DeliveryState[] = ['sending', 'sent', 'relayed', 'uncertain'];

/** On a page of copil: nothing is attached there, and nothing is sent. */
const onPage: Destination['platform'] = {
  name: 'web',
  capabilities: {
    update: false,
    find: false,
    threads: false,
    channels: false,
    files: 'never',
    buttons: true,
    forms: true,
  },
};

/**
 * Writes a message of the ledger again, for the page its recipient opens from a mail.
 *
 * @param tx only read from
 * @param key of the message
 * @returns null when nothing left under that key, or not to a person who is still there
 */
export async function showAgain(desk: Desk, tx: Transaction, key: string): Promise<ShownAgain | null> {
  const named = await tx.messageDelivery.findUnique({ where: { key } });
  const leader = named?.mergedIntoId
    ? await tx.messageDelivery.findUnique({ where: { id: named.mergedIntoId } })
    : named;
  if (!leader?.card || leader.recipientKind !== 'person' || !left.includes(leader.state)) return null;
  const person = await desk.directory.person(tx, leader.recipientId);
  if (!person) return null;
  const others = await tx.messageDelivery.findMany({
    where: { mergedIntoId: leader.id, state: { in: [...left] } },
    orderBy: { id: 'asc' },
  });
  const { locale, fullName } = person;
  const destination: Destination = { platform: onPage, to: { kind: 'person' }, locale, relay: false };
  const written = await write(desk, tx, [leader, ...others], destination, true);
  return {
    spaceId: leader.spaceId,
    personId: leader.recipientId,
    person: fullName,
    locale,
    card: written?.message.card ?? (leader.card as unknown as Card),
    over: written === null,
  };
}
