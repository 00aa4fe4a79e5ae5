/** Whom a user object of Slack stands for, and whether its address may be trusted. */

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

/**
 * No bots, and nobody of another company in a shared channel, whom Slack calls a stranger only while no such channel is
 * shared with copil. Guests of the workspace itself are people of it; an organisation's people are of each of its
 * workspaces that they are in. Whether the account is still active is another question.
 * @param workspace team id, or enterprise id of an organisation-wide installation
 */
export function isPersonOf(workspace: string, user: SlackUser): boolean {
  if (user.is_bot || user.is_stranger) return false;
  const { enterprise_id: organisation, teams = [] } = user.enterprise_user ?? {};
  return [user.team_id, organisation, ...teams].includes(workspace);
}

/** @returns their address in lower case; null when there is none, or Slack has not confirmed it: anybody may claim one */
export function emailOf({ is_email_confirmed, profile }: SlackUser): string | null {
  const email = profile?.email?.trim().toLowerCase() ?? '';
  return is_email_confirmed !== false && email.includes('@') ? email : null;
}
