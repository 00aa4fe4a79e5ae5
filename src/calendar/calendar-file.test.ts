import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { once, readStrictly, unescapedText } from '../../test/support/strict-ical.ts';
import type { CalendarEvent } from './calendar-event.ts';
import { type CalendarFile, calendarFile } from './calendar-file.ts';
import { oneLine } from './plain-text.ts';

const copil2: CalendarEvent = {
  uid: '0199-copil-2@copil.agla.example',
  sequence: 0,
  startsLocal: Temporal.PlainDateTime.from('2026-09-22T14:00'),
  timeZone: 'Europe/Paris',
  durationMinutes: 120,
  title: 'COPIL DUI n°2',
  description: 'Ordre du jour : calendrier, Wi-Fi ; budget.\nDocuments à venir.',
  place: 'Siège de l’AGLA, salle Surcouf',
  videoLink: 'https://visio.example/copil,2;x',
  organiser: { name: 'Claire Le Goff', email: 'claire@agla.example' },
  attendees: [
    { name: 'Hélène Guivarc’h', email: 'helene@agla.example', partstat: 'NEEDS-ACTION', role: 'CHAIR' },
    {
      name: 'Tanguy, Bruno; "BT"',
      email: 'bruno@editeur.example',
      partstat: 'ACCEPTED',
      role: 'OPT-PARTICIPANT',
    },
  ],
  status: 'TENTATIVE',
  createdAt: Temporal.Instant.from('2026-09-01T07:05:00Z'),
  stampedAt: Temporal.Instant.from('2026-09-01T07:05:00Z'),
  url: 'https://copil.example/meeting/abc',
};

function read(file: Partial<CalendarFile> = {}, event: Partial<CalendarEvent> = {}) {
  const text = calendarFile({ method: 'REQUEST', events: [{ ...copil2, ...event }], ...file });
  const strict = readStrictly(text);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const parsed = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  return { text, strict, calendar, events: parsed, event: parsed[0] as ICAL.Event };
}

/** The instant ical.js understands, with the zone that the file itself brings. */
function instantOf(calendar: ICAL.Component, time: ICAL.Time): string {
  const blocks = calendar.getAllSubcomponents('vtimezone');
  const block = blocks.find(
    (each) => each.getFirstPropertyValue('tzid') === (time as unknown as { timezone: string }).timezone,
  );
  if (block) time.zone = new ICAL.Timezone(block);
  return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000).toString();
}

describe('an invitation', () => {
  it('says when, where, who and how to join, in French', () => {
    const { event, calendar } = read();
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(event.uid).toBe('0199-copil-2@copil.agla.example');
    expect(event.sequence).toBe(0);
    expect(event.summary).toBe('COPIL DUI n°2');
    expect(event.location).toBe('Siège de l’AGLA, salle Surcouf');
    expect(event.description).toBe(
      'Ordre du jour : calendrier, Wi-Fi ; budget.\nDocuments à venir.\n\nhttps://visio.example/copil,2;x',
    );
    expect(instantOf(calendar, event.startDate)).toBe('2026-09-22T12:00:00Z');
    expect(instantOf(calendar, event.endDate)).toBe('2026-09-22T14:00:00Z');
  });

  it('promises wall time in the committee’s zone and stamps itself in UTC', () => {
    const { text } = read();
    expect(text).toContain('DTSTART;TZID=Europe/Paris:20260922T140000\r\n');
    expect(text).toContain('DTEND;TZID=Europe/Paris:20260922T160000\r\n');
    expect(text).toContain('DTSTAMP:20260901T070500Z\r\n');
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
  });

  it('names organiser and attendees with their answers, and asks nobody to answer into the void', () => {
    const { event } = read();
    const organiser = event.component.getFirstProperty('organizer');
    expect(organiser?.getFirstValue()).toBe('mailto:claire@agla.example');
    expect(organiser?.getParameter('cn')).toBe('Claire Le Goff');
    const attendees = event.attendees.map((attendee) => ({
      to: String(attendee.getFirstValue()).toLowerCase(),
      name: attendee.getParameter('cn'),
      partstat: attendee.getParameter('partstat'),
      role: attendee.getParameter('role'),
      rsvp: attendee.getParameter('rsvp'),
    }));
    expect(attendees).toEqual([
      {
        to: 'mailto:helene@agla.example',
        name: 'Hélène Guivarc’h',
        partstat: 'NEEDS-ACTION',
        role: 'CHAIR',
        rsvp: 'FALSE',
      },
      {
        to: 'mailto:bruno@editeur.example',
        name: 'Tanguy, Bruno; ’BT’',
        partstat: 'ACCEPTED',
        role: 'OPT-PARTICIPANT',
        rsvp: 'FALSE',
      },
    ]);
  });

  it('shows the video link as the place when there is no room', () => {
    expect(read({}, { place: null }).event.location).toBe('https://visio.example/copil,2;x');
  });

  it('does not say the video link twice', () => {
    const description = 'En visio : https://visio.example/copil,2;x';
    expect(read({}, { description }).event.description).toBe(description);
  });
});

describe('an update and a cancellation', () => {
  it('a new room is the same event one sequence later', () => {
    const before = read();
    const after = read({}, { sequence: 1, place: 'Salle Duguay-Trouin' });
    expect(after.event.uid).toBe(before.event.uid);
    expect(after.event.sequence).toBe(1);
  });

  it('a cancellation says so in the method and in the status, whatever the event said', () => {
    const { calendar, event, strict } = read({ method: 'CANCEL' }, { sequence: 2, status: 'CONFIRMED' });
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event.component.getFirstPropertyValue('x-microsoft-cdo-busystatus')).toBe('FREE');
    expect(strict.components.filter(({ name }) => name === 'VEVENT')).toHaveLength(1);
  });

  it('keeps 14:00 in Paris when the meeting moves across the clock change', () => {
    const october20 = read({}, { startsLocal: Temporal.PlainDateTime.from('2026-10-20T14:00') });
    const october27 = read({}, { startsLocal: Temporal.PlainDateTime.from('2026-10-27T14:00'), sequence: 1 });
    expect(october20.text).toContain('DTSTART;TZID=Europe/Paris:20261020T140000\r\n');
    expect(october27.text).toContain('DTSTART;TZID=Europe/Paris:20261027T140000\r\n');
    expect(instantOf(october20.calendar, october20.event.startDate)).toBe('2026-10-20T12:00:00Z');
    expect(instantOf(october27.calendar, october27.event.startDate)).toBe('2026-10-27T13:00:00Z');
  });
});

describe('a feed', () => {
  const feed = read({
    method: 'PUBLISH',
    name: 'COPIL, agenda de Claire ; « DUI »',
    refreshMinutes: 60,
    events: [
      copil2,
      { ...copil2, uid: 'two@copil', timeZone: 'Indian/Reunion' },
      { ...copil2, uid: 'three@copil' },
    ],
  });

  it('holds several events and each zone once, under the name the events use', () => {
    expect(feed.events.map(({ uid }) => uid)).toEqual([copil2.uid, 'two@copil', 'three@copil']);
    const zones = feed.calendar
      .getAllSubcomponents('vtimezone')
      .map((zone) => zone.getFirstPropertyValue('tzid'));
    expect(zones).toEqual(['Europe/Paris', 'Indian/Reunion']);
    expect(instantOf(feed.calendar, (feed.events[1] as ICAL.Event).startDate)).toBe('2026-09-22T10:00:00Z');
  });

  it('has a name, tells when to look again, and gives nobody’s address but the organiser’s', () => {
    expect(unescapedText(once(feed.strict, 'NAME'))).toBe('COPIL, agenda de Claire ; « DUI »');
    expect(unescapedText(once(feed.strict, 'X-WR-CALNAME'))).toBe('COPIL, agenda de Claire ; « DUI »');
    expect(feed.text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n');
    expect(feed.text).toContain('X-PUBLISHED-TTL:PT1H\r\n');
    expect(feed.text).not.toContain('ATTENDEE');
    expect(feed.text).not.toContain('helene@agla.example');
  });

  it('is a valid calendar when there is nothing in it yet', () => {
    expect(read({ method: 'PUBLISH', events: [] }).events).toEqual([]);
  });

  it('is written the same way twice, so that a subscriber is not sent it again for nothing', () => {
    expect(calendarFile({ events: [copil2] })).toBe(calendarFile({ events: [copil2] }));
  });
});

describe('the hours of the clock change', () => {
  it.each([
    ['2026-10-25T02:30', 60, '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', 'twice: the first one is meant'],
    [
      '2026-10-25T01:00',
      180,
      '2026-10-24T23:00:00Z',
      '2026-10-25T02:00:00Z',
      'an exact duration crosses autumn',
    ],
    ['2027-03-28T02:30', 30, '2027-03-28T01:30:00Z', '2027-03-28T02:00:00Z', 'never: one hour later'],
    [
      '2027-03-28T01:00',
      120,
      '2027-03-28T00:00:00Z',
      '2027-03-28T02:00:00Z',
      'an exact duration crosses spring',
    ],
  ])('%s for %i minutes is %s to %s', (local, durationMinutes, start, end) => {
    const { calendar, event } = read(
      {},
      { startsLocal: Temporal.PlainDateTime.from(local), durationMinutes },
    );
    expect(instantOf(calendar, event.startDate)).toBe(start);
    expect(instantOf(calendar, event.endDate)).toBe(end);
  });
});

describe('hostile texts', () => {
  const attack = 'x\r\nATTENDEE:mailto:mallory@evil.example\r\nBEGIN:VALARM\r\n\u0000\u0007';

  it.each(['title', 'description', 'place', 'videoLink'] as const)(
    'cannot add a property through the %s',
    (field) => {
      const { event, strict } = read({}, { [field]: attack });
      expect(event.attendees).toHaveLength(2);
      expect(
        strict.components.flatMap(({ components }) => components).some(({ name }) => name === 'VALARM'),
      ).toBe(false);
    },
  );

  it('cannot add a property through a name, of a person or of the calendar', () => {
    const person = { name: `${attack}":mailto:mallory@evil.example`, email: 'a@b.example' };
    const { event, text } = read(
      { name: attack },
      { organiser: person, attendees: [{ ...person, partstat: 'ACCEPTED', role: 'CHAIR' }] },
    );
    expect(event.attendees).toHaveLength(1);
    expect(String(event.attendees[0]?.getFirstValue()).toLowerCase()).toBe('mailto:a@b.example');
    expect(text).not.toMatch(/^(?:ATTENDEE|BEGIN):(?:mailto|VALARM)/mu);
  });

  it.each([
    [{ uid: 'a\r\nX-EVIL:1' }, /^uid/],
    [{ uid: '' }, /^uid/],
    [{ organiser: { name: 'A', email: 'a@b.example\r\nX-EVIL:1' } }, /^organiser/],
    [{ attendees: [{ name: 'A', email: 'a,b@c', partstat: 'ACCEPTED', role: 'CHAIR' }] }, /^attendee/],
    [{ url: 'javascript:alert(1)' }, /^url/],
    [{ timeZone: 'Europe/Paris\r\nX-EVIL:1' }, /./],
  ] as [Partial<CalendarEvent>, RegExp][])('refuses what cannot be written: %o', (change, message) => {
    expect(() => read({}, change)).toThrow(RangeError);
    expect(() => read({}, change)).toThrow(message);
  });
});

/** Texts made of everything that breaks calendars: separators, escapes, emoji, half emoji, line ends, long words. */
const pieces = [
  'a',
  'é',
  '’',
  '\\',
  '\\n',
  ';',
  ',',
  ':',
  '"',
  '^',
  '^n',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '\u00a0',
  '😀',
  '👩‍💼',
  '\ud83d',
  '\u0000',
  '\u0085',
  '\u2028',
  'BEGIN:VEVENT',
  'x'.repeat(80),
  '漢'.repeat(40),
  '=?utf-8?Q?=C3?=',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 12 })
  .map((all) => all.join(''));
const zone = fc.constantFrom('Europe/Paris', 'America/Cayenne', 'Indian/Reunion', 'Pacific/Noumea');
const startsLocal = fc
  .tuple(
    fc.constantFrom('2026-10-24T00:00', '2027-03-27T00:00', '2026-09-22T00:00'),
    fc.integer({ min: 0, max: 200 }),
  )
  .map(([day, quarters]) => Temporal.PlainDateTime.from(day).add({ minutes: quarters * 15 }));
const event = fc.record({
  startsLocal,
  timeZone: zone,
  durationMinutes: fc.integer({ min: 1, max: 600 }),
  sequence: fc.nat(99),
  title: text,
  description: text,
  place: text,
  name: text,
  method: fc.constantFrom('REQUEST' as const, 'CANCEL' as const, 'PUBLISH' as const, undefined),
});

it('every produced file parses back to what was meant, whatever people wrote', () => {
  fc.assert(
    fc.property(event, ({ method, name, ...change }) => {
      const attendees = [
        { name, email: 'a@b.example', partstat: 'ACCEPTED' as const, role: 'CHAIR' as const },
      ];
      const { calendar, event, strict } = read({ method, name }, { ...change, attendees, videoLink: null });
      const start = change.startsLocal.toZonedDateTime(change.timeZone);
      expect(instantOf(calendar, event.startDate)).toBe(start.toInstant().toString());
      expect(instantOf(calendar, event.endDate)).toBe(
        start.add({ minutes: change.durationMinutes }).toInstant().toString(),
      );
      expect(event.sequence).toBe(change.sequence);
      expect(event.summary ?? '').toBe(oneLine(change.title));
      expect(event.location ?? '').toBe(oneLine(change.place));
      expect(words(event.description ?? '')).toEqual(words(change.description));
      const component = strict.components.find((each) => each.name === 'VEVENT');
      if (!component) throw new Error('no event');
      expect(unescapedText(once(component, 'SUMMARY'))).toBe(oneLine(change.title));
      expect(component.components).toEqual([]);
      expect(component.lines.filter((line) => line.name === 'ATTENDEE')).toHaveLength(
        method === 'PUBLISH' ? 0 : 1,
      );
    }),
    { numRuns: 300 },
  );
});

/** What a reader sees of a text, without the characters nobody sees; computed apart from the code under test. */
function words(text: string): string[] {
  const seen = [...text.toWellFormed()].filter(
    (character) => !/^\p{Cc}$/u.test(character) || /^[\s\u0085]$/u.test(character),
  );
  return seen
    .join('')
    .split(/[\s\u0085]+/u)
    .filter(Boolean);
}
