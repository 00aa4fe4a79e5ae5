import type { Ledger } from '../delivery/ledger.ts';
import type { HouseEvent } from '../people/house-event.ts';
import type { Platform } from '../store/generated/enums.ts';
import type { Transaction } from '../store/store.ts';

/** Who opens a risk: the turn of a person, or what a timed act is given. */
export interface RiskOpener {
  tx: Transaction;
  now: Temporal.Instant;
  ledger: Pick<Ledger, 'notify'>;
  space: { id: string };
  actor?: { id: string };
  account?: { platform: Platform };
  onBehalfOfId?: string;
  correlationId?: string;
  /** Absent in a timed act: an agenda takes the high risks of the register when it is made. */
  announce?(event: HouseEvent): Promise<void>;
}
