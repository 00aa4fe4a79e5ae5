import type { Transaction } from '../../store/store.ts';

/** Phases that are not done follow their go-live, by as many days. @param days may be negative @returns how many moved */
export function moveMilestones(tx: Transaction, deploymentId: string, days: number): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Milestone" SET "startsOn" = "startsOn" + ${days}::int, "endsOn" = "endsOn" + ${days}::int
    WHERE "deploymentId" = ${deploymentId}::uuid AND "doneOn" IS NULL AND state IN ('todo', 'doing')`;
}
