import { type MinutesInHand, readMinutes } from './minutes.ts';
import { redraw, type Telling, tellPeople } from './tell.ts';

/**
 * A draft that changed: accords given to the version before no longer count, and who gave one is told once, with what changed.
 *
 * @param before the version they agreed to
 * @param keptFor whose accord stands: they wrote the change themselves
 */
export async function withdrawAccords(
  telling: Telling,
  before: MinutesInHand,
  keptFor: string | null = null,
): Promise<void> {
  const { releasedByLfId, releasedByLtId } = before;
  const gone = (id: string | null) => id !== null && id !== keptFor;
  await telling.tx.minutes.update({
    where: { id: before.id },
    data: {
      ...(gone(releasedByLfId) ? { releasedByLfId: null, releasedByLfAt: null } : {}),
      ...(gone(releasedByLtId) ? { releasedByLtId: null, releasedByLtAt: null } : {}),
    },
  });
  const minutes = (await readMinutes(telling.tx, before.meetingId)) as MinutesInHand;
  const asked = [releasedByLfId, releasedByLtId].filter((id): id is string => gone(id));
  await tellPeople(telling, minutes, asked, {
    rule: 'M11-CHANGED',
    message: 'minutes.changed',
    parameters: { since: before.version },
    nature: 'notice',
  });
  await redraw(telling, minutes);
}
