/** A committee stays until the end of the deployments it steers (domain.md S2-02, invariant 9). */
import type { CommitteeKind } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';

/** Days after a go-live during which its deployment is still open: accompaniment and what is learnt from it (4.1). */
export const openDays = 90;

/** Kinds that steer or follow the deployments; a working group or an executive body may end before them. */
const steering = new Set<CommitteeKind>(['copil', 'cosuiv', 'group']);

export function steersDeployments({ kind }: { kind: CommitteeKind }): boolean {
  return steering.has(kind);
}

/** @returns whether a site's deployment is open: no date yet, ahead, or less than 90 days ago. */
export function isOpenDeployment(goLive: Temporal.PlainDate | null, day: Temporal.PlainDate): boolean {
  return goLive === null || Temporal.PlainDate.compare(day, goLive.add({ days: openDays })) < 0;
}

/** @returns the sites of the space whose deployment is open, the nearest go-live first. */
export async function openDeployments(
  tx: Transaction,
  spaceId: string,
  day: Temporal.PlainDate,
): Promise<{ name: string; goLive: Temporal.PlainDate | null }[]> {
  const sites = await tx.site.findMany({ where: { spaceId }, orderBy: [{ goLive: 'asc' }, { code: 'asc' }] });
  return sites
    .map(({ name, goLive }) => ({ name, goLive: goLive && plainDate(goLive) }))
    .filter(({ goLive }) => isOpenDeployment(goLive, day));
}
