import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { SeenChannel, SlackHost } from '../host.ts';
import { readPages, type Wait } from './read-pages.ts';

const everyKind = 'public_channel,private_channel';
const publicOnly = 'public_channel';

/**
 * Shows the host the channels of a workspace: public ones, and the private ones copil was invited to.
 * @param teams workspaces of the organisation, for an organisation-wide installation; empty otherwise
 * @returns names of channels the space declares and Slack does not show
 * @throws what Slack refuses, such as WebAPIPlatformError `missing_scope`
 */
export async function syncChannels(
  client: WebClient,
  host: SlackHost,
  { workspace, teams, wait }: { workspace: string; teams: readonly string[]; wait: Wait },
): Promise<string[]> {
  const channels: SeenChannel[] = [];
  for (const team of teams.length > 0 ? teams : [undefined])
    channels.push(...(await channelsOf(client, team, wait)));
  return host.adoptChannels(workspace, channels);
}

/** Without groups:read the public ones are better than none. */
async function channelsOf(client: WebClient, team: string | undefined, wait: Wait): Promise<SeenChannel[]> {
  try {
    return await listChannels(client, everyKind, team, wait);
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'missing_scope') throw error;
    return listChannels(client, publicOnly, team, wait);
  }
}

async function listChannels(client: WebClient, types: string, team: string | undefined, wait: Wait) {
  const found: SeenChannel[] = [];
  const ask = (page: { limit: number }) =>
    client.conversations.list({
      ...page,
      types,
      exclude_archived: true,
      ...(team && { team_id: team }),
    });
  for await (const { channels = [] } of readPages(ask, wait))
    for (const { id, name } of channels) if (id && name) found.push({ externalId: id, name });
  return found;
}
