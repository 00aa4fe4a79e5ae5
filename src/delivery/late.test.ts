import { describe, expect, it } from 'vitest';
import { at } from './fixtures/office.ts';
import { judge } from './late.ts';
import type { Nature } from './timeline.ts';

const date = (text: string) => new Date(`${text}T00:00:00.000Z`);
const monday = at('2026-09-14T09:30');

function judged(nature: Nature, due: string, on: string | null, now = monday) {
  const dueAt = new Date(at(due).epochMilliseconds);
  return judge({ nature, dueAt, subjectOn: on === null ? null : date(on) }, now);
}

describe('a message that downtime made late', () => {
  it('leaves when its day is not over', () => {
    expect(judged('reminder', '2026-09-14T09:00', '2026-09-22')).toBe('send');
  });

  it('leaves when midnight has only just passed', () => {
    expect(judged('reminder', '2026-09-13T23:59', '2026-09-22', at('2026-09-14T00:00:20'))).toBe('send');
    expect(judged('reminder', '2026-09-13T21:00', '2026-09-22', at('2026-09-14T00:00:20'))).toBe('hold');
  });

  it('is dropped when it announced something that has happened', () => {
    expect(judged('reminder', '2026-09-11T09:00', '2026-09-12')).toBe('stale');
    expect(judged('notice', '2026-09-11T09:00', '2026-09-11')).toBe('stale');
  });

  it('waits for a decision otherwise, follow-ups of something past included', () => {
    expect(judged('reminder', '2026-09-11T09:00', '2026-09-22')).toBe('hold');
    expect(judged('notice', '2026-09-11T09:00', '2026-09-14')).toBe('hold');
    expect(judged('notice', '2026-09-11T09:00', '2026-09-09')).toBe('hold');
    expect(judged('notice', '2026-09-11T09:00', null)).toBe('hold');
  });

  it('leaves all the same when nobody may miss it', () => {
    for (const nature of ['invitation', 'correction', 'announcement', 'alert', 'post'] as const) {
      expect(judged(nature, '2026-09-01T09:00', '2026-09-02')).toBe('send');
    }
  });
});
