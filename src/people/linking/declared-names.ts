import type { Transaction } from '../../store/store.ts';
import { isNameOf, type WorkspaceRef } from './workspace-space.ts';

/**
 * What the space's file calls a chat workspace: the names its organisations give that are its id or its domain. Where
 * no organisation names it and no other workspace serves the space, it stands for the lead organisation's, unless that
 * is the id of another workspace copil knows.
 */
export async function declaredNames(
  tx: Transaction,
  { platform, workspace }: WorkspaceRef,
  spaceId: string,
): Promise<string[]> {
  const organisations = await tx.organisation.findMany({
    where: { spaceId, workspace: { not: null } },
    orderBy: [{ kind: 'asc' }, { code: 'asc' }],
    select: { workspace: true },
  });
  const all = [...new Set(organisations.flatMap(({ workspace: name }) => name ?? []))];
  const serving = await tx.chatWorkspace.findMany({
    where: { platform, spaceId, state: 'installed' },
    select: { externalId: true, domain: true },
  });
  const row = serving.find(({ externalId }) => externalId === workspace);
  const named = all.filter(isNameOf(workspace, row?.domain ?? null));
  if (named.length > 0) return named;
  const [lead] = all;
  if (serving.length !== 1 || !row || lead === undefined) return [];
  const another = await tx.chatWorkspace.findUnique({
    where: { platform_externalId: { platform, externalId: lead } },
    select: { id: true },
  });
  return another ? [] : [lead];
}
