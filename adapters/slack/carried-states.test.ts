import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeal } from '../../src/seal.ts';
import { type Clock, systemClock } from '../../src/time.ts';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { openCarriedStates } from './carried-states.ts';

let database: TestDatabase;
let ahead = { hours: 0 };
const clock: Clock = { now: systemClock.now, system: () => systemClock.system().add(ahead) };
const seal = createSeal('a secret of the tests, long enough');
const states = (given = seal) => openCarriedStates({ db: database.db, seal: given, clock });

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('what a button cannot carry', () => {
  it('is found again by its id, by another replica too', async () => {
    const id = await states().keep('{"text":"é"}');
    expect(await states().find(id)).toBe('{"text":"é"}');
  });

  it('cannot be read in the database', async () => {
    const id = await states().keep('mot-secret');
    const rows = await database.db.$queryRaw`SELECT encode(content, 'escape') AS seen FROM "CarriedState"`;
    expect(JSON.stringify(rows)).not.toContain('mot-secret');
    expect(await states(createSeal('another secret of the tests, long enough')).find(id)).toBeNull();
  });

  it('cannot be taken for another one', async () => {
    const [one, other] = [await states().keep('one'), await states().keep('other')];
    const { content } = await database.db.carriedState.findUniqueOrThrow({ where: { id: one } });
    await database.db.carriedState.update({ where: { id: other }, data: { content } });
    expect(await states().find(other)).toBeNull();
  });

  it.each(['', 'x', "'; DROP TABLE", '00000000-0000-7000-8000-000000000000'])(
    'is nothing under the id “%s”',
    async (id) => {
      expect(await states().find(id)).toBeNull();
    },
  );

  it('is forgotten after thirty days, and then leaves the database', async () => {
    const id = await states().keep('old');
    ahead = { hours: 24 * 30 - 1 };
    expect(await states().find(id)).toBe('old');
    expect(await states().purge()).toBe(0);
    ahead = { hours: 24 * 30 + 1 };
    expect(await states().find(id)).toBeNull();
    expect(await states().purge()).toBeGreaterThan(0);
    expect(await database.db.carriedState.count()).toBe(0);
  });
});
