import { randomUUIDv7 } from 'node:crypto';
import type { PlatformName } from '../../conversation/platform.ts';
import type { Transaction } from '../../store/store.ts';
import { toDate } from '../../time.ts';
import { declaredNames } from './declared-names.ts';
import { spaceOfWorkspace, type WorkspaceRef } from './workspace-space.ts';

export interface WorkspaceOpening extends WorkspaceRef {
  name: string;
  domain: string | null;
  scopes: readonly string[];
  byOperator: boolean;
}

/**
 * Notes that copil is installed in a workspace and finds the space it serves; asked again at each start, so that a
 * space imported later is found. Accounts that waited for it are linked again.
 *
 * @returns the space's id, null while none is known
 */
export async function openWorkspace(
  tx: Transaction,
  opening: WorkspaceOpening,
  now: Temporal.Instant,
): Promise<string | null> {
  const { platform, workspace, name, domain, byOperator } = opening;
  const where = { platform_externalId: { platform, externalId: workspace } };
  const before = await tx.chatWorkspace.findUnique({ where });
  const spaces = await tx.space.findMany({ select: { id: true } });
  const organisations = await tx.organisation.findMany({
    where: { workspace: { not: null } },
    select: { spaceId: true, workspace: true },
  });
  const others = await tx.chatWorkspace.findMany({
    where: { platform, externalId: { not: workspace }, spaceId: { not: null } },
    select: { domain: true },
  });
  const spaceId = spaceOfWorkspace(
    { workspace, domain, byOperator, boundTo: before?.spaceId ?? null },
    {
      ids: spaces.map(({ id }) => id),
      domainsTaken: others.flatMap((other) => other.domain ?? []),
      organisations,
    },
  );
  const returns = before?.state === 'revoked' ? { installedAt: toDate(now) } : {};
  const columns = { name, domain, spaceId, scopes: [...opening.scopes], updatedAt: toDate(now) };
  const row = await tx.chatWorkspace.upsert({
    where,
    create: { ...columns, id: randomUUIDv7(), platform, externalId: workspace, installedAt: toDate(now) },
    update: { ...columns, ...returns, state: 'installed' },
  });
  await tx.platformAccount.updateMany({
    where: { platform, workspace, state: 'pending' },
    data: { state: 'linked' },
  });
  if (spaceId === null) return null;
  await adoptDeclaredAccounts(tx, opening, spaceId);
  if (before?.spaceId !== spaceId || before.state === 'revoked')
    await journalWorkspace(tx, 'workspace.opened', { ...row, spaceId }, now);
  return spaceId;
}

/** Uninstalled: its people are reached by mail, and their accounts wait until it comes back. */
export async function closeWorkspace(
  tx: Transaction,
  { platform, workspace }: WorkspaceRef,
  now: Temporal.Instant,
): Promise<void> {
  await tx.platformAccount.updateMany({
    where: { platform, workspace, state: 'linked' },
    data: { state: 'pending' },
  });
  const where = { platform_externalId: { platform, externalId: workspace } };
  const row = await tx.chatWorkspace.findUnique({ where });
  if (row?.state !== 'installed') return;
  await tx.chatWorkspace.update({ where, data: { state: 'revoked', updatedAt: toDate(now) } });
  if (row.spaceId !== null)
    await journalWorkspace(tx, 'workspace.closed', { ...row, spaceId: row.spaceId }, now);
}

/** @returns the space a workspace serves; null when it serves none, or copil is not installed there any more. */
export async function spaceServedBy(
  tx: Transaction,
  { platform, workspace }: WorkspaceRef,
): Promise<string | null> {
  const row = await tx.chatWorkspace.findUnique({
    where: { platform_externalId: { platform, externalId: workspace } },
    select: { spaceId: true, state: true },
  });
  return row?.state === 'installed' ? row.spaceId : null;
}

/**
 * The space whose people the accounts of a workspace may be: the one it serves, else that of whoever was linked there
 * first, so that it never holds people of two. A person who proved a mailbox gives a workspace no more than that: its
 * directory vouches for nobody until an organisation names it.
 *
 * @returns null while it serves none and nobody is linked there
 */
export async function spaceOfPeopleIn(
  tx: Transaction,
  { platform, workspace }: WorkspaceRef,
): Promise<string | null> {
  const served = await spaceServedBy(tx, { platform, workspace });
  if (served !== null) return served;
  const first = await tx.platformAccount.findFirst({
    where: { platform, workspace, state: 'linked', person: { state: { not: 'left' } } },
    orderBy: { id: 'asc' },
    select: { spaceId: true },
  });
  return first?.spaceId ?? null;
}

/** Accounts of a space file stand under the name the file gives the workspace: they move under its id. */
async function adoptDeclaredAccounts(
  tx: Transaction,
  { platform, workspace }: WorkspaceRef,
  spaceId: string,
): Promise<void> {
  const names = await declaredNames(tx, { platform, workspace }, spaceId);
  await tx.$executeRaw`
    UPDATE "PlatformAccount" AS declared SET workspace = ${workspace}
    WHERE declared."spaceId" = ${spaceId}::uuid AND declared.platform::text = ${platform}
      AND declared.workspace = ANY(${names}) AND declared.workspace <> ${workspace}
      AND NOT EXISTS (
        SELECT 1 FROM "PlatformAccount" AS known
        WHERE known.platform = declared.platform AND known.workspace = ${workspace}
          AND known."externalId" = declared."externalId")`;
}

async function journalWorkspace(
  tx: Transaction,
  act: string,
  { id, spaceId, platform, externalId }: WorkspaceRow,
  now: Temporal.Instant,
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      spaceId,
      at: toDate(now),
      act,
      subjectType: 'workspace',
      subjectId: id,
      after: { workspace: externalId },
      platform,
    },
  });
}

interface WorkspaceRow {
  id: string;
  spaceId: string;
  platform: PlatformName;
  externalId: string;
}
