import { disordered, type Names, repeated, unknown, unknownChannel } from './names.ts';
import { type Problem, problem } from './problem.ts';
import type { SpaceFile } from './space-file.ts';

/** Organisations, sites, channels and constraints among themselves. */
export function checkOrganisations(file: SpaceFile, names: Names): Problem[] {
  return [
    ...checkSpace(file),
    ...file.organisations.flatMap((organisation, index) => [
      ...disordered(['organisations', index, 'closesAt'], organisation.opensAt, organisation.closesAt),
      ...disordered(
        ['organisations', index, 'agreementEndsOn'],
        organisation.agreementSignedOn,
        organisation.agreementEndsOn,
      ),
    ]),
    ...file.organisations.flatMap(({ newsChannel }, index) =>
      unknownChannel(['organisations', index, 'newsChannel'], newsChannel, names),
    ),
    ...repeated(
      file.organisations.map(({ code }, index) => ({ path: ['organisations', index, 'code'], value: code })),
    ),
    ...checkChannels(file, names),
    ...checkSites(file, names),
    ...checkConstraints(file, names),
  ];
}

function checkSpace(file: SpaceFile): Problem[] {
  const sending = file.space.settings.sending;
  return [
    ...disordered(['space', 'settings', 'sending', 'closesAt'], sending?.opensAt, sending?.closesAt),
    ...(file.organisations.some(({ kind }) => kind === 'lead')
      ? []
      : [problem(['organisations'], 'space.problem.lacksLeadOrganisation')]),
  ];
}

function checkChannels(file: SpaceFile, names: Names): Problem[] {
  return [
    ...repeated(
      file.channels.map(({ workspace, name }, index) => ({
        path: ['channels', index, 'name'],
        value: `${workspace}/${name}`,
      })),
    ),
    ...repeated(
      file.channels.map(({ platform, workspace, id }, index) => ({
        path: ['channels', index, 'id'],
        value: id && `${platform}/${workspace}/${id}`,
      })),
    ),
    ...file.channels.flatMap((channel, index) => [
      ...unknown(
        ['channels', index, 'workspace'],
        'space.problem.unknownWorkspace',
        channel.workspace,
        names.workspaces,
      ),
      ...(channel.platform !== 'local' && channel.id === undefined
        ? [
            problem(['channels', index, 'id'], 'space.problem.platformId', undefined, {
              platform: channel.platform,
            }),
          ]
        : []),
      ...(channel.platform === 'local' && channel.id !== undefined && channel.id !== channel.name
        ? [
            problem(['channels', index, 'id'], 'space.problem.localId', channel.id, {
              expected: channel.name,
            }),
          ]
        : []),
    ]),
  ];
}

function checkSites(file: SpaceFile, names: Names): Problem[] {
  return [
    ...repeated(file.sites.map(({ code }, index) => ({ path: ['sites', index, 'code'], value: code }))),
    ...repeated(file.sites.map(({ finess }, index) => ({ path: ['sites', index, 'finess'], value: finess }))),
    ...file.sites.flatMap((site, index) => [
      ...unknown(
        ['sites', index, 'organisation'],
        'space.problem.unknownOrganisation',
        site.organisation,
        names.organisations,
      ),
      ...unknown(['sites', index, 'director'], 'space.problem.unknownPerson', site.director, names.people),
      ...unknownChannel(['sites', index, 'channel'], site.channel, names),
    ]),
  ];
}

function checkConstraints(file: SpaceFile, names: Names): Problem[] {
  return file.constraints.flatMap((constraint, index) => [
    ...unknown(
      ['constraints', index, 'organisation'],
      'space.problem.unknownOrganisation',
      constraint.organisation,
      names.organisations,
    ),
    ...unknown(['constraints', index, 'site'], 'space.problem.unknownSite', constraint.site, names.sites),
    ...disordered(['constraints', index, 'to'], constraint.from, constraint.to),
  ]);
}
