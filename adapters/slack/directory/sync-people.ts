import type { WebClient } from '@slack/web-api';
import type { SlackHost } from '../host.ts';
import { membersOf } from './members-of.ts';
import { readPages, type Wait } from './read-pages.ts';

export interface PeopleCount {
  /** People whose account is active. */
  seen: number;
  /** Accounts that are new in copil. */
  linked: number;
}

/**
 * Links the people of a workspace page by page, and says who left.
 * @param teams workspaces of the organisation, for an organisation-wide installation; empty otherwise
 * @throws what Slack refuses, such as WebAPIPlatformError `missing_scope`
 */
export async function syncPeople(
  client: WebClient,
  host: SlackHost,
  { workspace, teams, wait }: { workspace: string; teams: readonly string[]; wait: Wait },
): Promise<PeopleCount> {
  const present = new Set<string>();
  const gone = new Set<string>();
  let linked = 0;
  for (const team of teams.length > 0 ? teams : [undefined]) {
    const ask = (page: { limit: number }) => client.users.list({ ...page, ...(team && { team_id: team }) });
    for await (const page of readPages(ask, wait)) {
      const found = membersOf(workspace, page.members ?? []);
      if (found.members.length > 0) linked += await host.linkMembers(workspace, found.members);
      for (const externalId of found.present) present.add(externalId);
      for (const externalId of found.left) gone.add(externalId);
    }
  }
  // Who left one workspace of an organisation may be in another.
  for (const externalId of gone) if (!present.has(externalId)) await host.memberLeft(workspace, externalId);
  return { seen: present.size, linked };
}
