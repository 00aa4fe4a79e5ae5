import { createTranslators } from '../conversation/catalogue.ts';
import type { PlatformName } from '../conversation/platform.ts';
import { createDelivery, type Delivery } from '../delivery/dispatch.ts';
import { deliveryMessages } from '../delivery/messages.ts';
import type { DeliveryLog } from '../delivery/ports.ts';
import { hoursOfSubject, sendingOfSpace } from '../hours/hours-of-subject.ts';
import type { Store } from '../store/store.ts';
import { systemClock } from '../time.ts';

/**
 * A delivery that plans and never sends: what is due waits in the queue for the service. Commands of the terminal use
 * it; stop it when done.
 *
 * @param chats chat platforms the service will have
 */
export function planningDelivery(store: Store, log: DeliveryLog, chats: readonly PlatformName[]): Delivery {
  return createDelivery({
    db: store.db,
    transaction: store.transaction,
    url: store.url,
    platforms: [],
    chats,
    composers: {},
    directory: { person: async () => null, channel: async () => null, workspace: async () => '' },
    translators: createTranslators([deliveryMessages]),
    clock: systemClock,
    log,
    metrics: { delivered: () => {}, answered: () => {} },
    settingsOf: sendingOfSpace,
    hoursOf: hoursOfSubject,
    whoDecides: async () => null,
  });
}
