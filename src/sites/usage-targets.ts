import type { Site, UsageTarget } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';

export type Target = Pick<UsageTarget, 'code' | 'label' | 'target'>;

/**
 * What a site is measured by: the targets of the project, those of its organisation in their place where it has its own.
 */
export async function targetsOf(
  tx: Transaction,
  { spaceId, organisationId }: Pick<Site, 'spaceId' | 'organisationId'>,
): Promise<Target[]> {
  const rows = await tx.usageTarget.findMany({
    where: { spaceId, OR: [{ organisationId: null }, { organisationId }] },
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
  });
  return ownInPlace(rows);
}

/** @returns one target an indicator, in the order of the first row that names it */
export function ownInPlace(rows: readonly (Target & Pick<UsageTarget, 'organisationId'>)[]): Target[] {
  const byCode = new Map<string, Target & Pick<UsageTarget, 'organisationId'>>();
  for (const row of rows) {
    const known = byCode.get(row.code);
    if (!known || (known.organisationId === null && row.organisationId !== null)) byCode.set(row.code, row);
  }
  return [...byCode.values()].map(({ code, label, target }) => ({ code, label, target }));
}
