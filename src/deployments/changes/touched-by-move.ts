import type { TouchedByMove } from '../../people/house-event.ts';
import type { Happening } from '../../people/turn.ts';

/** @returns what another go-live touches, as the rooms that prepare the site say; nothing is stored */
export async function touchedByMove(
  by: Pick<Happening, 'announce'>,
  deploymentId: string,
  to: Temporal.PlainDate | null,
): Promise<TouchedByMove> {
  const touched: TouchedByMove = {
    checks: [],
    trainings: { valid: 0, again: 0, after: 0 },
    voteOpened: false,
  };
  await by.announce({ kind: 'deployment.weighed', deploymentId, to, touched });
  return touched;
}
