/** Who hears of a risk, privately: its owner, and the two leads. */
import { leadsReached } from '../people/read-leads.ts';
import type { Deed } from '../people/turn.ts';
import type { RiskRow } from './risk.ts';

/** What the leads are told of. */
export type LeadsHear = 'opened' | 'raised' | 'occurred' | 'unowned' | OverReason;

/** Why a risk that copil opened itself may be over: the leader whose absences it tells of came again, or leaves. */
export type OverReason = 'leaderBack' | 'leaderGone';

/** What is news to nobody who did it themselves. */
const known: readonly LeadsHear[] = ['raised', 'occurred'];

/** To the leads; an absent one is replaced by the other (C03). */
export async function tellLeadsOfRisk(turn: Deed, risk: RiskRow, what: LeadsHear): Promise<void> {
  const day = turn.now.toZonedDateTimeISO(risk.committee.timeZone).toPlainDate();
  for (const { personId, insteadOf } of await leadsReached(turn.tx, risk.committeeId, day)) {
    if (known.includes(what) && personId === turn.actor?.id) continue;
    await turn.ledger.notify(turn.tx, {
      spaceId: turn.space.id,
      rule: `RISK-${what.toUpperCase()}`,
      subject: { type: 'risk', id: risk.id, version: risk.version },
      recipient: { kind: 'person', id: personId },
      message: 'risk.leads',
      parameters: { what, ...(insteadOf && { insteadOf }) },
      nature: 'notice',
      live: true,
      correlationId: turn.correlationId,
    });
  }
}

/** To who follows it from now on, unless they took it themselves. */
export async function tellOwner(turn: Deed, risk: RiskRow): Promise<void> {
  if (!risk.ownerId || risk.ownerId === turn.actor?.id) return;
  await turn.ledger.notify(turn.tx, {
    spaceId: turn.space.id,
    rule: 'RISK-OWNER',
    subject: { type: 'risk', id: risk.id, version: risk.version },
    recipient: { kind: 'person', id: risk.ownerId },
    message: 'risk.owner',
    nature: 'notice',
    live: true,
    correlationId: turn.correlationId,
  });
}
