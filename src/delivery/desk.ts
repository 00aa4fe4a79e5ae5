import type { PlatformName } from '../conversation/platform.ts';
import type { DeliveryOptions, Pace } from './ports.ts';
import type { DeliveryQueue } from './queue.ts';
import type { TimedActs } from './timed-act.ts';

/** What the parts of delivery/ share. */
export interface Desk extends Omit<DeliveryOptions, 'pace' | 'url' | 'chats' | 'acts'> {
  acts: TimedActs;
  chats: readonly PlatformName[];
  queue: DeliveryQueue;
  pace: Pace;
}
