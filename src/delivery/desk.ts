import type { PlatformName } from '../conversation/platform.ts';
import type { DeliveryOptions, Pace } from './ports.ts';
import type { DeliveryQueue } from './queue.ts';

/** What the parts of delivery/ share. */
export interface Desk extends Omit<DeliveryOptions, 'pace' | 'url' | 'chats'> {
  chats: readonly PlatformName[];
  queue: DeliveryQueue;
  pace: Pace;
}
