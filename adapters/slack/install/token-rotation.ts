/** Tokens that expire (https://docs.slack.dev/authentication/using-token-rotation): 12 hours, refreshed before. */
import { WebClient } from '@slack/web-api';
import type { Logger } from '../../../src/log.ts';
import type { Seal } from '../../../src/seal.ts';
import type { ChatWorkspace } from '../../../src/store/generated/client.ts';
import type { Database } from '../../../src/store/store.ts';
import { type Clock, toDate, toInstant } from '../../../src/time.ts';
import { outboxOptions } from './clients.ts';
import { lockRow, openCredentials, sealCredentials } from './workspace-rows.ts';

export interface RotationParts {
  db: Database;
  seal: Seal;
  clock: Clock;
  log: Logger;
  apiUrl: string;
  /** SLACK_CLIENT_ID and SLACK_CLIENT_SECRET. */
  client?: { id: string; secret: string };
}

/** A token is refreshed when less than this is left of it, as Slack's own SDK does. */
const early = { hours: 2 };
/** Asking Slack takes `apiSeconds` at most; a replica that comes second waits that long for the row. */
const apiSeconds = 5;
const transactionSeconds = 3 * apiSeconds;

/** Whether the token of a row should be refreshed now. */
export function refreshIsDue({ tokenExpiresAt }: ChatWorkspace, now: Temporal.Instant): boolean {
  return tokenExpiresAt !== null && Temporal.Instant.compare(toInstant(tokenExpiresAt), now.add(early)) <= 0;
}

/**
 * Refreshes the token of a workspace under a lock on its row: a refresh token works once, so of two replicas the second
 * finds the work done.
 * @returns the row as it stands afterwards; null when it is gone
 * @throws WebAPIPlatformError `invalid_refresh_token`…, or what says that Slack could not be asked
 */
export function refreshToken(parts: RotationParts, workspace: string): Promise<ChatWorkspace | null> {
  const { db, seal, clock } = parts;
  return db.$transaction(
    async (tx) => {
      const row = await lockRow(tx, workspace);
      if (!row?.credentials || !refreshIsDue(row, clock.system())) return row;
      const credentials = openCredentials(seal, workspace, row.credentials);
      const fresh = await exchange(parts, credentials.refreshToken);
      return tx.chatWorkspace.update({
        where: { id: row.id },
        data: {
          credentials: sealCredentials(seal, workspace, {
            ...credentials,
            token: fresh.token,
            refreshToken: fresh.refreshToken,
          }),
          tokenExpiresAt: toDate(clock.system().add({ seconds: fresh.expiresInSeconds })),
          updatedAt: toDate(clock.system()),
        },
      });
    },
    { timeout: transactionSeconds * 1000, maxWait: apiSeconds * 1000 },
  );
}

async function exchange({ apiUrl, log, client }: RotationParts, refreshToken: string | undefined) {
  if (!client)
    throw new Error('SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are needed to refresh a token that expires');
  if (!refreshToken) throw new Error('the installation has no refresh token');
  const slack = new WebClient(undefined, { ...outboxOptions({ apiUrl, log }), timeout: apiSeconds * 1000 });
  const answer = await slack.oauth.v2.access({
    client_id: client.id,
    client_secret: client.secret,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  });
  if (!answer.access_token || !answer.refresh_token || !answer.expires_in)
    throw new Error('oauth.v2.access gave no token');
  return {
    token: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresInSeconds: answer.expires_in,
  };
}
