/** The attendance sheet of a meeting: a row a person, with who sits for whom and from when to when. */

import type { Translator } from '../conversation/language.ts';
import type { CommandForm, PageAct, PageRow, PageSection } from '../conversation/page.ts';
import { type MeetingWithPeople, referenceOf } from '../meetings/meeting.ts';
import { fullName } from '../people/person-name.ts';
import type { DomainTurn } from '../people/turn.ts';
import { othersThere, type SeatPresence, seatPresence } from '../session/presence.ts';
import { quorumLine } from '../session/presence-fields.ts';
import type { Session } from '../session/session.ts';
import { hourOf } from '../session/session-hours.ts';
import type { Attendance, Person } from '../store/generated/client.ts';
import { toInstant } from '../time.ts';
import { button, cell, choiceField, field, peopleOptions, tableOr } from './parts.ts';

const marks = ['present', 'remote', 'left', 'excused', 'absent'] as const;
type Mark = (typeof marks)[number];

/** @param enters whether the person keeps the sheet: then each row has its mark and its hour */
export async function attendanceSection(
  turn: DomainTurn,
  session: Session,
  enters: boolean,
): Promise<PageSection> {
  const { t } = turn;
  const { meeting } = session;
  const others = othersThere(session);
  const people = await turn.tx.person.findMany({
    where: { id: { in: others.map(({ personId }) => personId) } },
  });
  const rows = [
    ...seatPresence(session).map((seat) => seatRow(turn, session, seat, enters)),
    ...others.flatMap((stay) => {
      const person = people.find(({ id }) => id === stay.personId);
      return person ? [otherRow(turn, meeting, stay, person, enters)] : [];
    }),
  ];
  return {
    id: 'attendance',
    heading: t('board.section.attendance'),
    parts: [
      {
        kind: 'fields',
        fields: [{ label: t('session.field.quorum'), value: [{ bold: quorumLine(session, t) }] }],
      },
      tableOr(t('board.answers.none'), {
        caption: t('board.section.attendance'),
        columns: ['name', 'presence'].map((name) => t(`board.column.${name}`)),
        rows,
      }),
      ...(enters ? [await otherForm(turn, meeting)] : []),
    ],
  };
}

function seatRow(
  turn: DomainTurn,
  { meeting, names }: Session,
  { memberId, state, byId, stays }: SeatPresence,
  enters: boolean,
): PageRow {
  const { t } = turn;
  const invitation = meeting.invitations.find((one) => one.personId === memberId);
  const membership = meeting.committee.memberships.find((one) => one.personId === memberId);
  const by = byId ? { name: names.get(byId) ?? '' } : { name: '' };
  const there = state === 'inPerson' || state === 'remote';
  const substitute = invitation?.substitute ?? membership?.substitute ?? null;
  const acts: PageAct[] =
    enters && invitation
      ? [
          markForm(turn, meeting, invitation.person, there ? 'left' : 'present'),
          ...(substitute && !there && state !== 'substituted'
            ? [substituteButton(t, meeting, substitute)]
            : []),
        ]
      : [];
  return {
    about: names.get(memberId) ?? '',
    cells: [
      cell(names.get(memberId) ?? '', membership?.functionLabel ? { detail: membership.functionLabel } : {}),
      cell(t(`board.seat.${state}`, by), { detail: hours(meeting, stays, t) }),
    ],
    tone: there || byId ? 'success' : state === 'absent' ? 'warning' : 'neutral',
    ...(enters ? { acts } : {}),
  };
}

function otherRow(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  stay: Attendance,
  person: Person,
  enters: boolean,
): PageRow {
  const { t } = turn;
  return {
    about: fullName(person),
    cells: [
      cell(fullName(person), { detail: t('board.attendance.noVote') }),
      cell(t(stay.leftAt ? 'board.seat.left' : `board.seat.${stay.mode}`, { name: '' }), {
        detail: hours(meeting, [stay], t),
      }),
    ],
    tone: stay.leftAt ? 'neutral' : 'success',
    ...(enters ? { acts: [markForm(turn, meeting, person, stay.leftAt ? 'present' : 'left')] } : {}),
  };
}

/** « de 14 h 05 à 15 h 10 », « depuis 14 h 05 »: every stay. */
function hours(meeting: MeetingWithPeople, stays: readonly Attendance[], t: Translator): string {
  return stays
    .map(({ arrivedAt, leftAt }) => {
      const from = hourOf(meeting, toInstant(arrivedAt), t);
      if (leftAt) return t('board.attendance.fromTo', { from, to: hourOf(meeting, toInstant(leftAt), t) });
      return t('board.attendance.since', { from });
    })
    .join(' · ');
}

function markForm(
  turn: DomainTurn,
  meeting: MeetingWithPeople,
  person: Pick<Person, 'handle' | 'givenName' | 'familyName'>,
  likely: Mark,
): CommandForm {
  return {
    kind: 'form',
    id: `attendance-${person.handle}`,
    command: 'attendance',
    arguments: { people: `@${person.handle}`, meeting: referenceOf(meeting) },
    inline: true,
    submitLabel: turn.t('board.attendance.mark'),
    fields: [
      choiceField(turn, 'attendance', 'mark', marks, { value: likely, required: true }),
      field(turn, 'attendance', 'at', { kind: 'text', max: 20 }),
    ],
  };
}

function substituteButton(t: Translator, meeting: MeetingWithPeople, substitute: Person): PageAct {
  return button(
    `substitute-${substitute.handle}`,
    t('board.attendance.substitute', { name: fullName(substitute) }),
    'attendance',
    { people: `@${substitute.handle}`, mark: 'present', meeting: referenceOf(meeting) },
  );
}

/** Somebody who is on no row: a guest, the secretary, a substitute nobody expected. */
async function otherForm(turn: DomainTurn, meeting: MeetingWithPeople): Promise<CommandForm> {
  const listed = new Set(meeting.invitations.map(({ person }) => `@${person.handle}`));
  const people = await turn.tx.person.findMany({
    where: { spaceId: turn.space.id, invitations: { some: { meetingId: meeting.id } } },
  });
  const options = [
    ...(await peopleOptions(turn, meeting.committeeId)),
    ...people.map((person) => ({ value: `@${person.handle}`, label: fullName(person) })),
  ].filter(({ value }, index, all) => all.findIndex((one) => one.value === value) === index);
  const voting = new Set(
    meeting.invitations.filter((one) => one.voting).map(({ person }) => `@${person.handle}`),
  );
  return {
    kind: 'form',
    id: 'attendance-other',
    command: 'attendance',
    arguments: { meeting: referenceOf(meeting) },
    heading: turn.t('board.attendance.other'),
    inline: true,
    submitLabel: turn.t('board.attendance.mark'),
    fields: [
      field(turn, 'attendance', 'people', {
        kind: 'select',
        required: true,
        options: options.filter(({ value }) => !voting.has(value) || !listed.has(value)),
      }),
      choiceField(turn, 'attendance', 'mark', marks, { value: 'present', required: true }),
      field(turn, 'attendance', 'at', { kind: 'text', max: 20 }),
    ],
  };
}
