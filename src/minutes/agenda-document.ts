/** The convocation with its agenda, for who prints it. */
import { agendaSlots } from '../agenda/agenda-slots.ts';
import { itemsInOrder, type OrderedItem } from '../agenda/items-in-order.ts';
import { documentName } from '../agenda/point-documents.ts';
import { formatDateTimeRange, formatDuration, formatTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { PrintedDocument } from '../documents/document.ts';
import { endOf, loadMeeting, referenceOf, startOf } from '../meetings/meeting.ts';
import { fullName } from '../people/person-name.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';

/** @returns the agenda of a meeting as it stands; the date in its properties is that of the meeting */
export async function agendaDocument(
  tx: Transaction,
  meetingId: string,
  t: Translator,
): Promise<PrintedDocument> {
  const meeting = await loadMeeting(tx, meetingId);
  const items = await itemsInOrder(tx, meetingId);
  const slots = agendaSlots(items, startOf(meeting));
  const { label, organisation } = meeting.committee;
  const [start, end] = [startOf(meeting).toPlainDateTime(), endOf(meeting).toPlainDateTime()];
  const facts = [
    { label: t('minutes.fact.committee'), value: `${label} · ${organisation.name}` },
    { label: t('minutes.fact.promised'), value: formatDateTimeRange(start, end, t.locale) },
    ...(meeting.place ? [{ label: t('minutes.fact.place'), value: meeting.place }] : []),
    ...(meeting.videoLink ? [{ label: t('minutes.agenda.video'), value: meeting.videoLink }] : []),
  ];
  const convened = meeting.convenedAt !== null;
  return {
    locale: t.locale,
    title: t(convened ? 'minutes.agenda.convocation' : 'minutes.agenda.title'),
    subtitle: meeting.title,
    author: organisation.name,
    at: toInstant(meeting.startsAt),
    header: organisation.name,
    footer: `${label} · ${referenceOf(meeting)}`,
    pageWord: t('minutes.document.page'),
    blocks: [
      { kind: 'facts', rows: facts },
      { kind: 'heading', level: 1, text: t('minutes.agenda.items') },
      ...(items.length === 0
        ? [{ kind: 'text' as const, text: t('minutes.agenda.none') }]
        : [
            {
              kind: 'table' as const,
              columns: [
                { heading: t('minutes.agenda.time'), share: 9 },
                { heading: t('minutes.agenda.item'), share: 42 },
                { heading: t('minutes.agenda.purpose'), share: 13 },
                { heading: t('minutes.agenda.presenter'), share: 20 },
                { heading: t('minutes.agenda.length'), share: 10 },
              ],
              rows: items.map((item, index) => {
                const from = slots.get(item.id)?.start;
                return [
                  from ? formatTime(from, t.locale) : '',
                  [`${index + 1}. ${item.title}`, ...detailsOf(item, t)].join('\n'),
                  t(`minutes.purpose.${item.purpose}`),
                  item.presenter ? fullName(item.presenter) : '',
                  item.minutes === null ? '' : formatDuration(item.minutes, t.locale),
                ];
              }),
            },
          ]),
    ],
  };
}

function detailsOf({ description, documents, guests }: OrderedItem, t: Translator): string[] {
  return [
    ...(description ? [description] : []),
    ...(guests.length > 0 ? [t('minutes.item.guests', { names: guests.map(fullName).join(', ') })] : []),
    ...(documents.length > 0
      ? [
          t('minutes.agenda.documents', {
            names: documents.map((one) => documentName(one, t.locale)).join(', '),
          }),
        ]
      : []),
  ];
}
