import { describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { houseTranslators } from '../catalogues.ts';
import { toDate } from '../time.ts';
import { attendanceOf, type HeldProxy, hoursIn, type Session, type Stayed } from './attendance.ts';
import { attendeeLine, courseLine, quorumLine, representedLine } from './attendance-words.ts';

const { fr } = houseTranslators();
const instant = (clock: string) => Temporal.Instant.from(`2026-09-22T${clock}:00+02:00`);
const session: Session = {
  opened: instant('14:05'),
  closed: instant('16:00'),
  timeZone: 'Europe/Paris',
};
const names = new Map(
  ['helene', 'marc', 'fatou', 'yann', 'bruno', 'claire', 'ines', 'sophie'].map((id) => [id, id]),
);
const seats = ['helene', 'fatou', 'yann', 'bruno', 'claire'].map((personId) => ({
  personId,
  excused: personId === 'yann',
}));
const stay = (
  personId: string,
  seatOfId: string | null = personId,
  from = '14:00',
  to: string | null = null,
  mode: 'inPerson' | 'remote' = 'inPerson',
): Stayed => ({
  personId,
  seatOfId,
  mode,
  arrivedAt: toDate(instant(from)),
  leftAt: to ? toDate(instant(to)) : null,
});
const proxy = (giverId: string, holderId: string, endedAt: string | null = null): HeldProxy => ({
  giverId,
  holderId,
  createdAt: toDate(instant('09:00')),
  endedAt: endedAt ? instant(endedAt) : null,
});
const told = (stays: Stayed[], proxies: HeldProxy[] = []) =>
  attendanceOf({ seats, stays, proxies, names, session });
const named = (people: { name: string }[]) => people.map(({ name }) => name);

describe('the attendance of the minutes', () => {
  it('puts each seat in one line: its member, else who sits for them, else who holds their proxy', () => {
    const { present, remote, represented, excused, absent, guests } = told(
      [
        stay('marc', 'helene'),
        stay('bruno', 'bruno', '14:00', null, 'remote'),
        stay('claire'),
        stay('ines', null),
      ],
      [proxy('fatou', 'claire')],
    );
    expect([named(present), named(remote), named(guests)]).toEqual([['claire'], ['bruno'], ['ines']]);
    expect(represented).toEqual([
      { name: 'helene', by: 'marc', way: 'substitute', hours: [] },
      { name: 'fatou', by: 'claire', way: 'proxy', hours: [] },
    ]);
    expect([excused, absent]).toEqual([['yann'], []]);
  });

  it('names a substitute whose member came after all among those without a vote, and counts one proxy a holder', () => {
    const { present, represented, absent, guests } = told(
      [stay('marc', 'helene'), stay('helene'), stay('claire')],
      [proxy('fatou', 'claire'), proxy('bruno', 'claire')],
    );
    expect(named(present)).toEqual(['helene', 'claire']);
    expect(represented).toEqual([{ name: 'fatou', by: 'claire', way: 'proxy', hours: [] }]);
    expect([absent, named(guests)]).toEqual([['bruno'], ['marc']]);
  });

  it('says when each came late, left and came back, and who spoke for them meanwhile', () => {
    const { present } = told(
      [
        stay('helene', 'helene', '13:55', '14:20'),
        stay('marc', 'helene', '14:20', '14:50'),
        stay('helene', 'helene', '14:50'),
        stay('fatou', 'fatou', '15:10', '15:40'),
        stay('claire'),
      ],
      [proxy('fatou', 'claire', '15:10')],
    );
    expect(present.map((one) => plain(attendeeLine(one, fr)))).toEqual([
      'helene (jusqu’à 14 h 20, puis à partir de 14 h 50 ; par marc, suppléance, de 14 h 20 à 14 h 50)',
      'fatou (de 15 h 10 à 15 h 40 ; par claire, procuration, jusqu’à 15 h 10)',
      'claire',
    ]);
  });

  it('says from when a substitute sat, and leaves out who was gone before the opening', () => {
    const { represented, absent, guests } = told([
      stay('marc', 'helene', '14:30'),
      stay('bruno', 'bruno', '13:50', '14:02'),
      stay('ines', null, '13:50', '14:01'),
    ]);
    expect(represented.map((one) => plain(representedLine(one, fr)))).toEqual([
      'helene par marc (suppléance, à partir de 14 h 30)',
    ]);
    expect(absent).toContain('bruno');
    expect(guests).toEqual([]);
  });

  it('counts to the minute: who is back within the same one never left, and what is entered afterwards has no hours', () => {
    expect(hoursIn([stay('yann', 'yann', '14:05', '15:00'), stay('yann', 'yann', '15:00')], session)).toEqual(
      [],
    );
    expect(hoursIn([stay('yann', 'yann', '17:30')], session)).toEqual([]);
  });
});

describe('the quorum of the minutes', () => {
  const quorum = { seats: 9, represented: 6, needed: 5 };

  it('tells each change of the voices, when the quorum is lost and when it is back', () => {
    const course = [
      { at: '2026-09-22T14:20', voices: 7 },
      { at: '2026-09-22T15:00', voices: 4 },
      { at: '2026-09-22T15:20', voices: 5 },
    ];
    expect(plain(quorumLine({ ...quorum, course }, fr))).toBe(
      'atteint à l’ouverture : 6 voix présentes ou représentées sur 9, 5 requises',
    );
    expect(plain(courseLine({ ...quorum, course }, fr) ?? '')).toBe(
      '7 voix à 14 h 20 · 4 voix à 15 h, quorum perdu · 5 voix à 15 h 20, quorum atteint',
    );
  });

  it('says nothing more of a session in which nobody came or left', () => {
    expect(courseLine({ ...quorum, course: [] }, fr)).toBeNull();
    expect(plain(quorumLine({ ...quorum, represented: 1, needed: 1, course: [] }, fr))).toBe(
      'atteint : 1 voix présente ou représentée sur 9, 1 requise',
    );
  });
});
