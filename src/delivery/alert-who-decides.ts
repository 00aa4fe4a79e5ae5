import type { MessageDelivery, Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';
import type { Desk } from './desk.ts';
import { deliveryKey } from './key.ts';
import { insertRows } from './rows.ts';
import { nextOpening } from './working-days.ts';

export interface Alert {
  spaceId: string;
  rule: string;
  /** Composer that writes it. */
  message: string;
  /** What it is about, when one rule has several matters: each is told once a day. */
  matter?: string;
  parameters?: Prisma.InputJsonObject;
  /** Business instant before which it does not leave; now when absent. */
  notBefore?: Temporal.Instant;
  live?: boolean;
}

/**
 * Tells whoever decides for a space, at the next opening; one alert a day and matter, however often it happens.
 *
 * @returns the rows that leave now, for the caller to hand over
 */
export async function alertWhoDecides(desk: Desk, tx: Transaction, alert: Alert): Promise<MessageDelivery[]> {
  const { spaceId, rule, message, matter, parameters, notBefore, live = false } = alert;
  const recipient = await desk.whoDecides(tx, spaceId);
  if (!recipient) {
    desk.log.warn({ spaceId, rule }, 'Nobody is there to be told: name a lead or an administrator');
    return [];
  }
  const hours = await desk.hoursOf(tx, { spaceId, type: 'space', id: spaceId });
  const now = desk.clock.now().toZonedDateTimeISO(hours.timeZone);
  const { days } = Temporal.PlainDate.from('1970-01-01').until(now.toPlainDate(), { largestUnit: 'days' });
  const subject = { type: 'space', id: spaceId, version: days };
  const wanted = notBefore?.toZonedDateTimeISO(hours.timeZone) ?? now;
  const isLater = Temporal.ZonedDateTime.compare(wanted, now) > 0;
  const at = nextOpening(isLater ? wanted : now, hours.calendar, hours);
  const key = deliveryKey(rule, subject, recipient);
  const added = await insertRows(tx, [
    {
      spaceId,
      key: matter ? `${key}|${matter}` : key,
      rule,
      subjectType: subject.type,
      subjectId: subject.id,
      subjectVersion: subject.version,
      recipientKind: recipient.kind,
      recipientId: recipient.id,
      message,
      nature: 'alert',
      dueAt: toDate(at.toInstant()),
      live,
      ...(parameters && { parameters }),
      createdAt: toDate(now.toInstant()),
    },
  ]);
  return at.equals(now) ? added : [];
}
