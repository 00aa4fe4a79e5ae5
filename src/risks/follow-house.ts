import type { Happening, HouseListener } from '../people/turn.ts';
import { changeRisk } from './change-risk.ts';
import { askWhetherOver } from './leader-risks.ts';
import { lockRisk } from './risk.ts';
import { liveStates } from './risk-score.ts';
import { tellLeadsOfRisk } from './tell-of-risk.ts';

/** People leave: the risks they followed need somebody else, and those of their absences may be over. */
export const followOnRisks: HouseListener = async (by, event) => {
  if (event.kind !== 'person.gone' && event.kind !== 'member.left') return;
  const { personId } = event;
  const committee = event.kind === 'member.left' ? { committeeId: event.committeeId } : {};
  const seats = await by.tx.membership.findMany({
    where: { spaceId: by.space.id, personId, ...committee },
    select: { id: true },
  });
  await askWhetherOver(by, seats, 'leaderGone');
  if (event.kind === 'person.gone') await unown(by, personId);
};

/**
 * Whoever has left the project follows no risk any more: never silently kept, the leads name somebody else. Who leaves
 * later keeps theirs until that day.
 */
async function unown(by: Happening, personId: string): Promise<void> {
  const owned = await by.tx.risk.findMany({
    where: { spaceId: by.space.id, ownerId: personId, state: { in: [...liveStates] } },
    select: { id: true },
    orderBy: { number: 'asc' },
  });
  for (const { id } of owned) {
    const after = await changeRisk(by, await lockRisk(by.tx, id), 'risk.unowned', { ownerId: null });
    await tellLeadsOfRisk(by, after, 'unowned');
  }
}
