/** The agenda of a meeting as a page shows it: read by everybody, put in order from the keyboard by who prepares it. */
import { agendaCard } from '../agenda/agenda-card.ts';
import { type AgendaItemWithMeeting, agendaItemParts, decisionButtons } from '../agenda/agenda-item.ts';
import { isOpenToPoints } from '../agenda/agenda-meeting.ts';
import type { AgendaSlot } from '../agenda/agenda-slots.ts';
import { type AgendaView, readAgenda } from '../agenda/agenda-view.ts';
import type { OrderedItem } from '../agenda/items-in-order.ts';
import { documentParts, type FileAddress, fileLinks, type PointDocument } from '../agenda/point-documents.ts';
import { pointName, pointReference } from '../agenda/point-named.ts';
import { isOwnPoint } from '../agenda/points-read-by.ts';
import { mayDecide } from '../agenda/who-decides-point.ts';
import type { Span } from '../conversation/card.ts';
import type { FormField, FormOption } from '../conversation/form.ts';
import { formatDuration, formatList, formatTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { CommandForm, PageAct, PagePart, PageRow } from '../conversation/page.ts';
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { referenceOf } from '../meetings/meeting.ts';
import { judgeAct } from '../people/permit.ts';
import { fullName } from '../people/person-name.ts';
import type { Reading } from '../people/reading.ts';
import type { DomainTurn } from '../people/turn.ts';
import { attachesToOwn, bringsPoint, fileActs } from './file-controls.ts';
import { button, cell, choiceField, field, peopleOptions, tableOr, text } from './parts.ts';

const purposes = ['information', 'discussion', 'decision', 'arbitration'] as const;

/** @returns the points this person may read: all of them, or those they present or come for */
export async function agendaFor(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  reading: Reading,
): Promise<AgendaView> {
  const agenda = await readAgenda(turn.tx, meeting, turn.now);
  if (reading !== 'ownItems') return agenda;
  const own = agenda.items.filter((item) => isOwnPoint(item, turn.actor.id));
  return { ...agenda, items: own, late: [] };
}

/** Where who is signed in opens a file. */
export function boardAddress({ links }: Pick<DomainTurn, 'links'>): FileAddress {
  return (documentId) => links.file(documentId, null);
}

/** The points with their hours, for who only reads them; who brings one adds what is to be read for it. */
export async function agendaTable(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  agenda: AgendaView,
  files: boolean,
): Promise<PagePart> {
  const { t, actor } = turn;
  const open = isOpenToPoints(meeting, turn.now);
  const attaches = open && (await attachesToOwn(turn, meeting.committeeId));
  const rows = agenda.items.map((item) => {
    const addressOf = files || isOwnPoint(item, actor.id) ? boardAddress(turn) : null;
    const given = { meeting: referenceOf(meeting), item: pointReference(item) };
    const acts = attaches && bringsPoint(item, actor.id) ? fileActs(turn, given, item) : [];
    return { ...rowOf(item, agenda.slots.get(item.id), t, addressOf), acts };
  });
  return tableOr(t('board.agenda.none'), {
    caption: t('board.section.agenda'),
    columns: columnsOf(t),
    rows,
  });
}

/** The same with what is done about each point, what waits for a word, and a new one at the end. */
export async function agendaDesk(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  agenda: AgendaView,
): Promise<PagePart[]> {
  const { t } = turn;
  if (!isOpenToPoints(meeting, turn.now)) return [await agendaTable(turn, meeting, agenda, true)];
  const people = await peopleOptions(turn, meeting.committeeId);
  const accepted = agenda.items.filter(({ state }) => state === 'accepted');
  const rows = agenda.items.map((item) => ({
    ...rowOf(item, agenda.slots.get(item.id), t, boardAddress(turn)),
    acts: actsOn(turn, meeting, item, { place: accepted.indexOf(item) + 1, count: accepted.length, people }),
  }));
  const card = await agendaCard(turn, meeting);
  const notices = card.blocks.filter(({ kind }) => kind === 'notice');
  const validates = (card.actions ?? []).some((one) => 'command' in one && one.command === 'agenda validate');
  return [
    tableOr(t('board.agenda.none'), { caption: t('board.section.agenda'), columns: columnsOf(t), rows }),
    ...(await waitingParts(turn, meeting, people)),
    ...notices,
    newPoint(turn, meeting, people),
    ...(validates ? [await validation(turn, meeting)] : []),
  ];
}

/** The chair’s word makes it a convocation; the others ask for it. */
async function validation(turn: DomainTurn, meeting: MeetingWithPeople): Promise<PagePart> {
  const { committeeId } = meeting;
  const { verdict } = await judgeAct(turn, 'meeting.convene', { committeeId, own: false });
  const label = turn.t(verdict === 'allowed' ? 'board.agenda.validate' : 'board.agenda.askValidation');
  const given = { meeting: referenceOf(meeting) };
  return { kind: 'acts', acts: [button('validate', label, 'agenda validate', given, { style: 'primary' })] };
}

function columnsOf(t: Translator): string[] {
  return ['hour', 'point', 'purpose', 'presenter'].map((name) => t(`board.column.${name}`));
}

function rowOf(
  item: OrderedItem,
  slot: AgendaSlot | undefined,
  t: Translator,
  addressOf: FileAddress | null,
): PageRow {
  const guests = item.guests.map(fullName);
  const people = [
    ...(item.presenter ? [fullName(item.presenter)] : []),
    ...(guests.length > 0 ? [t('agenda.with', { names: formatList(guests, t.locale) })] : []),
  ].join(' · ');
  const small = [
    ...(item.late ? [t('agenda.late')] : []),
    ...(item.state === 'accepted' ? [] : [t(`agenda.state.${item.state}`)]),
    ...(item.description ? [item.description] : []),
  ].join(' · ');
  const detail = detailOf(small, addressOf ? fileLinks(item, t, addressOf) : []);
  return {
    about: item.title,
    cells: [
      cell(slot ? formatTime(slot.start, t.locale) : '', {
        detail: item.minutes === null ? t('board.agenda.untimed') : formatDuration(item.minutes, t.locale),
      }),
      cell([{ bold: pointName(item) }, ` · ${item.title}`], detail.length > 0 ? { detail } : {}),
      cell(t(`command.agenda.add.argument.purpose.${item.purpose}`)),
      cell(people),
    ],
  };
}

/** Small print, and after it what is to be read. */
function detailOf(small: string, links: readonly Span[]): Span[] {
  return [...(small ? [small] : []), ...links].flatMap((one, index) => (index === 0 ? [one] : [' · ', one]));
}

interface Standing {
  /** Among the points that may change place, from 1; 0 when it may not. */
  place: number;
  count: number;
  people: FormOption[];
}

function actsOn(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  item: OrderedItem,
  { place, count, people }: Standing,
): PageAct[] {
  const { t } = turn;
  const given = { meeting: referenceOf(meeting), item: pointReference(item) };
  const said = { title: item.title };
  const move = (to: 'up' | 'down', target: number): PageAct =>
    button(
      `${to}-${item.number}`,
      t(`board.agenda.${to}`),
      'agenda order',
      { ...given, place: String(target) },
      { spoken: t(`board.agenda.${to}.spoken`, said) },
    );
  return [
    ...(place > 1 ? [move('up', place - 1)] : []),
    ...(place > 0 && place < count ? [move('down', place + 1)] : []),
    button(
      `withdraw-${item.number}`,
      t('board.agenda.withdraw'),
      'agenda withdraw',
      { ...given, confirmed: 'true' },
      {
        spoken: t('board.agenda.withdraw.spoken', said),
        confirm: t('board.agenda.withdraw.confirm', said),
      },
    ),
    editForm(turn, given, item, people),
    ...fileActs(turn, given, item),
  ];
}

function editForm(
  turn: DomainTurn,
  given: Record<string, string>,
  item: Pick<OrderedItem, 'number' | 'title' | 'minutes' | 'purpose' | 'presenter'>,
  people: FormOption[],
): CommandForm {
  const presenter = item.presenter && `@${item.presenter.handle}`;
  return {
    kind: 'form',
    id: `edit-${item.number}`,
    command: 'agenda edit',
    arguments: given,
    heading: turn.t('board.edit'),
    folded: true,
    submitLabel: turn.t('board.save'),
    fields: [
      field(turn, 'agenda edit', 'title', {
        kind: 'text',
        required: true,
        value: item.title,
        max: 200,
      }),
      field(turn, 'agenda edit', 'minutes', {
        kind: 'duration',
        value: item.minutes === null ? '' : `${item.minutes}min`,
      }),
      choiceField(turn, 'agenda edit', 'purpose', purposes, { value: item.purpose }),
      presenterField(turn, 'agenda edit', people, presenter ?? ''),
    ],
  };
}

function presenterField(turn: DomainTurn, command: string, people: FormOption[], value: string): FormField {
  const known = value === '' || people.some((one) => one.value === value);
  const options = known ? people : [{ value, label: value }, ...people];
  return field(turn, command, 'presenter', { kind: 'select', options, value });
}

function newPoint(turn: DomainTurn, meeting: MeetingWithPeople, people: FormOption[]): CommandForm {
  return {
    kind: 'form',
    id: 'new-point',
    command: 'agenda add',
    arguments: { meeting: referenceOf(meeting) },
    heading: turn.t('board.agenda.new'),
    submitLabel: turn.t('board.agenda.add'),
    inline: true,
    fields: [
      field(turn, 'agenda add', 'title', { kind: 'text', required: true, max: 200 }),
      field(turn, 'agenda add', 'minutes', { kind: 'duration' }),
      choiceField(turn, 'agenda add', 'purpose', purposes),
      presenterField(turn, 'agenda add', people, ''),
    ],
  };
}

/** Points nobody has decided on yet: put right by who prepares the meeting, accepted or refused by who may. */
async function waitingParts(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  people: FormOption[],
): Promise<PagePart[]> {
  const { t } = turn;
  const waiting: (AgendaItemWithMeeting & { documents: PointDocument[] })[] =
    await turn.tx.agendaItem.findMany({
      where: { meetingId: meeting.id, state: 'proposed' },
      include: { ...agendaItemParts, documents: { include: documentParts, orderBy: { addedAt: 'asc' } } },
      orderBy: { number: 'asc' },
    });
  if (waiting.length === 0) return [];
  const usual = await mayDecide(turn, { late: false }, meeting.committeeId);
  const late = await mayDecide(turn, { late: true }, meeting.committeeId);
  return [
    text([{ bold: t('board.agenda.waiting', { count: waiting.length }) }]),
    {
      kind: 'table',
      caption: t('board.agenda.waiting', { count: waiting.length }),
      columns: ['point', 'purpose', 'presenter'].map((name) => t(`board.column.${name}`)),
      rows: waiting.map((item) => {
        const given = { meeting: referenceOf(meeting), item: pointReference(item) };
        const detail = detailOf(item.late ? t('agenda.late') : '', fileLinks(item, t, boardAddress(turn)));
        return {
          about: item.title,
          cells: [
            cell([{ bold: pointReference(item) }, ` · ${item.title}`], detail.length > 0 ? { detail } : {}),
            cell(t(`command.agenda.add.argument.purpose.${item.purpose}`)),
            cell(item.presenter ? fullName(item.presenter) : '—'),
          ],
          acts: [
            ...((item.late ? late : usual) ? decisionButtons(item, meeting, t) : []),
            editForm(turn, given, item, people),
            ...fileActs(turn, given, item),
          ],
        };
      }),
    },
  ];
}
