import { toInstant } from '../time.ts';
import type { Desk } from './desk.ts';

export interface DeliveryHealth {
  /** The queue answers. */
  ready: boolean;
  queued: number;
  /** Business seconds the oldest queued message has been due. */
  queueAgeSeconds: number;
  /** Messages somebody should look at. */
  uncertain: number;
  failed: number;
  held: number;
}

/** How delivery is doing, for `/readyz` and operators; never throws. */
export async function healthOf(desk: Desk): Promise<DeliveryHealth> {
  const silent = { ready: false, queued: 0, queueAgeSeconds: 0, uncertain: 0, failed: 0, held: 0 };
  try {
    await desk.queue.open();
    const counts = await desk.db.messageDelivery.groupBy({
      by: ['state'],
      where: { state: { in: ['queued', 'uncertain', 'failed', 'held'] } },
      _count: { _all: true },
    });
    const of = (state: string) => counts.find((count) => count.state === state)?._count._all ?? 0;
    return {
      ready: true,
      queued: of('queued'),
      queueAgeSeconds: await queueAge(desk),
      uncertain: of('uncertain'),
      failed: of('failed'),
      held: of('held'),
    };
  } catch (error) {
    desk.log.error({ err: error }, 'The delivery queue does not answer');
    return silent;
  }
}

/** @returns business seconds the oldest queued message has been due, 0 when none is. */
export async function queueAge(desk: Desk): Promise<number> {
  const oldest = await desk.db.messageDelivery.findFirst({
    where: { state: 'queued' },
    orderBy: { dueAt: 'asc' },
    select: { dueAt: true },
  });
  return oldest ? Math.max(0, toInstant(oldest.dueAt).until(desk.clock.now()).total('seconds')) : 0;
}
