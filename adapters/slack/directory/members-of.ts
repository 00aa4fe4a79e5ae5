import type { Member } from '../host.ts';

/** What is read of a user object (https://docs.slack.dev/reference/objects/user-object). */
export interface SlackUser {
  id?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_stranger?: boolean;
  is_email_confirmed?: boolean;
  team_id?: string;
  enterprise_user?: { enterprise_id?: string; teams?: string[] };
  profile?: { email?: string };
}

export interface Membership {
  members: Member[];
  /** Ids of those whose account is active, with or without an address. */
  present: string[];
  /** Ids of those whose account was deactivated. */
  left: string[];
}

/**
 * Who of these users are people of the workspace: no bots, nobody of another company in a shared channel, no address
 * that Slack has not confirmed (anybody may claim one). Guests of the workspace itself are people.
 * @param workspace team id, or enterprise id of an organisation-wide installation
 */
export function membersOf(workspace: string, users: readonly SlackUser[]): Membership {
  const people = users.filter((user) => user.id && !user.is_bot && belongs(user, workspace));
  const members = people
    .filter((user) => !user.deleted && user.is_email_confirmed !== false)
    .map((user) => ({
      externalId: user.id ?? '',
      email: user.profile?.email?.trim().toLowerCase() ?? '',
    }))
    .filter(({ email }) => email.includes('@'));
  const ids = (deleted: boolean) =>
    people.filter((user) => Boolean(user.deleted) === deleted).map((user) => user.id ?? '');
  return { members, present: ids(false), left: ids(true) };
}

function belongs(user: SlackUser, workspace: string): boolean {
  if (user.is_stranger) return false;
  const { enterprise_id: organisation, teams = [] } = user.enterprise_user ?? {};
  // Slack leaves the organisation out for workspaces that are in none.
  if (workspace.startsWith('E')) return organisation === undefined || organisation === workspace;
  return user.team_id === undefined || user.team_id === workspace || teams.includes(workspace);
}
