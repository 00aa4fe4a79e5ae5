/** A meeting's agenda as cards show it: in order, with hours, who comes, what is to be read, what is late. */
import { ownerName } from '../actions/action-card.ts';
import { type ActionWithOwner, lateActions } from '../actions/late-actions.ts';
import { type Block, type ListItem, listOf, type Span } from '../conversation/card.ts';
import { fold } from '../conversation/clean-text.ts';
import {
  formatDate,
  formatDuration,
  formatList,
  formatTime,
  formatTimeRange,
} from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { fullName } from '../people/person-name.ts';
import type { Meeting } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { plainDate } from '../time.ts';
import { type AgendaSlot, agendaSlots } from './agenda-slots.ts';
import { itemsInOrder, type OrderedItem } from './items-in-order.ts';
import { type FileAddress, fileLinks } from './point-documents.ts';

export interface AgendaView {
  items: OrderedItem[];
  slots: Map<string, AgendaSlot>;
  /** Actions of the committee whose due date is over on the day of the reading. */
  late: ActionWithOwner[];
}

type Timed = Pick<Meeting, 'id' | 'committeeId' | 'startsLocal' | 'timeZone'>;

/** @returns the points on the agenda with their hours, and what the committee must follow up */
export async function readAgenda(
  tx: Transaction,
  meeting: Timed,
  now: Temporal.Instant,
): Promise<AgendaView> {
  const items = await itemsInOrder(tx, meeting.id);
  const start = Temporal.PlainDateTime.from(meeting.startsLocal).toZonedDateTime(meeting.timeZone);
  const today = now.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  return {
    items,
    slots: agendaSlots(items, start),
    late: await lateActions(tx, meeting.committeeId, today),
  };
}

/**
 * The agenda as one list, so that its numbers follow one another; then, under a heading that names the point that follows
 * actions up, those that are late (C25).
 *
 * @param addressOf where files are opened; null: what is to be read is not named
 */
export function agendaBlocks(
  { items, slots, late }: AgendaView,
  t: Translator,
  addressOf: FileAddress | null,
): Block[] {
  return [
    ...listOf(
      t('agenda.list'),
      items.map((item) => orderedLine(item, slots.get(item.id), t, addressOf)),
    ),
    ...listOf(
      t('agenda.lateActions', { place: items.find(isFollowUp)?.place ?? 0 }),
      late.map((action) => lateLine(action, t)),
    ),
  ];
}

/** The standing point under which decisions and actions are followed up: the one that says so. */
function isFollowUp({ origin, title }: OrderedItem): boolean {
  return origin === 'template' && /\bactions?\b/.test(fold(title));
}

/**
 * « 3 · Météo et avancement par site », and under it its hours, purpose, people and files.
 *
 * @param slot left out where the order is not settled
 * @param addressOf where files are opened; null: what is to be read is not named
 */
export function orderedLine(
  item: OrderedItem,
  slot: AgendaSlot | undefined,
  t: Translator,
  addressOf: FileAddress | null,
): ListItem {
  const guests = item.guests.map(fullName);
  const words = [
    ...(slot ? [slotWords(item, slot, t)] : []),
    t(`command.agenda.add.argument.purpose.${item.purpose}`),
    ...(item.minutes === null ? [] : [formatDuration(item.minutes, t.locale)]),
    ...(item.presenter ? [t('agenda.presentedBy', { name: fullName(item.presenter) })] : []),
    ...(guests.length > 0 ? [t('agenda.with', { names: formatList(guests, t.locale) })] : []),
    ...(item.late ? [t('agenda.late')] : []),
    ...(item.recurring ? [t('agenda.recurring')] : []),
    ...(item.description ? [item.description] : []),
  ].join(' · ');
  const links = addressOf ? fileLinks(item, t, addressOf) : [];
  return {
    text: [{ bold: String(item.place) }, ` · ${item.title}`],
    detail: links.length > 0 ? [words, ...links.flatMap((link): Span[] => [' · ', link])] : words,
  };
}

/** « de 14 h 40 à 15 h »; its beginning alone when it does not say how long it takes. */
export function slotWords({ minutes }: { minutes: number | null }, slot: AgendaSlot, t: Translator): string {
  return minutes === null
    ? t('agenda.from', { time: formatTime(slot.start, t.locale) })
    : formatTimeRange(slot.start, slot.end, t.locale);
}

function lateLine(action: ActionWithOwner, t: Translator): ListItem {
  const { number, text, dueOn } = action;
  return {
    text: [{ bold: number }, ` · ${text}`],
    detail: t('agenda.lateAction', {
      name: ownerName(action, t),
      day: formatDate(plainDate(dueOn), t.locale, { weekday: false }),
    }),
    tone: 'danger',
  };
}
