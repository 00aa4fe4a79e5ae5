import { describe, expect, it } from 'vitest';
import { understandDays, understandSeries } from './understand-series.ts';

const today = Temporal.PlainDate.from('2026-09-01');

/** What was understood, in one line. */
function read(typed: string): string {
  const found = understandSeries(typed, today);
  if ('problem' in found) return `${found.problem}${found.why ? `, ${found.why}` : ''}: ${found.typed}`;
  const { weekday, time, durationMinutes, cadence, from, until, except, title } = found;
  const rhythm = cadence && `${cadence.every} ${cadence.unit} ${'nth' in cadence ? (cadence.nth ?? '') : ''}`;
  const parts = [
    weekday,
    time.toString({ smallestUnit: 'minute' }),
    durationMinutes && `${durationMinutes}min`,
    rhythm?.trim(),
    from && `from ${from}`,
    until && `until ${until}`,
    except.length > 0 && `except ${except.join(' ')}`,
    title && `“${title}”`,
  ];
  return parts.filter(Boolean).join(', ');
}

describe('a series is understood from one line', () => {
  it.each([
    ["jeudi 11:00 45min toutes 2 semaines jusqu'au 07/01/2027", '4, 11:00, 45min, 2 week, until 2027-01-07'],
    ['thursday 11:00 every 2 weeks until 2027-01-07', '4, 11:00, 2 week, until 2027-01-07'],
    ['tous les jeudis à 11h', '4, 11:00, 1 week'],
    ['jeudi 14h 1h30 toutes les 4 semaines', '4, 14:00, 90min, 4 week'],
    ['toutes les deux semaines le jeudi de 11h à 11h45', '4, 11:00, 45min, 2 week'],
    ['le 2e mardi du mois 14h', '2, 14:00, 1 month 2'],
    ['dernier vendredi de chaque mois 9h30 1h', '5, 09:30, 60min, 1 month -1'],
    ['the last friday of the month 9:30', '5, 09:30, 1 month -1'],
    ['premier lundi tous les 2 mois 10h', '1, 10:00, 2 month 1'],
    ['chaque mois mardi 14h', '2, 14:00, 1 month'],
    ['mardi 14h chaque mois à partir du 15/09/2026', '2, 14:00, 1 month, from 2026-09-15'],
    ['un jeudi sur deux 11h', '4, 11:00, 2 week'],
    ['jeudi 11h une semaine sur deux', '4, 11:00, 2 week'],
    ['every other thursday at 11:00', '4, 11:00, 2 week'],
    ['every second tuesday of the month 14:00', '2, 14:00, 1 month 2'],
    ['jeudi 11h tous les 15 jours', '4, 11:00, 2 week'],
    ['jeudi 11 h 30 chaque semaine jusqu’au 7 janvier 2027', '4, 11:30, 1 week, until 2027-01-07'],
    ['11h toutes les 2 semaines à partir du 03/09/2026', '4, 11:00, 2 week, from 2026-09-03'],
    [
      'jeudi 11h 45min jusqu’au 07/01/2027 sauf le 29/10/2026 et le 24/12/2026',
      '4, 11:00, 45min, until 2027-01-07, except 2026-10-29 2026-12-24',
    ],
    [
      'jeudi 11h sauf 29/10/2026, 12/11/2026 toutes les 2 semaines',
      '4, 11:00, 2 week, except 2026-10-29 2026-11-12',
    ],
    ['jeudi 11h "Suivi avec l’éditeur" tous les mois', '4, 11:00, 1 month, “Suivi avec l’éditeur”'],
    ['45 min jeudi 11h', '4, 11:00, 45min'],
  ])('%s', (typed, understood) => {
    expect(read(typed)).toBe(understood);
  });

  it.each([
    ['11h toutes les 2 semaines', 'noWeekday'],
    ['jeudi toutes les 2 semaines', 'noTime'],
    ['jeudi 11h tous les 10 jours', 'everyDays'],
    ["jeudi 11h jusqu'au 32/01/2027", 'wrongDay, impossible'],
    ["jeudi 11h jusqu'au 31/11", 'wrongDay, impossible'],
    ["jeudi 11h jusqu'au 07/01/2027 sauf 29/10/2026, 31/11/2026", 'wrongDay, impossible'],
    ['jeudi 25h toutes les 2 semaines', 'notUnderstood'],
    ['jeudi 11h trois fois n’importe quand', 'no'],
  ])('%s says what is missing', (typed, problem) => {
    expect(read(typed)).toMatch(new RegExp(`^${problem}`));
  });
});

it('reads exceptions alone, and gives back what is no day', () => {
  expect(understandDays('24/12/2026 et 7 janvier 2027', today)?.toString()).toBe('2026-12-24,2027-01-07');
  expect(understandDays('24/12/2026, Noël', today)).toEqual({ typed: expect.stringContaining('noel') });
  expect(understandDays('31/11', today)).toMatchObject({ why: 'impossible' });
  expect(understandDays('25/08', today)).toMatchObject({ why: 'past' });
});
