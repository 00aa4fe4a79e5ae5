import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import type { Deed } from './turn.ts';

/** Whose act it is: a person's in their turn, or copil's own. */
export interface Author
  extends Pick<Deed, 'tx' | 'now' | 'actor' | 'account' | 'onBehalfOfId' | 'correlationId'> {
  readonly space: { id: string };
}

/** @returns copil itself as the author of what it does, in a timed act or because of somebody's act that the journal names */
export function itself(
  { tx, now, correlationId }: { tx: Transaction; now: Temporal.Instant; correlationId?: string },
  spaceId: string,
): Author {
  return { tx, now, correlationId, space: { id: spaceId }, actor: null, account: null };
}

/** Appends an act to the journal (domain.md 4.1 `AuditEvent`), inside the business transaction. */
export async function journal(
  by: Author,
  act: string,
  subject: { type: string; id: string },
  change: { before?: Prisma.InputJsonValue; after?: Prisma.InputJsonValue; onBehalfOfId?: string } = {},
): Promise<void> {
  await by.tx.auditEvent.create({
    data: {
      spaceId: by.space.id,
      at: toDate(by.now),
      actorId: by.actor?.id,
      onBehalfOfId: change.onBehalfOfId ?? by.onBehalfOfId,
      act,
      subjectType: subject.type,
      subjectId: subject.id,
      before: change.before,
      after: change.after,
      platform: by.account?.platform,
      correlationId: by.correlationId,
    },
  });
}
