import type { Transaction } from '../../store/store.ts';
import { followingPhases } from '../follows-go-live.ts';

/** Phases that follow their go-live move by as many days. @param days may be negative @returns how many moved */
export async function moveMilestones(tx: Transaction, deploymentId: string, days: number): Promise<number> {
  const following = await tx.milestone.findMany({
    where: { deploymentId, ...followingPhases },
    select: { id: true },
  });
  return tx.$executeRaw`
    UPDATE "Milestone" SET "startsOn" = "startsOn" + ${days}::int, "endsOn" = "endsOn" + ${days}::int
    WHERE id = ANY(${following.map(({ id }) => id)}::uuid[])`;
}
