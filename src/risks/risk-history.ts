/** What became of a risk, as the journal tells it. */
import type { AuditEvent } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import type { RiskContent } from './risk.ts';

/** Acts of the journal that change a risk; when it was opened, and by whom, stands in its row. */
const changeActs = ['risk.updated', 'risk.closed', 'risk.unowned'] as const;
export type ChangeAct = (typeof changeActs)[number];

export interface RiskChange {
  riskId: string;
  at: Temporal.Instant;
  act: ChangeAct;
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
    where: { subjectType: 'risk', subjectId: { in: [...riskIds] }, act: { in: [...changeActs] } },
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
  const next = changes.find((change) => Temporal.Instant.compare(change.at, at) > 0);
  return next ? { ...risk, ...next.before } : risk;
}

function asChange(event: AuditEvent): RiskChange {
  const after = (event.after ?? {}) as Partial<RiskContent> & { reason?: string };
  return {
    riskId: event.subjectId,
    at: toInstant(event.at),
    act: event.act as ChangeAct,
    actorId: event.onBehalfOfId ?? event.actorId,
    before: (event.before ?? {}) as Partial<RiskContent>,
    after,
    reason: after.reason ?? '',
  };
}
