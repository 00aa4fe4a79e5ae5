import type { PlatformName } from '../conversation/platform.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Claimed } from './claim.ts';
import type { DeliveryOptions, Pace } from './ports.ts';
import type { DeliveryQueue } from './queue.ts';
import type { TimedActs } from './timed-act.ts';

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
