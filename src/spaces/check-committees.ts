import { compositionGaps, isBlocking } from '../committees/composition.ts';
import { disordered, type Names, repeated, unknown, unknownChannel } from './names.ts';
import { type Path, type Problem, problem } from './problem.ts';
import type { CommitteeEntry, MemberEntry, SpaceFile } from './space-file.ts';

/** Committees and their members (domain.md C01–C03, C09). */
export function checkCommittees(file: SpaceFile, names: Names): Problem[] {
  return [
    ...repeated(
      file.committees.map(({ code }, index) => ({ path: ['committees', index, 'code'], value: code })),
    ),
    ...file.committees.flatMap((committee, index) => checkCommittee(committee, ['committees', index], names)),
  ];
}

function checkCommittee(committee: CommitteeEntry, at: Path, names: Names): Problem[] {
  return [
    ...unknown(
      [...at, 'organisation'],
      'space.problem.unknownOrganisation',
      committee.organisation,
      names.organisations,
    ),
    ...unknownChannel([...at, 'channel'], committee.channel, names),
    ...committee.mirrorChannels.flatMap((channel, index) =>
      unknownChannel([...at, 'mirrorChannels', index], channel, names),
    ),
    ...repeated(
      [committee.channel, ...committee.mirrorChannels].map((value, index) => ({
        path: index === 0 ? [...at, 'channel'] : [...at, 'mirrorChannels', index - 1],
        value,
      })),
    ),
    ...repeated(
      committee.members.map(({ person }, index) => ({
        path: [...at, 'members', index, 'person'],
        value: person,
      })),
    ),
    ...committee.members.flatMap((member, index) => checkMember(member, [...at, 'members', index], names)),
    ...rolesHeldTwice(committee, at),
    ...Object.entries(committee.leads)
      .filter(([, role]) => !committee.members.some(({ roles }) => roles.includes(role)))
      .map(([phase, role]) => problem([...at, 'leads', phase], 'space.problem.lacksLead', role)),
    ...fitness(committee, at),
  ];
}

function checkMember(member: MemberEntry, at: Path, names: Names): Problem[] {
  return [
    ...unknown([...at, 'person'], 'space.problem.unknownPerson', member.person, names.people),
    ...unknown([...at, 'substitute'], 'space.problem.unknownPerson', member.substitute, names.people),
    ...(member.substitute === member.person
      ? [problem([...at, 'substitute'], 'space.problem.ownSubstitute', member.substitute)]
      : []),
    ...unknown(
      [...at, 'represents', 'organisation'],
      'space.problem.unknownOrganisation',
      member.represents?.organisation,
      names.organisations,
    ),
    ...disordered([...at, 'to'], member.from, member.to),
  ];
}

/** The chair and each lead are one person at a time (S2-03); successors follow each other by their dates. */
function rolesHeldTwice(committee: CommitteeEntry, at: Path): Problem[] {
  return (['PRES', 'LF', 'LT'] as const).flatMap((role) => {
    const holders = [...committee.members.entries()].filter(
      ([, member]) => member.state === 'active' && member.roles.includes(role),
    );
    return holders
      .filter(([, member], index) => holders.slice(0, index).some(([, earlier]) => overlap(earlier, member)))
      .map(([index, member]) =>
        problem([...at, 'members', index, 'roles'], 'space.problem.roleHeldTwice', member.roles, { role }),
      );
  });
}

function overlap(a: MemberEntry, b: MemberEntry): boolean {
  const apart = (first: MemberEntry, second: MemberEntry) =>
    first.to !== undefined && second.from !== undefined && first.to < second.from;
  return !apart(a, b) && !apart(b, a);
}

/** Without members, duties, frequency, and a chair and a sponsor for a COPIL, a committee is a draft (C01). */
function fitness(committee: CommitteeEntry, at: Path): Problem[] {
  if (committee.state !== 'active') return [];
  const members = committee.members
    .filter(({ state }) => state === 'active')
    .map((member) => ({
      roles: member.roles,
      voting: votes(member),
      sponsor: isSponsor(member),
      functionLabel: member.function ?? null,
      typologies: member.represents?.typologies ?? [],
    }));
  const gaps = compositionGaps(
    {
      kind: committee.kind,
      duties: committee.duties ?? null,
      template: committee.template ?? null,
      computerises: committee.computerises,
      cadenceDays: committee.cadenceDays,
      members,
    },
    [],
  );
  const problems = gaps
    .filter(isBlocking)
    .map(({ code }) =>
      problem(at, 'space.problem.lacksForActivity', undefined, { committee: committee.code, code }),
    );
  if (committee.kind === 'copil' && !members.some(({ voting }) => voting))
    problems.push(
      problem([...at, 'members'], 'space.problem.lacksVoter', undefined, { committee: committee.code }),
    );
  return problems;
}

/** @returns whether the member votes: as written, else whoever chairs or is a plain member. */
export function votes(member: MemberEntry): boolean {
  return member.voting ?? (member.roles.includes('PRES') || member.roles.includes('MEM'));
}

/** @returns whether the member's presence is watched: as written, else the chair's. */
export function isSponsor(member: MemberEntry): boolean {
  return member.sponsor ?? member.roles.includes('PRES');
}
