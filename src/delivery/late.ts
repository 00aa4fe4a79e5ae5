import { type CommandButton, card } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate, toDate, toInstant } from '../time.ts';
import { alertWhoDecides } from './alert-who-decides.ts';
import type { Desk } from './desk.ts';
import type { Composer } from './ledger.ts';
import { outcomes } from './rows.ts';
import { nextOpening } from './working-days.ts';

/** Rule and composer of the alert that asks what becomes of late messages. */
const catchUpRule = 'CATCHUP';
export const catchUpMessage = 'delivery.catchUp';
/** Commands behind its two buttons; the bot registers them, delivery/ acts with `sendHeld` and `dropHeld`. */
export const catchUpCommands = { send: 'catchup send', drop: 'catchup drop' } as const;

/** A message due just before midnight and handed over just after is on time. */
const graceMinutes = 60;

export type Judgement = 'send' | 'hold' | 'stale';

/**
 * After downtime past reminders are not fired in bulk (domain.md 5.4, case 9): one whose day is over waits for a decision,
 * and is dropped when it announced something that has happened since. What nobody may miss is sent all the same.
 *
 * @param now local time of the space
 */
export function judge(
  row: Pick<MessageDelivery, 'nature' | 'dueAt' | 'subjectOn'>,
  now: Temporal.ZonedDateTime,
): Judgement {
  if (row.nature !== 'reminder' && row.nature !== 'notice') return 'send';
  const due = toInstant(row.dueAt).toZonedDateTimeISO(now.timeZoneId);
  const today = now.toPlainDate();
  if (Temporal.PlainDate.compare(due.toPlainDate(), today) >= 0) return 'send';
  if (minutesLate(row, now.toInstant()) < graceMinutes) return 'send';
  if (!row.subjectOn) return 'hold';
  const on = plainDate(row.subjectOn);
  const announced = Temporal.PlainDate.compare(due.toPlainDate(), on) <= 0;
  return announced && Temporal.PlainDate.compare(on, today) < 0 ? 'stale' : 'hold';
}

/** @returns which rows of a space wait after downtime for somebody to decide */
export function heldLate(spaceId: string) {
  return { spaceId, state: 'held' as const, outcome: outcomes.late };
}

/** Sets late rows aside and asks somebody what to do with them. @returns the rows that leave now. */
export async function holdLate(
  desk: Desk,
  tx: Transaction,
  due: readonly MessageDelivery[],
  now: Temporal.Instant,
): Promise<MessageDelivery[]> {
  const leaving: MessageDelivery[] = [];
  for (const [spaceId, rows = []] of Object.entries(Object.groupBy(due, (row) => row.spaceId))) {
    const settings = await desk.settingsOf(tx, spaceId);
    const local = now.toZonedDateTimeISO(settings.timeZone);
    const judged = Object.groupBy(rows, (row) => judge(row, local));
    leaving.push(...(await waitForOpening(desk, tx, judged.send ?? [], now)));
    await setAside(tx, judged.stale, { state: 'cancelled', outcome: outcomes.stale });
    await setAside(tx, judged.hold, { state: 'held', outcome: outcomes.late });
    const alert = { spaceId, rule: catchUpRule, message: catchUpMessage, live: true };
    if (judged.hold?.length) leaving.push(...(await alertWhoDecides(desk, tx, alert)));
  }
  return leaving;
}

/** The service may come back at night: what is late by then waits for its subject's next opening, alerts and posts do not. */
async function waitForOpening(
  desk: Desk,
  tx: Transaction,
  rows: readonly MessageDelivery[],
  now: Temporal.Instant,
): Promise<MessageDelivery[]> {
  const waiting = new Set<string>();
  const late = rows.filter(
    (row) => row.nature !== 'alert' && row.nature !== 'post' && minutesLate(row, now) >= graceMinutes,
  );
  const bySubject = Object.groupBy(late, ({ subjectType, subjectId }) => `${subjectType}:${subjectId}`);
  for (const [first, ...others] of Object.values(bySubject) as MessageDelivery[][]) {
    if (!first) continue;
    const { spaceId, subjectType: type, subjectId: id } = first;
    const hours = await desk.hoursOf(tx, { spaceId, type, id });
    const opening = nextOpening(now.toZonedDateTimeISO(hours.timeZone), hours.calendar, hours).toInstant();
    if (opening.equals(now)) continue;
    const ids = [first, ...others].map((row) => row.id);
    await tx.messageDelivery.updateMany({ where: { id: { in: ids } }, data: { dueAt: toDate(opening) } });
    for (const one of ids) waiting.add(one);
  }
  return rows.filter((row) => !waiting.has(row.id));
}

function minutesLate({ dueAt }: Pick<MessageDelivery, 'dueAt'>, now: Temporal.Instant): number {
  return toInstant(dueAt).until(now).total('minutes');
}

async function setAside(
  tx: Transaction,
  rows: readonly MessageDelivery[] | undefined,
  data: { state: 'cancelled' | 'held'; outcome: string },
): Promise<void> {
  if (rows?.length)
    await tx.messageDelivery.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data });
}

/** « 12 messages n’ont pas pu partir » with what can be done about them; redrawn when it has been decided. */
export const composeCatchUp: Composer = async ({ tx, t, answers, redraw }, { spaceId }) => {
  const held = await tx.messageDelivery.groupBy({
    by: ['recipientId'],
    where: heldLate(spaceId),
    _count: { _all: true },
  });
  const count = held.reduce((sum, { _count }) => sum + _count._all, 0);
  if (count === 0 && !redraw) return null;
  if (count === 0) return { card: card(t('delivery.catchUp.heading'), t('delivery.catchUp.decided')) };
  const text = [t.rich('delivery.catchUp.text', { count, people: held.length })];
  // Its buttons stand in no mail.
  if (answers === 'mail') text.push(t('delivery.inTheChat'));
  return {
    card: { ...card(t('delivery.catchUp.heading'), ...text), actions: catchUpButtons(t, count) },
  };
};

/** @param count messages held back */
export function catchUpButtons(t: Translator, count: number): CommandButton[] {
  const button = (name: 'send' | 'drop', confirm?: string) => ({
    id: `catch-up-${name}`,
    label: t(`delivery.catchUp.${name}`),
    command: catchUpCommands[name],
    arguments: {},
    confirm,
  });
  return [
    { ...button('send'), style: 'primary' },
    button('drop', t('delivery.catchUp.dropConfirm', { count })),
  ];
}
