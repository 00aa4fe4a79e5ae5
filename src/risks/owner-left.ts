import type { HouseListener } from '../people/turn.ts';
import { changeRisk } from './change-risk.ts';
import { lockRisk } from './risk.ts';
import { liveStates } from './risk-score.ts';
import { tellLeadsOfRisk } from './tell-of-risk.ts';

/** Whoever leaves the project follows no risk any more: never silently kept, the leads name somebody else. */
export const riskOwnerLeft: HouseListener = async (turn, event) => {
  if (event.kind !== 'person.left') return;
  const owned = await turn.tx.risk.findMany({
    where: { spaceId: turn.space.id, ownerId: event.personId, state: { in: [...liveStates] } },
    select: { id: true },
    orderBy: { number: 'asc' },
  });
  for (const { id } of owned) {
    const after = await changeRisk(turn, await lockRisk(turn.tx, id), 'risk.unowned', { ownerId: null });
    await tellLeadsOfRisk(turn, after, 'unowned');
  }
};
