/** What became of a risk, as the journal tells it. */
import type { AuditEvent } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import type { RiskContent } from './risk.ts';

/** Acts of the journal that change a risk; its opening is the first line of its history. */
export const riskActs = ['risk.opened', 'risk.updated', 'risk.closed', 'risk.unowned'] as const;
export type RiskAct = (typeof riskActs)[number];

export interface RiskChange {
  riskId: string;
  at: Temporal.Instant;
  act: RiskAct;
  /** Null: copil itself. */
  actorId: string | null;
  before: Partial<RiskContent>;
  after: Partial<RiskContent>;
  /** Why it was closed; empty when nobody said. */
  reason: string;
}

/** @returns every recorded change of these risks, the earliest first */
export async function changesOf(tx: Transaction, riskIds: readonly string[]): Promise<RiskChange[]> {
  const events = await tx.auditEvent.findMany({
    where: { subjectType: 'risk', subjectId: { in: [...riskIds] }, act: { in: [...riskActs] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return events.map(asChange);
}

/**
 * @param risk as it is now, with when it was opened
 * @param changes of this risk, the earliest first
 * @returns what it was at an instant; null when it was not in the register yet
 */
export function contentAt(
  risk: RiskContent & { createdAt: Date },
  changes: readonly RiskChange[],
  at: Temporal.Instant,
): RiskContent | null {
  if (Temporal.Instant.compare(toInstant(risk.createdAt), at) > 0) return null;
  const next = changes.find(
    (change) => change.act !== 'risk.opened' && Temporal.Instant.compare(change.at, at) > 0,
  );
  return next ? { ...risk, ...next.before } : risk;
}

function asChange(event: AuditEvent): RiskChange {
  const after = (event.after ?? {}) as Partial<RiskContent> & { reason?: string };
  return {
    riskId: event.subjectId,
    at: toInstant(event.at),
    act: event.act as RiskAct,
    actorId: event.onBehalfOfId ?? event.actorId,
    before: (event.before ?? {}) as Partial<RiskContent>,
    after,
    reason: after.reason ?? '',
  };
}
