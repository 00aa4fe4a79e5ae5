import type { PlatformName } from '../conversation/platform.ts';
import type { TimedActContext } from '../delivery/timed-act.ts';
import type { Acting } from '../people/turn.ts';
import type { Prisma } from '../store/generated/client.ts';
import { toDate } from '../time.ts';

/** Who records a decision or a vote: a person in their turn, or copil itself when an hour comes. */
export interface Recorder extends Pick<TimedActContext, 'tx' | 'now' | 'ledger'> {
  spaceId: string;
  /** Null: copil itself. */
  actorId: string | null;
  onBehalfOfId?: string;
  platform?: PlatformName;
  correlationId?: string;
}

/** @returns the person of a turn as who records */
export function recorderOf(turn: Acting): Recorder {
  const { tx, now, ledger, onBehalfOfId, correlationId } = turn;
  return {
    tx,
    now,
    ledger,
    onBehalfOfId,
    correlationId,
    spaceId: turn.space.id,
    actorId: turn.actor.id,
    platform: turn.account.platform,
  };
}

/** @returns copil itself as who records, in a timed act */
export function recorderAt({ tx, now, ledger }: TimedActContext, spaceId: string): Recorder {
  return { tx, now, ledger, spaceId, actorId: null };
}

/** Appends to the journal (domain.md 4.1 `AuditEvent`), also what nobody pressed. */
export async function journalled(
  by: Recorder,
  act: string,
  subject: { type: 'decision' | 'ballot' | 'consultation'; id: string },
  change: { before?: Prisma.InputJsonValue; after?: Prisma.InputJsonValue } = {},
): Promise<void> {
  await by.tx.auditEvent.create({
    data: {
      spaceId: by.spaceId,
      at: toDate(by.now),
      actorId: by.actorId,
      onBehalfOfId: by.onBehalfOfId,
      act,
      subjectType: subject.type,
      subjectId: subject.id,
      ...change,
      platform: by.platform,
      correlationId: by.correlationId,
    },
  });
}
