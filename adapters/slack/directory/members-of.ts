import type { Member } from '../host.ts';
import { emailOf, isPersonOf, type SlackUser } from './slack-user.ts';

export interface Membership {
  members: Member[];
  /** Ids of those whose account is active, with or without an address. */
  present: string[];
  /** Ids of those whose account was deactivated. */
  left: string[];
}

/**
 * Who of these users are people of the workspace, and whose address among them Slack vouches for.
 * @param workspace team id, or enterprise id of an organisation-wide installation
 */
export function membersOf(workspace: string, users: readonly SlackUser[]): Membership {
  const people = users.filter((user) => user.id && isPersonOf(workspace, user));
  const members = people.flatMap((user) => {
    const email = user.deleted ? null : emailOf(user);
    return email === null ? [] : [{ externalId: user.id ?? '', email }];
  });
  const ids = (deleted: boolean) =>
    people.filter((user) => Boolean(user.deleted) === deleted).map((user) => user.id ?? '');
  return { members, present: ids(false), left: ids(true) };
}
