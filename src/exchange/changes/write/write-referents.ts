import { assignmentParts, lockReferents, namedStates } from '../../../referents/assignment.ts';
import { endAssignment } from '../../../referents/end-assignment.ts';
import { changeMission, nameSomebody } from '../../../referents/name-referent.ts';
import { idOf } from '../../../spaces/ids.ts';
import { found, type Writer } from './writing.ts';

/** On a site that is in use: named, changed and ended as by the commands, so that the same people hear of it. */
export const writeReferent: Writer = async ({ by, file, ids }, { kind, entry, fields }) => {
  const { tx } = by;
  const one = found(
    file.referents,
    (other) => other.site === entry.site && other.person === entry.person && other.kind === entry.kind,
  );
  const [siteId, personId] = [idOf(ids.sites, one.site), idOf(ids.people, one.person)];
  await lockReferents(tx, siteId);
  const from = day(one.from);
  const lastDay = day(one.to)?.subtract({ days: 1 });
  const missions = one.missions.length > 0 ? one.missions : null;
  if (kind === 'added') {
    const site = await tx.site.findUniqueOrThrow({ where: { id: siteId } });
    const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    const named = { person, kind: one.kind, missions, from, to: lastDay, share: one.timeShare };
    await nameSomebody(by, site, named);
    return;
  }
  const mission = await tx.referentAssignment.findFirstOrThrow({
    where: { siteId, personId, kind: one.kind, state: { in: [...namedStates] } },
    include: assignmentParts,
  });
  const says = (field: string) => fields.some((change) => change.field === field);
  if (says('missions') || says('from') || says('timeShare'))
    await changeMission(by, mission, {
      ...(says('missions') && { missions }),
      ...(says('from') && { from }),
      ...(says('timeShare') && { share: one.timeShare }),
    });
  if (says('to') && lastDay) await endAssignment(by, mission, lastDay);
};

function day(iso: string | undefined): Temporal.PlainDate | undefined {
  return iso === undefined ? undefined : Temporal.PlainDate.from(iso);
}
