import type { HouseListener } from '../people/turn.ts';
import { changeRisk } from './change-risk.ts';
import { lockRisk } from './risk.ts';
import { liveStates } from './risk-score.ts';
import { tellLeadsOfRisk } from './tell-of-risk.ts';

/**
 * Whoever has left the project follows no risk any more: never silently kept, the leads name somebody else. Who leaves
 * later keeps theirs until that day.
 */
export const followOnRisks: HouseListener = async (by, event) => {
  if (event.kind !== 'person.gone') return;
  const owned = await by.tx.risk.findMany({
    where: { spaceId: by.space.id, ownerId: event.personId, state: { in: [...liveStates] } },
    select: { id: true },
    orderBy: { number: 'asc' },
  });
  for (const { id } of owned) {
    const after = await changeRisk(by, await lockRisk(by.tx, id), 'risk.unowned', { ownerId: null });
    await tellLeadsOfRisk(by, after, 'unowned');
  }
};
