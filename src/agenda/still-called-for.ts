import { openStates } from '../actions/action-states.ts';
import { highRisks } from '../risks/high-risks.ts';
import type { AgendaItem } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { lastStorms } from '../weather/readings.ts';

/**
 * A point that came by itself waits for its source: a risk that is still high, an action that is still open, a site whose last
 * weather is a storm. What people proposed waits by itself.
 *
 * @returns whether a point of the committee is still called for
 */
export async function stillCalledFor(
  tx: Transaction,
  committeeId: string,
  items: readonly Pick<AgendaItem, 'origin' | 'originId'>[],
): Promise<(item: Pick<AgendaItem, 'origin' | 'originId'>) => boolean> {
  const from = (origin: AgendaItem['origin']) =>
    items.flatMap((item) => (item.origin === origin && item.originId ? [item.originId] : []));
  const actions = await tx.actionItem.findMany({
    where: { id: { in: from('action') }, state: { in: [...openStates] } },
    select: { id: true },
  });
  const calling: Partial<Record<AgendaItem['origin'], Set<string>>> = {
    risk: new Set(from('risk').length > 0 ? (await highRisks(tx, committeeId)).map(({ id }) => id) : []),
    action: new Set(actions.map(({ id }) => id)),
    site: new Set(await lastStorms(tx, committeeId, from('site'))),
  };
  return ({ origin, originId }) => calling[origin]?.has(originId ?? '') ?? true;
}
