import type { UsersInfoResponse } from '@slack/web-api';
import { locales } from '../../../src/conversation/language.ts';
import type { AccountRef, Identity } from '../../../src/conversation/platform.ts';
import { emailOf, isPersonOf } from '../directory/slack-user.ts';
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
    return user && !user.deleted && isPersonOf(workspace, user) ? identityOf(user) : null;
  } catch (error) {
    const outcome = outcomeOf(error, 'person');
    log.warn({ workspace, externalId, outcome }, 'Slack does not tell who an account belongs to');
    return null;
  }
}

function identityOf(user: User): Identity {
  const { real_name, name = '', locale, profile } = user;
  const language = locales.find((known) => locale?.startsWith(known));
  return {
    email: emailOf(user),
    name: real_name || profile?.real_name || name,
    ...(language && { locale: language }),
  };
}
