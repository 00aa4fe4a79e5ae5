import type { PersonEntry } from './space-file.ts';

/** @returns the accounts of a person, the short form included, each with its path inside the person. */
export function accountsOf(person: PersonEntry) {
  const written = person.accounts.map(({ platform, workspace, id }, index) => ({
    platform,
    workspace,
    id: id ?? (platform === 'local' ? person.handle : undefined),
    at: ['accounts', index] as (string | number)[],
  }));
  if (person.workspace === undefined) return written;
  const short = {
    platform: 'local' as const,
    workspace: person.workspace,
    id: person.handle,
    at: ['workspace'],
  };
  return [short, ...written];
}
