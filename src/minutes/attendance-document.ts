/** The sheet people sign (feuille d’émargement): blank before the meeting, filled from its attendance afterwards. */
import { formatDateTimeRange, formatTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { PrintedBlock, PrintedDocument } from '../documents/document.ts';
import { secretariesOf } from '../meetings/audiences.ts';
import { endOf, loadMeeting, type MeetingWithPeople, referenceOf, startOf } from '../meetings/meeting.ts';
import { answerOf } from '../meetings/names.ts';
import { fullName } from '../people/person-name.ts';
import type { Attendance, Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';

type Signing = Pick<Person, 'id' | 'givenName' | 'familyName' | 'jobTitle'> & {
  organisation: { name: string } | null;
};

/** @returns the sheet of a meeting; the date in its properties is that of the meeting */
export async function attendanceDocument(
  tx: Transaction,
  meetingId: string,
  t: Translator,
): Promise<PrintedDocument> {
  const meeting = await loadMeeting(tx, meetingId);
  const stays = await tx.attendance.findMany({
    where: { meetingId },
    orderBy: [{ arrivedAt: 'asc' }, { id: 'asc' }],
  });
  const seats = meeting.invitations.filter((one) => one.voting && !one.withdrawn);
  const substitutes = seats.flatMap(({ personId, substituteId }) =>
    substituteId && answerOf(meeting, personId) === 'substitute' ? [substituteId] : [],
  );
  const points = await tx.agendaGuest.findMany({
    where: { item: { meetingId } },
    select: { personId: true },
  });
  const voting = seats.map(({ personId }) => personId);
  const others = [
    ...substitutes,
    ...secretariesOf(meeting),
    ...meeting.invitations.filter((one) => !one.voting && !one.withdrawn).map(({ personId }) => personId),
    ...points.map(({ personId }) => personId),
    ...stays.map(({ personId }) => personId),
  ];
  const people = await tx.person.findMany({
    where: { id: { in: [...voting, ...others] } },
    include: { organisation: { select: { name: true } } },
    orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }],
  });
  const named = (ids: readonly string[]) => people.filter(({ id }) => ids.includes(id));
  const held = meeting.openedAt !== null;
  const rows = (shown: readonly Signing[]) =>
    shown.map((person) => [
      fullName(person),
      functionOf(meeting, person),
      person.organisation?.name ?? '',
      ...(held ? [presenceOf(meeting, person.id, stays, people, t)] : []),
      '',
    ]);
  const [start, end] = [startOf(meeting).toPlainDateTime(), endOf(meeting).toPlainDateTime()];
  const { label, organisation } = meeting.committee;
  return {
    locale: t.locale,
    title: t('minutes.sheet.title'),
    subtitle: `${meeting.title} · ${formatDateTimeRange(start, end, t.locale)}`,
    author: organisation.name,
    at: toInstant(meeting.startsAt),
    header: organisation.name,
    footer: `${label} · ${referenceOf(meeting)}`,
    pageWord: t('minutes.document.page'),
    blocks: [
      ...(meeting.place
        ? [{ kind: 'facts' as const, rows: [{ label: t('minutes.fact.place'), value: meeting.place }] }]
        : []),
      ...sheet(t('minutes.sheet.members'), rows(named(voting)), held, t),
      ...sheet(t('minutes.sheet.others'), rows(named(others.filter((id) => !voting.includes(id)))), held, t),
      {
        kind: 'signatures',
        places: [t('minutes.document.chairSigns'), t('minutes.document.secretarySigns')],
      },
    ],
  };
}

function sheet(heading: string, rows: string[][], held: boolean, t: Translator): PrintedBlock[] {
  if (rows.length === 0) return [];
  const columns = [
    { heading: t('minutes.sheet.name'), share: 24 },
    { heading: t('minutes.sheet.function'), share: 24 },
    { heading: t('minutes.sheet.organisation'), share: 18 },
    ...(held ? [{ heading: t('minutes.sheet.presence'), share: 20 }] : []),
    { heading: t('minutes.sheet.signature'), share: held ? 16 : 34 },
  ];
  return [
    { kind: 'heading', level: 1, text: heading },
    { kind: 'table', columns, rows, tall: true },
  ];
}

function functionOf({ committee }: MeetingWithPeople, { id, jobTitle }: Signing): string {
  const membership = committee.memberships.find(({ personId }) => personId === id);
  return membership?.functionLabel ?? jobTitle ?? '';
}

/** « sur place, de 14 h 02 à 16 h », « remplace Hélène Guivarc’h »; one line a stay. */
function presenceOf(
  meeting: MeetingWithPeople,
  personId: string,
  stays: readonly Attendance[],
  people: readonly Signing[],
  t: Translator,
): string {
  const hour = (date: Date | null) =>
    date ? formatTime(toInstant(date).toZonedDateTimeISO(meeting.timeZone), t.locale) : null;
  const own = stays.filter((stay) => stay.personId === personId);
  const lines = own.map((stay) => {
    const seat = people.find(({ id }) => id === stay.seatOfId && id !== personId);
    const times = t('minutes.sheet.stay', {
      mode: t(`minutes.sheet.mode.${stay.mode}`),
      start: hour(stay.arrivedAt) ?? '',
      end: hour(stay.leftAt ?? meeting.closedAt) ?? '',
    });
    return seat ? `${times} ${t('minutes.sheet.insteadOf', { name: fullName(seat) })}` : times;
  });
  return lines.join('\n');
}
