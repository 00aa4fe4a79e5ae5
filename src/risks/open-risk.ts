import { lockCommittee } from '../committees/read-committee.ts';
import { itself, journal } from '../people/journal.ts';
import type { Happening } from '../people/turn.ts';
import type { RiskCategory } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import { contentOf, type RiskRow, riskParts } from './risk.ts';
import { nextRiskNumber } from './risk-number.ts';
import { isHigh } from './risk-score.ts';
import { tellLeadsOfRisk, tellOwner } from './tell-of-risk.ts';

export interface NewRisk {
  committeeId: string;
  title: string;
  category: RiskCategory;
  /** 1 to 4. */
  probability: number;
  /** 1 to 4. */
  impact: number;
  ownerId?: string;
  prevention?: string;
  trigger?: string;
  /** What copil itself opens it from, `leaders:<membership>`: it is opened once, and the leads are told. */
  source?: string;
}

/**
 * Opens a risk in the register (C52). One that reaches the high level is announced, so that it comes to an agenda.
 *
 * @returns the risk; the one that stands already when copil has opened it from the same source
 */
export async function openRisk(opener: Happening, risk: NewRisk): Promise<RiskRow> {
  const { tx, space } = opener;
  const standing = risk.source ? await openedFrom(tx, space.id, risk.committeeId, risk.source) : null;
  if (standing) return standing;
  const by = risk.source === undefined ? opener : itself(opener, space.id);
  const row = await tx.risk.create({
    data: {
      ...risk,
      spaceId: space.id,
      number: await nextRiskNumber(tx, space.id),
      createdById: by.onBehalfOfId ?? by.actor?.id,
      createdAt: toDate(opener.now),
    },
    include: riskParts,
  });
  await journal(by, 'risk.opened', { type: 'risk', id: row.id }, { after: contentOf(row) });
  if (risk.source) await tellLeadsOfRisk(opener, row, 'opened');
  await tellOwner(opener, row);
  if (isHigh(row)) await opener.announce({ kind: 'risk.raised', riskId: row.id });
  return row;
}

/** Two causes at once open one risk: the committee's row is locked while it is looked up. */
async function openedFrom(
  tx: Transaction,
  spaceId: string,
  committeeId: string,
  source: string,
): Promise<RiskRow | null> {
  await lockCommittee(tx, committeeId);
  return tx.risk.findFirst({ where: { spaceId, source }, include: riskParts });
}
