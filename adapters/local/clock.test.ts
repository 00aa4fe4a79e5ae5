import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { openLocalClock } from './clock.ts';

const instant = (text: string) => Temporal.Instant.from(text);

describe('the business clock of the local workspace', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('starts at the present minute, stands still, and is found again after a restart', async () => {
    let computer = instant('2026-03-01T10:20:30.456Z');
    const clock = await openLocalClock(database.db, () => computer);
    expect(clock.now()).toEqual(instant('2026-03-01T10:20:00Z'));
    computer = instant('2026-03-02T00:00:00Z');
    expect(clock.now()).toEqual(instant('2026-03-01T10:20:00Z'));
    expect(clock.system()).toEqual(computer);
    await clock.setNow(instant('2026-09-01T06:30:00Z'));
    expect((await openLocalClock(database.db, () => computer)).now()).toEqual(
      instant('2026-09-01T06:30:00Z'),
    );
  });

  it('never goes back, and tells those who watch it', async () => {
    const clock = await openLocalClock(database.db, () => instant('2026-03-01T00:00:00Z'));
    const seen: string[] = [];
    const stop = clock.onMove(() => seen.push(clock.now().toString()));
    await clock.setNow(instant('2026-09-01T07:00:00Z'));
    await expect(clock.setNow(instant('2026-09-01T06:59:59Z'))).rejects.toThrow('clockBackwards');
    await clock.setNow(instant('2026-09-01T07:00:00Z'));
    stop();
    await clock.setNow(instant('2026-09-02T07:00:00Z'));
    expect(seen).toEqual(['2026-09-01T07:00:00Z', '2026-09-01T07:00:00Z']);
  });

  it('begins where a loaded space says, even before', async () => {
    const clock = await openLocalClock(database.db, () => instant('2026-03-01T00:00:00Z'));
    await clock.begin(instant('2025-01-01T00:00:00Z'));
    expect(clock.now()).toEqual(instant('2025-01-01T00:00:00Z'));
  });
});
