import { steeringCommittee } from '../people/steering-committee.ts';
import type { HouseAct, HouseActs } from '../people/turn.ts';
import { openRisk } from '../risks/open-risk.ts';
import { dayOn } from '../sites/day-on.ts';
import { plainDate } from '../time.ts';
import { findAssignment, lockReferents, namedOn } from './assignment.ts';
import { dayOfAssignment } from './end-assignment.ts';

const dayComes: HouseAct = async (context, { subjectId }) => {
  const assignment = await findAssignment(context.tx, subjectId);
  if (assignment) await dayOfAssignment(context, assignment);
};

/** Five working days have passed and nobody was named: it is a risk, opened once (nasty case 2). */
const successorMissing: HouseAct = async (context, { subjectId }) => {
  const { tx, spaceT } = context;
  const left = await findAssignment(tx, subjectId);
  if (!left?.successorDueOn) return;
  const { site, siteId, kind, successorDueOn } = left;
  const today = dayOn(site, context.now);
  if (Temporal.PlainDate.compare(today, plainDate(successorDueOn)) < 0) return;
  await lockReferents(tx, siteId);
  const named = await namedOn(tx, siteId, today);
  if (named.some((one) => one.kind === kind && one.id !== left.id)) return;
  const committee = await steeringCommittee(tx, left.spaceId);
  if (!committee) return;
  await openRisk(context, {
    committeeId: committee.id,
    title: spaceT('referent.risk.title', { site: site.name, kind }),
    category: 'human',
    probability: 3,
    impact: 3,
    ownerId: site.directorId ?? undefined,
    prevention: spaceT('referent.risk.prevention'),
    source: `referent:${left.id}`,
  });
};

/** What copil does by itself about referents. */
export const referentActs: HouseActs = {
  'referent.dayComes': dayComes,
  'referent.successorMissing': successorMissing,
};
