/** Who was at a meeting that is over, in the words of its minutes: nobody is awaited any more, and no voice is missing. */
import type { Translator } from '../conversation/language.ts';
import type { PageRow, PageSection } from '../conversation/page.ts';
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { attendeeLine, courseLine, quorumLine, representedLine } from '../minutes/attendance-words.ts';
import type { MinutesContent } from '../minutes/content.ts';
import { factsOf } from '../minutes/facts-of.ts';
import { readMinutes } from '../minutes/minutes.ts';
import type { DomainTurn } from '../people/turn.ts';
import { cell, tableOr } from './parts.ts';

/** @returns nothing for a meeting that was loaded as past: who came to it is not known here */
export async function pastAttendanceSection(
  { tx, t }: DomainTurn,
  meeting: MeetingWithPeople,
): Promise<PageSection[]> {
  if (!meeting.openedAt && !meeting.closedAt) return [];
  const minutes = await readMinutes(tx, meeting.id);
  const { quorum, attendance } = minutes?.content ?? (await factsOf(tx, meeting.id));
  const course = courseLine(quorum, t);
  return [
    {
      id: 'attendance',
      heading: t('board.section.attendance'),
      parts: [
        {
          kind: 'fields',
          fields: [
            { label: t('minutes.fact.quorum'), value: [{ bold: quorumLine(quorum, t) }] },
            ...(course ? [{ label: t('minutes.fact.course'), value: course }] : []),
          ],
        },
        tableOr(t('board.answers.none'), {
          caption: t('board.section.attendance'),
          columns: ['name', 'presence'].map((name) => t(`board.column.${name}`)),
          rows: rowsOf(attendance, t),
        }),
      ],
    },
  ];
}

function rowsOf(attendance: MinutesContent['attendance'], t: Translator): PageRow[] {
  const named: Record<keyof MinutesContent['attendance'], string[]> = {
    present: attendance.present.map((one) => attendeeLine(one, t)),
    remote: attendance.remote.map((one) => attendeeLine(one, t)),
    represented: attendance.represented.map((one) => representedLine(one, t)),
    excused: attendance.excused,
    absent: attendance.absent,
    guests: attendance.guests.map((one) => attendeeLine(one, t)),
  };
  const kinds = ['present', 'remote', 'represented', 'guests', 'excused', 'absent'] as const;
  return kinds.flatMap((kind) =>
    named[kind].map(
      (name): PageRow => ({
        about: name,
        cells: [cell(name), cell(t(`minutes.attendance.${kind}`))],
        tone: kind === 'excused' || kind === 'absent' ? 'neutral' : 'success',
      }),
    ),
  );
}
