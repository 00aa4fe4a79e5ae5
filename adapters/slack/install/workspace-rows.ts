/** The rows of ChatWorkspace: one a Slack workspace or organisation, with its sealed credentials. */
import type { Seal } from '../../../src/seal.ts';
import type { ChatWorkspace } from '../../../src/store/generated/client.ts';
import type { Database, Transaction } from '../../../src/store/store.ts';
import { toDate } from '../../../src/time.ts';

/** What is sealed in a row. */
export interface Credentials {
  token: string;
  /** Changes the token for the next one, once; only where the app rotates its tokens. */
  refreshToken?: string;
  botUserId: string;
  botId: string;
}

/** What is known of a workspace besides its credentials. */
export interface WorkspaceFacts {
  /** Team id, or enterprise id for an organisation-wide installation. */
  workspace: string;
  name: string;
  domain: string | null;
  scopes: readonly string[];
}

/** What an installation gave. */
export interface Granted extends WorkspaceFacts {
  credentials: Credentials;
  /** When the token ends, where the app rotates its tokens. */
  expiresAt?: Temporal.Instant;
}

/** The unique key of a workspace's row. */
export const rowOf = (workspace: string) => ({
  platform_externalId: { platform: 'slack' as const, externalId: workspace },
});

export function sealCredentials(seal: Seal, workspace: string, credentials: Credentials) {
  return seal.close(JSON.stringify(credentials), contextOf(workspace));
}

/** @throws SealError when they were sealed with a secret that is not known any more */
export function openCredentials(seal: Seal, workspace: string, sealed: Uint8Array): Credentials {
  return JSON.parse(seal.open(sealed, contextOf(workspace)));
}

const contextOf = (workspace: string) => `installation:slack:${workspace}`;

/** Writes a workspace whose token is in the environment: its row has no credentials. */
export async function keepFacts(db: Database, facts: WorkspaceFacts, now: Temporal.Instant): Promise<void> {
  const values = {
    name: facts.name,
    domain: facts.domain,
    scopes: [...facts.scopes],
    state: 'installed' as const,
    credentials: null,
    tokenExpiresAt: null,
    // The token was just seen to work, so what Slack tells of earlier is settled.
    installedAt: toDate(now),
    updatedAt: toDate(now),
  };
  await db.chatWorkspace.upsert({
    where: rowOf(facts.workspace),
    create: { platform: 'slack', externalId: facts.workspace, ...values },
    update: values,
  });
}

/** Writes a workspace that was installed over OAuth, with its credentials sealed. */
export async function keepGranted(
  db: Database,
  seal: Seal,
  granted: Granted,
  now: Temporal.Instant,
): Promise<void> {
  const { workspace, name, domain, scopes, credentials, expiresAt } = granted;
  const values = {
    name,
    domain,
    scopes: [...scopes],
    state: 'installed' as const,
    credentials: sealCredentials(seal, workspace, credentials),
    tokenExpiresAt: expiresAt ? toDate(expiresAt) : null,
    installedAt: toDate(now),
    updatedAt: toDate(now),
  };
  await db.chatWorkspace.upsert({
    where: rowOf(workspace),
    create: { platform: 'slack', externalId: workspace, ...values },
    update: values,
  });
}

/**
 * Slack delivers its events late and in any order: what happened before the present installation does not end it.
 * @param at instant Slack says it ended
 * @returns whether there was an installation to end
 */
export async function eraseCredentials(
  db: Database,
  workspace: string,
  at: Temporal.Instant,
): Promise<boolean> {
  // Two clocks are compared: Slack's, in whole seconds, and ours.
  const latest = toDate(at.add({ seconds: 3 }));
  const { count } = await db.chatWorkspace.updateMany({
    where: { platform: 'slack', externalId: workspace, state: 'installed', installedAt: { lte: latest } },
    data: { credentials: null, tokenExpiresAt: null },
  });
  return count > 0;
}

export async function markRevoked(db: Database, workspace: string, now: Temporal.Instant): Promise<void> {
  await db.chatWorkspace.updateMany({
    where: { platform: 'slack', externalId: workspace, state: 'installed', credentials: null },
    data: { state: 'revoked', updatedAt: toDate(now) },
  });
}

/** @returns the row under a lock that lasts as long as the transaction, null when there is none. */
export async function lockRow(tx: Transaction, workspace: string): Promise<ChatWorkspace | null> {
  await tx.$queryRaw`
    SELECT id FROM "ChatWorkspace" WHERE platform = 'slack' AND "externalId" = ${workspace} FOR UPDATE`;
  return tx.chatWorkspace.findUnique({ where: rowOf(workspace) });
}

/**
 * Seals again, with the present secret, what an earlier one sealed (COPIL_SECRET_PREVIOUS).
 * @returns the workspaces whose credentials no known secret opens
 */
export async function sealAgain(db: Database, seal: Seal): Promise<string[]> {
  const rows = await db.chatWorkspace.findMany({
    where: { platform: 'slack', state: 'installed', credentials: { not: null } },
    select: { externalId: true, credentials: true },
  });
  const closed: string[] = [];
  for (const { externalId, credentials } of rows) {
    if (credentials && seal.isCurrent(credentials)) continue;
    const opened = await db.$transaction(async (tx) => {
      const row = await lockRow(tx, externalId);
      if (!row?.credentials || seal.isCurrent(row.credentials)) return true;
      const text = attempt(() => openCredentials(seal, externalId, row.credentials as Uint8Array));
      if (!text) return false;
      await tx.chatWorkspace.update({
        where: { id: row.id },
        data: { credentials: sealCredentials(seal, externalId, text) },
      });
      return true;
    });
    if (!opened) closed.push(externalId);
  }
  return closed;
}

function attempt<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}
