import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { openClient } from '../store/client.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { claim } from './claim.ts';
import { idOf, openOffice, spaceId, testClock } from './fixtures/office.ts';
import { testPlatform } from './fixtures/test-platform.ts';
import { defaultPace } from './ports.ts';

let database: TestDatabase;
let other: PrismaClient;
let desks: Parameters<typeof claim>[0][];

beforeAll(async () => {
  database = await openTestDatabase();
  other = openClient(database.url, 5);
  const { options } = openOffice({
    database,
    clock: testClock('2026-09-14T09:00'),
    platforms: [testPlatform('slack')],
  });
  const desk = { ...options, pace: defaultPace };
  desks = [desk, { ...desk, db: other }];
});

afterAll(async () => {
  await other.$disconnect();
  await database.close();
});

describe('a message that many workers reach for at once', () => {
  it('is in the hands of exactly one', async () => {
    const due = new Date('2026-09-14T07:00:00Z');
    const rows = Array.from({ length: 60 }, (_, index) => ({
      id: idOf(`row ${index}`),
      spaceId,
      key: `row ${index}`,
      rule: 'M01',
      subjectType: 'meeting',
      subjectId: idOf(`subject ${index}`),
      subjectVersion: 1,
      recipientKind: 'person' as const,
      recipientId: idOf('karim'),
      message: 'test.said',
      nature: 'invitation',
      state: 'queued' as const,
      dueAt: due,
      createdAt: due,
    }));
    await database.db.messageDelivery.createMany({ data: rows });
    for (const { id } of rows) {
      const claims = await Promise.all(
        Array.from({ length: 10 }, (_, turn) => claim(desks[turn % 2] as (typeof desks)[0], [id])),
      );
      expect(claims.flat().filter((one) => one !== null)).toHaveLength(1);
    }
    expect(await database.db.messageDelivery.count({ where: { attempts: 1, state: 'sending' } })).toBe(60);
  });
});
