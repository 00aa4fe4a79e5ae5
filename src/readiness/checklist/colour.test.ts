import { describe, expect, it } from 'vitest';
import { createTranslators } from '../../conversation/catalogue.ts';
import { workingCalendar } from '../../delivery/working-days.ts';
import { peopleMessages } from '../../people/messages.ts';
import { dateColumn } from '../../time.ts';
import { readinessMessages } from '../messages.ts';
import { dueOf, isExpired, isSettled, type Judged } from './check.ts';
import { colourOf as colourIn, type Reason } from './colour.ts';
import { type CheckOfList, defaultChecks } from './default-checks.ts';
import { dueWords } from './due-words.ts';
import { type Naming, reasonItems } from './reason-words.ts';
import { checksFor } from './template.ts';

const goLive = Temporal.PlainDate.from('2026-10-06');
const day = (text: string) => Temporal.PlainDate.from(text);
const daysBefore = (days: number) => goLive.subtract({ days });

const calendar = workingCalendar({ country: 'FR', closures: [] });
const colourOf = (checks: readonly Judged[], on: Temporal.PlainDate | null, today: Temporal.PlainDate) =>
  colourIn(checks, on, today, calendar);

/** The whole list of 4.2, settled, but for what is given. */
function list(open: Record<string, Partial<Judged>> = {}): Judged[] {
  return defaultChecks('fr').map((check) => ({
    ...check,
    state: 'verified',
    verifiedOn: dateColumn(daysBefore(5)),
    forDate: dateColumn(goLive),
    ...open[check.code],
  }));
}
const open: Partial<Judged> = { state: 'open', verifiedOn: null, forDate: null };

describe('the checklist of 4.2', () => {
  it('has its fifteen checks, owners, days and what perishes', () => {
    const table = defaultChecks('fr').map(({ code, ownerRole, dueDays, blocking, perishableDays, perDate }) =>
      [
        code,
        ownerRole,
        dueDays,
        blocking ? 'blocking' : '-',
        perDate ? 'date' : (perishableDays ?? '-'),
      ].join(' '),
    );
    expect(table).toEqual([
      'K01 DIR -45 blocking -',
      'K02 DIR -30 blocking -',
      'K03 QUAL -30 blocking -',
      'K04 PRES -45 blocking -',
      'K05 LT -21 blocking -',
      'K06 REF -7 blocking 14',
      'K07 LT -15 blocking 30',
      'K08 LT -15 - 30',
      'K09 REF -15 blocking -',
      'K10 LF -21 blocking -',
      'K11 LT -10 blocking -',
      'K12 LT -7 blocking 14',
      'K13 REF -5 - 21',
      'K14 REF -2 blocking -',
      'K15 LT -2 blocking date',
    ]);
  });

  it('is changed for the space, then for a typology, then for an organisation; the nearest word wins', () => {
    const defaults = defaultChecks('fr').slice(0, 2);
    const row = (
      given: Partial<CheckOfList> & { organisationId?: string; typology?: 'home'; retired?: true },
    ) => ({
      ...(defaults[0] as CheckOfList),
      organisationId: null,
      typology: null,
      retired: false,
      ...given,
    });
    const rows = [
      row({ label: 'chez nous', organisationId: 'o' }),
      row({ label: 'partout' }),
      row({ label: 'à domicile', typology: 'home' }),
      row({ code: 'K02', retired: true, typology: 'home' }),
      row({ code: 'K16', label: 'Onduleurs', position: 16 }),
    ];
    const shown = (organisationId: string, typology: 'home' | 'adults') =>
      checksFor(defaults, rows, { organisationId, typology }).map(({ code, label }) => `${code} ${label}`);
    expect(shown('o', 'home')).toEqual(['K01 chez nous', 'K16 Onduleurs']);
    expect(shown('p', 'home')).toEqual(['K01 à domicile', 'K16 Onduleurs']);
    expect(shown('p', 'adults')).toEqual(['K01 partout', `K02 ${defaults[1]?.label}`, 'K16 Onduleurs']);
  });
});

describe('the colour of a site', () => {
  it('is green when everything is settled, and while nothing is due', () => {
    expect(colourOf(list(), goLive, daysBefore(5)).colour).toBe('green');
    expect(colourOf(list({ K14: open, K12: open, K08: open }), goLive, daysBefore(20)).colour).toBe('green');
  });

  it('is orange at J-7 when hardware is supplied but not verified, and the technical lead is named (C37)', () => {
    const cases: Record<string, Partial<Judged>>[] = [
      { K05: { ...open, state: 'supplied' as const }, K06: open },
      { K06: { ...open, state: 'supplied' as const } },
    ];
    for (const hardware of cases) {
      const { colour, reasons } = colourOf(list(hardware), goLive, daysBefore(7));
      expect([colour, reasons.map(({ code }) => code)]).toEqual(['orange', ['K06']]);
      expect(reasons[0]?.roles).toEqual(['REF', 'LT']);
    }
  });

  it('is red the day after, when the hardware is still unverified and nothing is said of it', () => {
    const { colour, reasons } = colourOf(list({ K06: open }), goLive, daysBefore(6));
    expect([colour, reasons[0]?.why]).toEqual(['red', 'overdue']);
  });

  it('is red as soon as a blocking check fails, whatever its day; orange when it does not block', () => {
    const failed = { ...open, state: 'failed' as const };
    expect(colourOf(list({ K07: failed }), goLive, daysBefore(40))).toMatchObject({
      colour: 'red',
      reasons: [{ code: 'K07', why: 'failed', roles: ['LT'] }],
    });
    expect(colourOf(list({ K08: failed }), goLive, daysBefore(40)).colour).toBe('orange');
  });

  it.each([
    ['J-11', 11, 'green'],
    ['J-10', 10, 'orange'],
    ['J-4', 4, 'orange'],
  ] as const)('with the training behind its threshold, at %s', (_, days, colour) => {
    expect(colourOf(list({ K13: open }), goLive, daysBefore(days)).colour).toBe(colour);
  });

  it('tells the red reasons first', () => {
    const { reasons } = colourOf(list({ K06: open, K14: open, K07: open }), goLive, daysBefore(7));
    expect(reasons.map(({ code, colour }) => `${code} ${colour}`)).toEqual(['K07 red', 'K06 orange']);
  });

  it('follows only what failed as long as no date is known', () => {
    expect(colourOf(list({ K06: open }), null, day('2026-12-01')).colour).toBe('green');
    expect(colourOf(list({ K07: { ...open, state: 'failed' } }), null, day('2026-12-01')).colour).toBe('red');
  });
});

describe('a verification', () => {
  const verified = (code: string, on: string, forDate = '2026-11-19') => {
    const found = defaultChecks('fr').find((check) => check.code === code) as CheckOfList;
    return {
      ...found,
      state: 'verified' as const,
      verifiedOn: dateColumn(day(on)),
      forDate: dateColumn(day(forDate)),
    };
  };

  it.each([
    ['K06', '2026-11-12', true],
    ['K12', '2026-11-12', true],
    ['K13', '2026-11-10', true],
    ['K15', '2026-11-17', true],
    ['K07', '2026-11-04', false],
    ['K08', '2026-11-04', false],
    ['K09', '2026-11-04', false],
    ['K11', '2026-11-09', false],
  ])(
    'of %s on %s is to be done again after S03 moves to 3 December: %s (nasty case 1)',
    (code, on, again) => {
      expect(isExpired(verified(code, on), day('2026-11-19'))).toBe(false);
      expect(isExpired(verified(code, on), day('2026-12-03'))).toBe(again);
    },
  );

  it('holds for its days, the last one included', () => {
    expect(isExpired(verified('K06', '2026-11-19'), day('2026-12-03'))).toBe(false);
    expect(isExpired(verified('K06', '2026-11-18'), day('2026-12-03'))).toBe(true);
  });

  it('that has perished turns the site orange until the check is due, red after', () => {
    const checks = [verified('K06', '2026-11-12')];
    expect(isSettled(checks[0] as Judged, day('2026-12-03'))).toBe(false);
    expect(colourOf(checks, day('2026-12-03'), day('2026-11-20')).colour).toBe('orange');
    expect(colourOf(checks, day('2026-12-03'), day('2026-11-27')).colour).toBe('red');
  });
});

describe('the day a check is due', () => {
  it('is a working day of its site: what falls on a Sunday is due the Friday before', () => {
    const [check] = list().filter(({ code }) => code === 'K14');
    expect(check && dueOf(check, goLive, calendar)?.toString()).toBe('2026-10-02');
    expect(colourOf(list({ K14: open }), goLive, day('2026-10-02')).reasons[0]?.why).toBe('dueToday');
  });

  it('is told as late once it is over', () => {
    const { fr } = createTranslators([readinessMessages]);
    const due = day('2026-10-02');
    expect(dueWords(due, due, fr)).toBe('pour le vendredi 2 octobre');
    expect(dueWords(due, day('2026-10-03'), fr)).toBe('attendu le vendredi 2 octobre (en retard)');
  });
});

describe('who is asked', () => {
  it('is one list of names, whatever the roles', () => {
    const { fr } = createTranslators([readinessMessages, peopleMessages]);
    const naming = {
      of: { referents: ['rose', 'simon'], technicalLeads: ['nadia'], quality: [] },
      names: new Map([
        ['rose', 'Rose Riou'],
        ['simon', 'Simon Salaün'],
        ['nadia', 'Nadia Belkacem'],
      ]),
    } as unknown as Naming;
    const reason = {
      code: 'K06',
      label: '',
      why: 'failed',
      colour: 'red',
      roles: ['REF', 'LT'],
      dueOn: null,
    };
    const [item] = reasonItems([reason as Reason], [], naming, fr);
    expect(item?.detail).toBe('échec · Rose Riou, Simon Salaün et Nadia Belkacem');
  });
});
