import type { PlatformName } from '../conversation/platform.ts';
import type { TimedActContext } from '../delivery/timed-act.ts';
import { itself, journal } from '../people/journal.ts';
import type { Deed } from '../people/turn.ts';
import type { Prisma } from '../store/generated/client.ts';

/** Who records a decision or a vote: a person in their turn, or copil itself when an hour comes. */
export interface Recorder extends Pick<TimedActContext, 'tx' | 'now' | 'ledger'> {
  spaceId: string;
  /** Null: copil itself. */
  actorId: string | null;
  onBehalfOfId?: string;
  platform?: PlatformName;
  correlationId?: string;
}

/** @returns who acts as who records: the person of a turn, or copil itself */
export function recorderOf(by: Deed): Recorder {
  const { tx, now, ledger, onBehalfOfId, correlationId } = by;
  return {
    tx,
    now,
    ledger,
    onBehalfOfId,
    correlationId,
    spaceId: by.space.id,
    actorId: by.actor?.id ?? null,
    platform: by.account?.platform,
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
  const { actorId, platform, onBehalfOfId } = by;
  await journal(
    {
      ...itself(by, by.spaceId),
      onBehalfOfId,
      actor: actorId ? { id: actorId } : null,
      account: platform ? { platform } : null,
    },
    act,
    subject,
    change,
  );
}
