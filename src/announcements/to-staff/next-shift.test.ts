import { expect, it } from 'vitest';
import { workingCalendar } from '../../delivery/working-days.ts';
import { nextShiftStart } from './next-shift.ts';

const calendar = workingCalendar({ country: 'FR', closures: [] });

it.each([
  ['2026-09-04T06:59', '07:00', '2026-09-04T07:00'],
  ['2026-09-04T07:00', '07:00', '2026-09-04T07:00'],
  ['2026-09-04T07:01', '07:00', '2026-09-07T07:00'],
  ['2026-09-04T10:00', '21:00', '2026-09-04T21:00'],
  ['2026-09-05T10:00', '21:00', '2026-09-07T21:00'],
])('at %s, who begins at %s begins next at %s', (now, startsAt, next) => {
  const moment = Temporal.PlainDateTime.from(now).toZonedDateTime('Europe/Paris');
  expect(
    nextShiftStart(moment, startsAt, calendar).toPlainDateTime().toString({ smallestUnit: 'minute' }),
  ).toBe(next);
});
