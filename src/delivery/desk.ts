import type { DeliveryOptions, Pace } from './ports.ts';
import type { DeliveryQueue } from './queue.ts';

/** What the parts of delivery/ share. */
export interface Desk extends Omit<DeliveryOptions, 'pace' | 'url'> {
  queue: DeliveryQueue;
  pace: Pace;
}
