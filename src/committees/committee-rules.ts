import { z } from 'zod';
import type { Prisma } from '../store/generated/client.ts';

/** Standing orders of a committee (domain.md F-12, F-12c): defaults a committee may change. */
export const committeeRulesSchema = z.strictObject({
  quorum: z.enum(['half', 'third', 'quarter', 'none']).default('half'),
  proxy: z.boolean().default(true),
  castingVote: z.boolean().default(true),
  /** Days of silence after which minutes are approved. */
  tacitDays: z.int().min(1).max(90).default(5),
  /** Days between convocation and meeting. */
  noticeDays: z.int().min(0).max(60).default(8),
  /** Days before a meeting called again without quorum (F-12). */
  secondCallDays: z.int().min(0).max(60).default(5),
  /** Without the chair, a sponsor or their substitute, decisions are subject to confirmation for seven days (nasty case 3). */
  sponsorRequired: z.boolean().default(false),
  /** The chair's substitute has the casting vote. */
  substituteCasts: z.boolean().default(false),
  /** Days after an action's due date at which its lead of record, then the chair, are told (C25). */
  leadAfterDays: z.int().min(1).max(90).default(3),
  chairAfterDays: z.int().min(1).max(120).default(7),
  /** Days between two reports of a steering committee to the executive body (S2-10, C20). */
  reportDays: z.int().min(14).max(365).default(60),
});
export type CommitteeRules = z.infer<typeof committeeRulesSchema>;

/** Quorum is off where nothing is voted (F-12c). */
const quorumByKind: Record<string, CommitteeRules['quorum']> = { copil: 'half', executive: 'half' };

/** @returns the committee's rules, its kind's defaults filled in. */
export function committeeRules(committee: { kind: string; rules: Prisma.JsonValue }): CommitteeRules {
  const own = (committee.rules ?? {}) as Record<string, unknown>;
  return committeeRulesSchema.parse({ quorum: quorumByKind[committee.kind] ?? 'none', ...own });
}
