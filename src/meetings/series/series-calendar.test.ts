import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { once, readStrictly } from '../../../test/support/strict-ical.ts';
import { type Rhythm, ruleOf } from './rhythm.ts';
import type { SeriesWithMeetings } from './series.ts';
import { seriesCalendarFile, sharedSeriesFile } from './series-calendar.ts';
import { firstDayOn, slotsOf } from './slots.ts';
import { slotText } from './why-skipped.ts';

const organiser = 'copil@agla.example';
const zone = 'Europe/Paris';
const at = (text: string) => Temporal.PlainDateTime.from(text);
const stamp = new Date('2026-09-01T07:05:00Z');

interface Date1 {
  slot: Temporal.PlainDateTime;
  movedTo?: Temporal.PlainDateTime;
  cancelled?: boolean;
  /** Julie is invited. */
  julie?: boolean;
}

function seriesOf(
  rhythm: Rhythm,
  start: Temporal.PlainDateTime,
  dates: readonly Date1[],
): SeriesWithMeetings {
  const committee = { code: 'COSUIV', label: 'COSUIV DUI' };
  const series = {
    id: 'series',
    uid: 'series@demo.copil',
    sequence: 0,
    title: 'COSUIV DUI',
    startsLocal: slotText(start),
    timeZone: zone,
    durationMinutes: 45,
    rule: ruleOf(rhythm),
    untilOn: stamp,
    place: null,
    videoLink: 'https://visio.example/cosuiv',
    createdAt: stamp,
    updatedAt: stamp,
    committee,
  };
  const meetings = dates.map(({ slot, movedTo, cancelled, julie = true }, index) => ({
    id: `meeting-${index}`,
    number: index + 1,
    title: `COSUIV n°${index + 1}`,
    state: cancelled ? 'cancelled' : 'held',
    startsLocal: slotText(movedTo ?? slot),
    recurrenceLocal: slotText(slot),
    exception: Boolean(movedTo || cancelled),
    timeZone: zone,
    durationMinutes: 45,
    uid: `meeting-${index}@demo.copil`,
    sequence: movedTo || cancelled ? 1 : 0,
    dateVersion: 1,
    place: null,
    videoLink: null,
    createdAt: stamp,
    updatedAt: stamp,
    committee: { ...committee, memberships: [] },
    series,
    invitations: ['claire', ...(julie ? ['julie'] : [])].map((id) => ({
      id: `invitation-${id}`,
      personId: id,
      withdrawn: false,
      voting: true,
      answer: null,
      answerVersion: null,
      substituteId: null,
      person: { id, givenName: id, familyName: 'X', workEmail: `${id}@agla.example` },
    })),
  }));
  return { ...series, meetings } as unknown as SeriesWithMeetings;
}

/** Every instant a calendar that reads the file would show, as ical.js expands it. */
function shown(file: string): string[] {
  readStrictly(file);
  const calendar = new ICAL.Component(ICAL.parse(file));
  ICAL.TimezoneService.reset();
  for (const block of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(block));
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const master = events.find((one) => one.isRecurring());
  if (!master) throw new Error('no series in the file');
  for (const one of events) if (one !== master) master.relateException(one);
  const iterator = master.iterator();
  const instants: string[] = [];
  for (let next = iterator.next(); next; next = iterator.next()) {
    const { startDate } = master.getOccurrenceDetails(next);
    instants.push(Temporal.Instant.fromEpochMilliseconds(startDate.toUnixTime() * 1000).toString());
  }
  return instants.sort();
}

function heldInstants(dates: readonly Date1[]): string[] {
  return dates
    .filter(({ cancelled }) => !cancelled)
    .map(({ slot, movedTo }) => (movedTo ?? slot).toZonedDateTime(zone).toInstant().toString())
    .sort();
}

const fortnight: Rhythm = { unit: 'week', every: 2, weekday: 4 };
const first = at('2026-09-03T11:00');
const cosuiv = slotsOf({
  start: first,
  rule: ruleOf(fortnight),
  until: Temporal.PlainDate.from('2027-01-07'),
});
const withoutFreeze = cosuiv
  .filter((slot) => slotText(slot) !== '2026-12-24T11:00')
  .map((slot) => ({ slot }));

describe('the calendar entry of a series', () => {
  it('says the COSUIV in one event: fortnightly to 7 January at 11:00 Paris, 24 December left out', () => {
    const text = sharedSeriesFile(seriesOf(fortnight, first, withoutFreeze), organiser);
    expect(text).toContain('DTSTART;TZID=Europe/Paris:20260903T110000\r\n');
    expect(text).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270107T100000Z\r\n');
    expect(text.match(/EXDATE.*/g)).toEqual(['EXDATE;TZID=Europe/Paris:20261224T110000']);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    expect(shown(text)).toEqual([
      '2026-09-03T09:00:00Z',
      '2026-09-17T09:00:00Z',
      '2026-10-01T09:00:00Z',
      '2026-10-15T09:00:00Z',
      '2026-10-29T10:00:00Z',
      '2026-11-12T10:00:00Z',
      '2026-11-26T10:00:00Z',
      '2026-12-10T10:00:00Z',
      '2027-01-07T10:00:00Z',
    ]);
  });

  it('moves one occurrence under the same UID, by the slot it had, and touches no other', () => {
    const dates = withoutFreeze.map((one, index) =>
      index === 3 ? { ...one, movedTo: at('2026-10-16T15:00') } : one,
    );
    const { method, content } = seriesCalendarFile(seriesOf(fortnight, first, dates), 'claire', organiser);
    expect(method).toBe('REQUEST');
    const [whole, moved] = readStrictly(content).components.filter(({ name }) => name === 'VEVENT');
    if (!whole || !moved) throw new Error('two events expected');
    expect(once(moved, 'UID')).toBe(once(whole, 'UID'));
    expect(moved.lines.find(({ name }) => name === 'RECURRENCE-ID')).toEqual({
      name: 'RECURRENCE-ID',
      parameters: { TZID: 'Europe/Paris' },
      value: '20261015T110000',
    });
    expect([once(whole, 'SEQUENCE'), once(moved, 'SEQUENCE')]).toEqual(['0', '1']);
    expect(shown(content)).toEqual(heldInstants(dates));
  });

  it('leaves a cancelled occurrence out, and shows each person only the dates they are invited to', () => {
    const dates = withoutFreeze.map((one, index) => ({ ...one, cancelled: index === 2, julie: index > 4 }));
    const series = seriesOf(fortnight, first, dates);
    expect(shown(seriesCalendarFile(series, 'claire', organiser).content)).toEqual(heldInstants(dates));
    const julie = seriesCalendarFile(series, 'julie', organiser).content;
    expect(shown(julie)).toEqual(heldInstants(dates.filter((one) => one.julie)));
    expect(julie.match(/ATTENDEE/g)).toHaveLength(1);
  });

  it('is withdrawn from calendars once nothing of it is held', () => {
    const series = seriesOf(
      fortnight,
      first,
      withoutFreeze.map((one) => ({ ...one, cancelled: true })),
    );
    const { method, content } = seriesCalendarFile(series, 'claire', organiser);
    expect(method).toBe('CANCEL');
    expect(content).toContain('STATUS:CANCELLED');
    expect(content).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270107T100000Z');
  });

  it('carries the weekly dates around a go-live by a weekly rule with more exceptions', () => {
    const extra = [at('2026-10-08T11:00'), at('2026-10-22T11:00')].map((slot) => ({ slot }));
    const dates = [...withoutFreeze, ...extra].sort((a, b) => Temporal.PlainDateTime.compare(a.slot, b.slot));
    const text = sharedSeriesFile(seriesOf(fortnight, first, dates), organiser);
    expect(text).toContain('RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TH;');
    expect(text).not.toContain('RDATE');
    expect(shown(text)).toEqual(heldInstants(dates));
  });

  it('is what the meetings are, whatever the rhythm, the dates left out, moved and cancelled', () => {
    const anyRhythm: fc.Arbitrary<Rhythm> = fc.oneof(
      fc.record({
        unit: fc.constant('week' as const),
        every: fc.integer({ min: 1, max: 6 }),
        weekday: fc.integer({ min: 1, max: 7 }),
      }),
      fc.record({
        unit: fc.constant('month' as const),
        every: fc.integer({ min: 1, max: 3 }),
        weekday: fc.integer({ min: 1, max: 7 }),
        nth: fc.constantFrom<1 | 2 | 3 | 4 | -1>(1, 2, 3, 4, -1),
      }),
    );
    fc.assert(
      fc.property(
        anyRhythm,
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 8 * 4, max: 18 * 4 }),
        fc.array(fc.constantFrom('kept', 'kept', 'kept', 'out', 'moved', 'cancelled', 'alone'), {
          minLength: 60,
          maxLength: 60,
        }),
        (rhythm, days, quarters, fates) => {
          const day = firstDayOn(rhythm, Temporal.PlainDate.from('2026-09-01').add({ days }));
          const start = day.toPlainDateTime('00:00').add({ minutes: quarters * 15 });
          const slots = slotsOf({ start, rule: ruleOf(rhythm), until: day.add({ months: 10 }) });
          const dates = slots.flatMap((slot, index): Date1[] => {
            const fate = fates[index % fates.length];
            if (fate === 'out') return [];
            if (fate === 'moved') return [{ slot, movedTo: slot.add({ days: 1, hours: 1 }) }];
            return [{ slot, cancelled: fate === 'cancelled', julie: fate !== 'alone' }];
          });
          fc.pre(dates.some(({ cancelled }) => !cancelled));
          const series = seriesOf(rhythm, start, dates);
          expect(shown(sharedSeriesFile(series, organiser))).toEqual(heldInstants(dates));
          const julies = dates.filter(({ julie }) => julie !== false);
          fc.pre(julies.some(({ cancelled }) => !cancelled));
          expect(shown(seriesCalendarFile(series, 'julie', organiser).content)).toEqual(heldInstants(julies));
        },
      ),
      { numRuns: 60 },
    );
  });
});
