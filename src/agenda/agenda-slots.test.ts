import { expect, it } from 'vitest';
import { agendaSlots } from './agenda-slots.ts';

const start = Temporal.ZonedDateTime.from('2026-09-22T14:00[Europe/Paris]');
const hours = (slots: ReturnType<typeof agendaSlots>) =>
  [...slots.values()].map(
    ({ start: from, end }) =>
      `${from.toPlainTime().toString({ smallestUnit: 'minute' })}–${end.toPlainTime().toString({ smallestUnit: 'minute' })}`,
  );

it('gives the third point its hours from the minutes of the two before it (C19)', () => {
  const items = [
    { id: 'a', minutes: 15 },
    { id: 'b', minutes: 25 },
    { id: 'c', minutes: 20 },
  ];
  expect(hours(agendaSlots(items, start))).toEqual(['14:00–14:15', '14:15–14:40', '14:40–15:00']);
});

it('lets a point without a length begin when its turn comes, and take no time from the others', () => {
  const items = [
    { id: 'a', minutes: null },
    { id: 'b', minutes: 10 },
  ];
  expect(hours(agendaSlots(items, start))).toEqual(['14:00–14:00', '14:00–14:10']);
});

it('counts real minutes where the clocks change during the meeting', () => {
  const night = Temporal.ZonedDateTime.from('2026-10-25T02:30+02:00[Europe/Paris]');
  const slots = agendaSlots([{ id: 'a', minutes: 60 }], night);
  expect(slots.get('a')?.end.toString()).toBe('2026-10-25T02:30:00+01:00[Europe/Paris]');
});
