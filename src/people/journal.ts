import type { Prisma } from '../store/generated/client.ts';
import { toDate } from '../time.ts';
import type { Acting } from './turn.ts';

/** Appends an act to the journal (domain.md 4.1 `AuditEvent`), inside the business transaction. */
export async function journal(
  turn: Acting,
  act: string,
  subject: { type: string; id: string },
  change: { before?: Prisma.InputJsonValue; after?: Prisma.InputJsonValue; onBehalfOfId?: string } = {},
): Promise<void> {
  await turn.tx.auditEvent.create({
    data: {
      spaceId: turn.space.id,
      at: toDate(turn.now),
      actorId: turn.actor.id,
      onBehalfOfId: change.onBehalfOfId ?? turn.onBehalfOfId,
      act,
      subjectType: subject.type,
      subjectId: subject.id,
      before: change.before,
      after: change.after,
      platform: turn.account.platform,
      correlationId: turn.correlationId,
    },
  });
}
