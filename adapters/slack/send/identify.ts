import type { UsersInfoResponse } from '@slack/web-api';
import { locales } from '../../../src/conversation/language.ts';
import type { AccountRef, Identity } from '../../../src/conversation/platform.ts';
import { outcomeOf } from './outcomes.ts';
import type { Sending } from './sending.ts';

type User = NonNullable<UsersInfoResponse['user']>;

/**
 * Asks Slack who an account belongs to, while its person waits.
 * @returns null for bots, for who left, for people of other organisations, and when Slack may not or cannot tell
 */
export async function identify(
  { clients, installations, call, log }: Sending,
  { workspace, externalId }: AccountRef,
): Promise<Identity | null> {
  try {
    const { scopes } = await installations.of(workspace);
    if (!scopes.includes('users:read.email')) return null;
    const client = await clients.interactive(workspace);
    const { user } = await call(workspace, 'users.info', () =>
      client.users.info({ user: externalId, include_locale: true }),
    );
    return user && belongs(user, workspace) ? identityOf(user) : null;
  } catch (error) {
    const outcome = outcomeOf(error, 'person');
    log.warn({ workspace, externalId, outcome }, 'Slack does not tell who an account belongs to');
    return null;
  }
}

/** Strangers write in shared channels (Slack Connect); an organisation's people belong to each of its workspaces. */
function belongs(user: User, workspace: string): boolean {
  if (user.is_bot || user.is_app_user || user.deleted || user.is_stranger) return false;
  const { enterprise_id, teams = [] } = user.enterprise_user ?? {};
  return [user.team_id, enterprise_id, ...teams].includes(workspace);
}

function identityOf({ real_name, name = '', locale, profile, is_email_confirmed }: User): Identity {
  const email = is_email_confirmed === false ? undefined : profile?.email;
  const language = locales.find((known) => locale?.startsWith(known));
  return {
    email: email ? email.toLowerCase() : null,
    name: real_name || profile?.real_name || name,
    ...(language && { locale: language }),
  };
}
