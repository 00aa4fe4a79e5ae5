import { peopleOfSite } from '../deployments/audiences.ts';
import type { Transaction } from '../store/store.ts';
import type { ThreadOfSite } from './thread.ts';

/** Whose approval a sheet needs: who directs the site, and who leads the project or chairs its committee (4.1, 4.5). */
export type Needed = 'director' | 'lead';

export interface WhoApproves {
  directors: readonly string[];
  /** The functional lead, and the chair. */
  leads: readonly string[];
}

/** @param approved who approved the text as it stands @returns whose approval is missing; a site nobody directs needs the lead's alone */
export function missingApprovals(approved: ReadonlySet<string>, { directors, leads }: WhoApproves): Needed[] {
  const has = (ids: readonly string[]) => ids.some((id) => approved.has(id));
  return [
    ...(directors.length > 0 && !has(directors) ? (['director'] as const) : []),
    ...(has(leads) ? [] : (['lead'] as const)),
  ];
}

export interface Approvals extends WhoApproves {
  /** Who approved the text as it stands. */
  approved: Set<string>;
  missing: Needed[];
}

export async function approvalsOf(
  tx: Transaction,
  { id, sheetVersion, deployment }: ThreadOfSite,
  day: Temporal.PlainDate,
): Promise<Approvals> {
  const rows = await tx.lessonsApproval.findMany({ where: { threadId: id, sheetVersion } });
  const approved = new Set(rows.map(({ personId }) => personId));
  const { directors, functionalLeads, chairs } = await peopleOfSite(tx, deployment, day);
  const who = { directors, leads: [...functionalLeads, ...chairs] };
  return { ...who, approved, missing: missingApprovals(approved, who) };
}
