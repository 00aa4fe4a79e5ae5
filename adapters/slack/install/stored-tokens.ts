import { SealError } from '../../../src/seal.ts';
import type { ChatWorkspace } from '../../../src/store/generated/client.ts';
import { toInstant } from '../../../src/time.ts';
import type { SlackHost } from '../host.ts';
import { type Installed, NotInstalled } from '../ports.ts';
import { withoutTokens } from '../sdk-log.ts';
import { type RotationParts, refreshIsDue, refreshToken } from './token-rotation.ts';
import { openCredentials, rowOf } from './workspace-rows.ts';

export interface StoredTokens {
  /** @throws NotInstalled */
  of(workspace: string): Promise<Installed>;
  /** The row was changed: what is remembered of it is dropped. */
  forget(workspace: string): void;
}

/** Another replica may have changed the row: a token is read again after this. */
const rememberSeconds = 30;
/** After a refresh that failed, the next try. */
const retrySeconds = 60;

/** The tokens that stand sealed in the database; those that are about to expire are refreshed first. */
export function openStoredTokens(parts: RotationParts & { host: SlackHost }): StoredTokens {
  const { db, seal, clock, log, host } = parts;
  const known = new Map<string, { installed: Installed; until: Temporal.Instant }>();
  const reading = new Map<string, Promise<Installed>>();
  const nextTry = new Map<string, Temporal.Instant>();

  const read = async (workspace: string): Promise<Installed> => {
    let row = await db.chatWorkspace.findUnique({ where: rowOf(workspace) });
    if (row && refreshIsDue(row, clock.system())) row = await refreshed(row);
    if (row?.state !== 'installed' || !row.credentials) throw new NotInstalled(notInstalledIn(workspace));
    if (hasExpired(row))
      throw new NotInstalled(`The token for the Slack workspace ${workspace} has expired.`);
    return { ...opened(row, row.credentials), workspace, scopes: row.scopes };
  };
  const opened = (row: ChatWorkspace, sealed: Uint8Array) => {
    try {
      const { token, botUserId, botId } = openCredentials(seal, row.externalId, sealed);
      return { token, botUserId, botId };
    } catch (error) {
      if (error instanceof SealError)
        throw new NotInstalled(`The token for the Slack workspace ${row.externalId}: ${error.message}`);
      throw error;
    }
  };
  const hasExpired = ({ tokenExpiresAt }: ChatWorkspace) =>
    tokenExpiresAt !== null && Temporal.Instant.compare(toInstant(tokenExpiresAt), clock.system()) <= 0;
  /** A refresh that fails leaves the token as it is, for the time it has left. */
  const refreshed = async (row: ChatWorkspace): Promise<ChatWorkspace | null> => {
    const workspace = row.externalId;
    const now = clock.system();
    const next = nextTry.get(workspace);
    if (next && Temporal.Instant.compare(now, next) < 0) return row;
    try {
      const fresh = await refreshToken(parts, workspace);
      nextTry.delete(workspace);
      return fresh;
    } catch (error) {
      nextTry.set(workspace, now.add({ seconds: retrySeconds }));
      const reason = withoutTokens(error instanceof Error ? error.message : String(error));
      log.error(
        { workspace, reason, expiresAt: row.tokenExpiresAt },
        'The Slack token could not be refreshed; if this lasts, install copil again over /slack/install.',
      );
      if (hasExpired(row))
        await host.trouble({ workspace, reason: 'revoked', detail: `token_expired: ${reason}` });
      return row;
    }
  };
  const remember = (installed: Installed) => {
    const until = clock.system().add({ seconds: rememberSeconds });
    known.set(installed.workspace, { installed, until });
  };

  return {
    async of(workspace) {
      const kept = known.get(workspace);
      if (kept && Temporal.Instant.compare(clock.system(), kept.until) < 0) return kept.installed;
      const begun = reading.get(workspace);
      if (begun) return begun;
      const now = read(workspace);
      reading.set(workspace, now);
      try {
        const installed = await now;
        if (reading.get(workspace) === now) remember(installed);
        return installed;
      } finally {
        if (reading.get(workspace) === now) reading.delete(workspace);
      }
    },
    forget(workspace) {
      known.delete(workspace);
      reading.delete(workspace);
      nextTry.delete(workspace);
    },
  };
}

/** What is told when a token is asked for where there is none. */
export function notInstalledIn(workspace: string): string {
  return `copil is not installed in the Slack workspace ${workspace}: open /slack/install, or set SLACK_BOT_TOKEN.`;
}
