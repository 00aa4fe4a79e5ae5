import { disordered, type Names, repeated, unknown } from './names.ts';
import { type Path, type Problem, problem } from './problem.ts';
import type { SpaceFile } from './space-file.ts';

/** Who works and is named on the sites, their phases, trainings and people on duty. */
export function checkDeployments(file: SpaceFile, names: Names): Problem[] {
  const onSite = (path: Path, { site, person }: { site: string; person?: string }) => [
    ...unknown([...path, 'site'], 'space.problem.unknownSite', site, names.sites),
    ...unknown([...path, 'person'], 'space.problem.unknownPerson', person, names.people),
  ];
  const period = (path: Path, { from, to }: { from?: string; to?: string }) =>
    disordered([...path, 'to'], from, to);
  return [
    ...file.staff.flatMap((one, index) => [
      ...onSite(['staff', index], one),
      ...period(['staff', index], one),
    ]),
    ...repeated(
      file.staff.map(({ site, person }, index) => ({
        path: ['staff', index, 'person'],
        value: `${site}/${person}`,
      })),
    ),
    ...file.referents.flatMap((one, index) => [
      ...onSite(['referents', index], one),
      ...period(['referents', index], one),
    ]),
    ...file.phases.flatMap((one, index) => [
      ...onSite(['phases', index], { site: one.site }),
      ...unknown(['phases', index, 'owner'], 'space.problem.unknownPerson', one.owner, names.people),
      ...period(['phases', index], one),
      ...(one.after.includes(one.phase)
        ? [problem(['phases', index, 'after'], 'space.problem.afterItself', one.phase)]
        : []),
    ]),
    ...repeated(
      file.phases.map(({ site, phase }, index) => ({
        path: ['phases', index, 'phase'],
        value: `${site}/${phase}`,
      })),
    ),
    ...file.onCall.flatMap((one, index) => [
      ...onSite(['onCall', index], one),
      ...period(['onCall', index], one),
    ]),
    ...file.trainings.flatMap((one, index) => onSite(['trainings', index], { site: one.site })),
    ...repeated(
      file.usageTargets.map(({ code, organisation }, index) => ({
        path: ['usageTargets', index, 'code'],
        value: `${organisation ?? ''}/${code}`,
      })),
    ),
    ...file.usageTargets.flatMap(({ organisation }, index) =>
      unknown(
        ['usageTargets', index, 'organisation'],
        'space.problem.unknownOrganisation',
        organisation,
        names.organisations,
      ),
    ),
    ...file.sites.flatMap(({ vendorContact }, index) =>
      unknown(['sites', index, 'vendorContact'], 'space.problem.unknownPerson', vendorContact, names.people),
    ),
  ];
}
