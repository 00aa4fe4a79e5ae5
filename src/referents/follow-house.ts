import type { Happening, HouseListener } from '../people/turn.ts';
import { dayOn } from '../sites/day-on.ts';
import type { Prisma } from '../store/generated/client.ts';
import { dateColumn } from '../time.ts';
import { assignmentParts, namedStates } from './assignment.ts';
import { endAssignment } from './end-assignment.ts';

/** Who leaves the project is a referent no more, from the same day on (nasty case 2); nor are they on any duty. */
export const followOnReferents: HouseListener = async (by, event) => {
  if (event.kind === 'person.left') {
    const lastDay = event.on.subtract({ days: 1 });
    const stillThere = { OR: [{ to: null }, { to: { gt: dateColumn(event.on) } }] };
    await endAll(by, event.personId, stillThere, lastDay);
  }
  if (event.kind === 'person.gone') await endAll(by, event.personId, {}, null);
};

/** @param lastDay null: the one that is set, at the latest yesterday */
async function endAll(
  by: Happening,
  personId: string,
  where: Prisma.ReferentAssignmentWhereInput,
  lastDay: Temporal.PlainDate | null,
): Promise<void> {
  const missions = await by.tx.referentAssignment.findMany({
    where: { spaceId: by.space.id, personId, state: { in: [...namedStates] }, ...where },
    include: assignmentParts,
    orderBy: { id: 'asc' },
  });
  for (const mission of missions) {
    const yesterday = dayOn(mission.site, by.now).subtract({ days: 1 });
    await endAssignment(by, mission, lastDay ?? yesterday);
  }
}
