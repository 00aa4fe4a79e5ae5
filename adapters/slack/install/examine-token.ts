import type { WebClient } from '@slack/web-api';
import type { WorkspaceFacts } from './workspace-rows.ts';

/** Whose token it is. */
export interface Examined extends WorkspaceFacts {
  botUserId: string;
  botId: string;
}

/**
 * Asks Slack whose token a client carries (https://docs.slack.dev/reference/methods/auth.test). Its scopes stand in a
 * header of the answer; they are empty when the header is not there.
 * @throws WebAPIPlatformError `invalid_auth`, `account_inactive`, `token_revoked`, `token_expired`…
 */
export async function examineToken(client: WebClient): Promise<Examined> {
  const answer = await client.auth.test();
  const workspace = answer.is_enterprise_install ? answer.enterprise_id : answer.team_id;
  if (!workspace || !answer.user_id) throw new Error('auth.test names neither a workspace nor a bot');
  return {
    workspace,
    name: answer.team ?? workspace,
    domain: domainIn(answer.url) ?? (await domainFromTeam(client)),
    botUserId: answer.user_id,
    botId: answer.bot_id ?? '',
    scopes: answer.response_metadata?.scopes ?? [],
  };
}

/** @returns `agla` of https://agla.slack.com/ */
function domainIn(url: string | undefined): string | null {
  const host = url && URL.canParse(url) ? new URL(url).hostname : '';
  return /^([a-z0-9-]+)\.(?:enterprise\.)?slack(?:-gov)?\.com$/.exec(host)?.[1] ?? null;
}

/** Nice to have: needs team:read, which may be missing. */
async function domainFromTeam(client: WebClient): Promise<string | null> {
  try {
    return (await client.team.info()).team?.domain ?? null;
  } catch {
    return null;
  }
}
