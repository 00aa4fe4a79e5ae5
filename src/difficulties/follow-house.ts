import { journal } from '../people/journal.ts';
import type { Happening, HouseListener } from '../people/turn.ts';
import { openStates } from './difficulty.ts';

/**
 * Somebody leaves the project: what they had taken on or were to bring is free again, on the cards and in the lists, for
 * whoever takes it next (invariant 2: never silently kept).
 */
export const followOnDifficulties: HouseListener = async (by, event) => {
  if (event.kind !== 'person.gone') return;
  await freeDifficulties(by, event.personId);
  await freeRemedies(by, event.personId);
};

async function freeDifficulties(by: Happening, personId: string): Promise<void> {
  const taken = await by.tx.difficulty.findMany({
    where: { spaceId: by.space.id, qualifiedById: personId, state: { in: [...openStates] } },
    select: { id: true },
    orderBy: { number: 'asc' },
  });
  for (const { id } of taken) {
    await by.tx.difficulty.update({ where: { id }, data: { qualifiedById: null } });
    await free(by, 'difficulty', id, personId);
  }
}

async function freeRemedies(by: Happening, personId: string): Promise<void> {
  const owned = await by.tx.remedy.findMany({
    where: { spaceId: by.space.id, ownerId: personId, state: { in: ['proposed', 'planned', 'delivered'] } },
    select: { id: true },
    orderBy: { number: 'asc' },
  });
  for (const { id } of owned) {
    await by.tx.remedy.update({ where: { id }, data: { ownerId: null } });
    await free(by, 'remedy', id, personId);
  }
}

async function free(
  by: Happening,
  type: 'difficulty' | 'remedy',
  id: string,
  personId: string,
): Promise<void> {
  await journal(by, `${type}.freed`, { type, id }, { before: { personId } });
  await by.ledger.refresh(by.tx, { type, id }, by.correlationId);
}
