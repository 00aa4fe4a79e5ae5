import { expect, it } from 'vitest';
import { regularService } from './regular-service.ts';

it('starts with the go-live of 6 October, ends on 5 November, and is notified by 12 November 2026 (C32)', () => {
  const { endsOn, noticeBy } = regularService(Temporal.PlainDate.from('2026-10-06'));
  expect(endsOn.toString()).toBe('2026-11-05');
  expect(noticeBy.toString()).toBe('2026-11-12');
});
