/** What happened on a site within some hours, for its digests (D18, D19). */
import type { DeploymentOfSite } from '../../deployments/deployment.ts';
import type { FieldCheck, Remedy } from '../../store/generated/client.ts';
import type { DayChoice } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/store.ts';
import { toDate } from '../../time.ts';
import { type DifficultyRow, difficultyParts, gravestFirst } from '../difficulty.ts';

export interface DigestFacts {
  told: DifficultyRow[];
  solved: number;
  reopened: number;
  remedies: Remedy[];
  checks: FieldCheck[];
  /** Blocking ones that nobody has solved yet, whenever they were told. */
  stillBlocking: DifficultyRow[];
}

/** @param since excluded @param until included */
export async function digestFacts(
  tx: Transaction,
  { id, siteId }: DeploymentOfSite,
  since: Temporal.Instant,
  until: Temporal.Instant,
): Promise<DigestFacts> {
  const within = { gt: toDate(since), lte: toDate(until) };
  const all = await tx.difficulty.findMany({ where: { siteId }, include: difficultyParts });
  const isWithin = (at: Date | null) => at !== null && within.gt < at && at <= within.lte;
  const ids = all.map((one) => one.id);
  return {
    told: all.filter(({ reportedAt }) => isWithin(reportedAt)).sort(gravestFirst),
    solved: all.filter(({ solvedAt, endedAt }) => isWithin(solvedAt ?? endedAt)).length,
    reopened: await tx.auditEvent.count({
      where: { act: 'difficulty.reopened', subjectType: 'difficulty', subjectId: { in: ids }, at: within },
    }),
    remedies: await tx.remedy.findMany({
      where: { siteId, OR: [{ createdAt: within }, { deliveredAt: within }] },
      orderBy: { number: 'asc' },
    }),
    checks: await tx.fieldCheck.findMany({ where: { deploymentId: id, at: within }, orderBy: { at: 'asc' } }),
    stillBlocking: all
      .filter(
        ({ severity, state, solvedAt, endedAt }) =>
          severity === 'blocking' && !solvedAt && !endedAt && state !== 'solved' && state !== 'confirmed',
      )
      .sort(gravestFirst),
  };
}

/** @returns whether a digest has anything to say (D19: only if something happened) */
export function somethingHappened({ told, solved, reopened, remedies, checks }: DigestFacts): boolean {
  return told.length + solved + reopened + remedies.length + checks.length > 0;
}

/** How many pressed what on the go-live day; `wordless` of those who pressed « Bloquant » wrote nothing. @param told since */
export async function dayCounts(
  tx: Transaction,
  deploymentId: string,
  on: Date,
  told: readonly Pick<DifficultyRow, 'reporterId' | 'anonymous' | 'severity'>[],
): Promise<Record<DayChoice | 'wordless', number>> {
  const rows = await tx.dayAnswer.findMany({
    where: { deploymentId, on },
    select: { answer: true, personId: true },
  });
  const of = (wanted: DayChoice) => rows.filter(({ answer }) => answer === wanted);
  const named = new Set(told.map(({ reporterId }) => reporterId));
  const unnamed = told.filter(({ anonymous, severity }) => anonymous && severity === 'blocking').length;
  const silent = of('blocking').filter(({ personId }) => !named.has(personId)).length;
  return {
    fine: of('fine').length,
    difficulty: of('difficulty').length,
    blocking: of('blocking').length,
    wordless: Math.max(0, silent - unnamed),
  };
}
