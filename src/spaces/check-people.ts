import { accountsOf } from './accounts-of.ts';
import { disordered, type Names, repeated, unknown } from './names.ts';
import { type Problem, problem } from './problem.ts';
import type { PersonEntry, SpaceFile } from './space-file.ts';

/** People: unique handles, mails and accounts, known organisations and workspaces. */
export function checkPeople(file: SpaceFile, names: Names): Problem[] {
  return [
    ...repeated(
      file.people.map(({ handle }, index) => ({ path: ['people', index, 'handle'], value: handle })),
    ),
    ...repeated(
      file.people.map(({ workEmail }, index) => ({ path: ['people', index, 'workEmail'], value: workEmail })),
    ),
    ...repeated(
      file.people.flatMap((person, index) =>
        accountsOf(person).map(({ platform, workspace, id, at }) => ({
          path: ['people', index, ...at],
          // A local account is named like its person: the handle is checked above.
          value: id && platform !== 'local' ? `${platform}/${workspace}/${id}` : undefined,
        })),
      ),
    ),
    ...file.people.flatMap((person, index) => checkPerson(person, index, names)),
  ];
}

function checkPerson(person: PersonEntry, index: number, names: Names): Problem[] {
  const accounts = accountsOf(person);
  const at = ['people', index] as const;
  return [
    // The bot's own name in conversations.
    ...(person.handle === 'copil'
      ? [problem([...at, 'handle'], 'space.problem.reservedHandle', person.handle)]
      : []),
    ...unknown(
      [...at, 'organisation'],
      'space.problem.unknownOrganisation',
      person.organisation,
      names.organisations,
    ),
    ...accounts.flatMap((account) => checkAccount(person, index, account, names)),
    ...accounts
      .filter(({ platform }) => platform === 'local')
      .slice(1)
      .map(({ workspace, at: where }) =>
        problem([...at, ...where], 'space.problem.secondLocalAccount', workspace),
      ),
    ...(person.preferredPlatform &&
    person.preferredPlatform !== 'email' &&
    !accounts.some(({ platform }) => platform === person.preferredPlatform)
      ? [
          problem(
            [...at, 'preferredPlatform'],
            'space.problem.lacksPreferredAccount',
            person.preferredPlatform,
          ),
        ]
      : []),
    ...person.absences.flatMap(({ from, to }, absence) =>
      disordered([...at, 'absences', absence, 'to'], from, to),
    ),
  ];
}

function checkAccount(
  person: PersonEntry,
  index: number,
  account: ReturnType<typeof accountsOf>[number],
  names: Names,
): Problem[] {
  const { platform, workspace, id } = account;
  const at = ['people', index, ...account.at];
  const short = at.at(-1) === 'workspace';
  const problems =
    platform === 'email'
      ? []
      : unknown(
          short ? at : [...at, 'workspace'],
          'space.problem.unknownWorkspace',
          workspace,
          names.workspaces,
        );
  if (id === undefined)
    return [...problems, problem([...at, 'id'], 'space.problem.platformId', undefined, { platform })];
  if (platform === 'local' && id !== person.handle)
    return [...problems, problem([...at, 'id'], 'space.problem.localId', id, { expected: person.handle })];
  return problems;
}
