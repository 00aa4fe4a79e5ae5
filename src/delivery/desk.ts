import type { PlatformName } from '../conversation/platform.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { DeliveryOptions, Pace } from './ports.ts';
import type { DeliveryQueue } from './queue.ts';
import type { TimedActs } from './timed-act.ts';

/** A message in a worker's hands: its rows, the leading one first, until the lease ends. */
export interface Claimed {
  rows: [MessageDelivery, ...MessageDelivery[]];
  /** System-clock instant; results are recorded only under this lease. */
  lease: Date;
}

/** What the parts of delivery/ share. */
export interface Desk extends Omit<DeliveryOptions, 'pace' | 'url' | 'chats' | 'acts'> {
  acts: TimedActs;
  chats: readonly PlatformName[];
  queue: DeliveryQueue;
  pace: Pace;
  /** Takes a queued message, together with those that are asked for at the same moment (claim.ts). @param id of the leading row */
  claim(id: string): Promise<Claimed | null>;
  /** Wakes what waited behind a message that has ended, the same way. */
  wakeNext(ended: readonly MessageDelivery[]): Promise<void>;
}
