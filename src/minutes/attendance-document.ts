/** The sheet people sign (feuille d’émargement): blank before the meeting, filled from its attendance afterwards. */
import { formatDateTimeRange, formatTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { PrintedBlock, PrintedDocument } from '../documents/document.ts';
import { secretariesOf } from '../meetings/audiences.ts';
import { endOf, loadMeeting, type MeetingWithPeople, referenceOf, startOf } from '../meetings/meeting.ts';
import { answerOf } from '../meetings/names.ts';
import { compareNames, fullName } from '../people/person-name.ts';
import type { Attendance, Person } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { toInstant } from '../time.ts';
import { type HeldProxy, isExcused, localMinute } from './attendance.ts';
import { heldProxies } from './held-proxies.ts';

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
  });
  const named = (ids: readonly string[]) =>
    people.filter(({ id }) => ids.includes(id)).toSorted(compareNames);
  const held = isFilled(meeting);
  const proxies = await heldProxies(tx, meeting);
  const sheetFacts: SheetFacts = {
    meeting,
    stays,
    names: new Map(people.map((person) => [person.id, fullName(person)])),
    proxies,
    voting,
  };
  const rows = (shown: readonly Signing[]) =>
    shown.map((person) => [
      fullName(person),
      functionOf(sheetFacts, person, t),
      person.organisation?.name ?? '',
      ...(held ? [presenceOf(sheetFacts, person.id, t)] : []),
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

/** @returns whether the sheet tells who came: from the opening on, also of a meeting that waited in vain for its quorum */
export function isFilled({ openedAt, closedAt }: Pick<MeetingWithPeople, 'openedAt' | 'closedAt'>): boolean {
  return openedAt !== null || closedAt !== null;
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

/** What the sheet tells of each person. */
interface SheetFacts {
  meeting: MeetingWithPeople;
  stays: readonly Attendance[];
  proxies: readonly HeldProxy[];
  /** Full name by person id. */
  names: ReadonlyMap<string, string>;
  /** Person ids of the voting members. */
  voting: readonly string[];
}

/** « Directeur adjoint », and whom a substitute replaces. */
function functionOf({ meeting, names }: SheetFacts, { id, jobTitle }: Signing, t: Translator): string {
  const membership = meeting.committee.memberships.find(({ personId }) => personId === id);
  const replaced = meeting.invitations.filter(
    ({ personId, substituteId, withdrawn }) =>
      !withdrawn && substituteId === id && answerOf(meeting, personId) === 'substitute',
  );
  const standsIn = replaced.map(({ personId }) =>
    t('minutes.sheet.substituteOf', { name: names.get(personId) ?? '' }),
  );
  return [membership?.functionLabel ?? jobTitle ?? '', ...standsIn].filter(Boolean).join('\n');
}

/** « sur place, de 14 h 02 à 16 h », « représentation par Marc Le Dantec (suppléance) », « absence excusée »; one line a stay. */
function presenceOf(facts: SheetFacts, personId: string, t: Translator): string {
  const { meeting, stays, names, proxies, voting } = facts;
  const own = stays.filter((stay) => stay.personId === personId);
  const nameOf = (id: string | null) => names.get(id ?? '') ?? '';
  if (own.length > 0)
    return staysOf(own, meeting, t)
      .map(({ line, seatOfId }) =>
        seatOfId && seatOfId !== personId
          ? `${line} (${t('minutes.sheet.substituteOf', { name: nameOf(seatOfId) })})`
          : line,
      )
      .join('\n');
  // Of a meeting that was not opened nobody noted who came without a vote.
  if (!voting.includes(personId)) return meeting.openedAt ? t('minutes.sheet.absent.guest') : '';
  const substitute = stays.find(({ seatOfId }) => seatOfId === personId);
  if (substitute) return t('minutes.sheet.by.substitute', { name: nameOf(substitute.personId) });
  const proxy = proxies.find(
    ({ giverId, holderId, endedAt }) =>
      giverId === personId && endedAt === null && stays.some((stay) => stay.personId === holderId),
  );
  if (proxy) return t('minutes.sheet.by.proxy', { name: nameOf(proxy.holderId) });
  return t(`minutes.sheet.absent.${isExcused(meeting, proxies, personId) ? 'excused' : 'unexcused'}`);
}

/** Stays that follow each other on one seat are one; what lasted less than a minute has no hours. */
function staysOf(
  own: readonly Attendance[],
  { timeZone, closedAt }: MeetingWithPeople,
  t: Translator,
): { line: string; seatOfId: string | null }[] {
  const hour = (at: Date | null) => (at ? localMinute(toInstant(at), timeZone) : null);
  const merged: { mode: Attendance['mode']; seatOfId: string | null; from: string; to: string | null }[] = [];
  for (const { mode, seatOfId, arrivedAt, leftAt } of own) {
    const stay = {
      mode,
      seatOfId,
      from: localMinute(toInstant(arrivedAt), timeZone),
      to: hour(leftAt ?? closedAt),
    };
    const before = merged.at(-1);
    const follows =
      before?.mode === mode && before.seatOfId === seatOfId && before.to !== null && stay.from <= before.to;
    if (before && follows) before.to = stay.to;
    else merged.push(stay);
  }
  const lasting = merged.filter(({ from, to }) => to === null || from < to);
  return (lasting.length > 0 ? lasting : merged.slice(-1)).map(({ mode, seatOfId, from, to }) => {
    const said = {
      mode: t(`minutes.sheet.mode.${mode}`),
      start: shownHour(from, t),
      end: to ? shownHour(to, t) : '',
    };
    const key =
      to === null ? 'minutes.sheet.since' : from < to ? 'minutes.sheet.stay' : 'minutes.sheet.there';
    return { line: t(key, said), seatOfId };
  });
}

function shownHour(local: string, t: Translator): string {
  return formatTime(Temporal.PlainDateTime.from(local), t.locale);
}
