/** A committee stays until the end of the deployments it steers (domain.md S2-02, invariant 9). */
import { isAround } from '../sites/around-go-live.ts';
import { type DatedSite, readSites } from '../sites/read-sites.ts';
import type { CommitteeKind } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';

/** Kinds that steer or follow the deployments; a working group or an executive body may end before them. */
const steering = new Set<CommitteeKind>(['copil', 'cosuiv', 'group']);

export interface DeploymentsLeft {
  /** Ahead, or begun less than 90 days ago. */
  open: DatedSite[];
  /** Nobody gave a date: whether they are still to be deployed is for people to say. */
  undated: DatedSite[];
}

/** @returns what this committee still has to steer, the nearest go-live first */
export async function deploymentsLeft(
  tx: Transaction,
  { kind, spaceId }: { kind: CommitteeKind; spaceId: string },
  day: Temporal.PlainDate,
): Promise<DeploymentsLeft> {
  const sites = steering.has(kind)
    ? (await readSites(tx, spaceId)).filter(({ deployment }) => deployment?.state !== 'closed')
    : [];
  return {
    open: sites.filter(({ goLive }) => isAround('open', goLive, day)),
    undated: sites.filter(({ goLive }) => goLive === null),
  };
}
