import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import type { RecipientDirectory } from './ports.ts';

/** @returns who or which channel a message goes to, as people name it; empty when it is gone. */
export async function whereOf(
  tx: Transaction,
  directory: RecipientDirectory,
  { recipientKind, recipientId }: Pick<MessageDelivery, 'recipientKind' | 'recipientId'>,
): Promise<string> {
  if (recipientKind === 'person') return (await directory.person(tx, recipientId))?.fullName ?? '';
  const channel = await directory.channel(tx, recipientId);
  return channel ? `#${channel.name}` : '';
}
