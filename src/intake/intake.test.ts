import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { openLog } from '../log.ts';
import { createSeal } from '../seal.ts';
import { type Intake, openIntake, type Received } from './intake.ts';

const secret = 'a secret of at least thirty-two characters';
let database: TestDatabase;
let now = Temporal.Instant.from('2026-09-01T06:30:00Z');
const clock = { now: () => now, system: () => now };
const pass = (time: Temporal.DurationLike) => {
  now = now.add(time);
};
const opened: Intake[] = [];
const lines: string[] = [];

/** Another process on the same database: a pool of its own. */
function openProcess(options: { secret?: string; leaseMs?: number; patienceMs?: number } = {}): Intake {
  const intake = openIntake({
    url: database.url,
    platform: 'slack',
    seal: createSeal(options.secret ?? secret),
    clock,
    log: openLog('info', { write: (line) => void lines.push(line) }),
    leaseMs: options.leaseMs,
    patienceMs: options.patienceMs,
  });
  opened.push(intake);
  return intake;
}

const received = (id: string, more: Partial<Received> = {}): Received => ({
  id,
  body: JSON.stringify({ text: 'planifier le COPIL de Lyon' }),
  retry: false,
  ...more,
});

const rowOf = (id: string) => database.db.intakeEvent.findUnique({ where: { id } });
const refusing = async () => {
  throw new Error('nothing was expected');
};

beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await database.db.intakeEvent.deleteMany();
  lines.length = 0;
});
afterAll(async () => {
  await Promise.all(opened.map((intake) => intake.close()));
  await database.close();
});

describe('what the platform sends is taken once', () => {
  it('is new for one of two processes that receive it at the same moment, whichever', async () => {
    const processes = [openProcess(), openProcess()];
    for (let event = 0; event < 20; event += 1) {
      const both = await Promise.all(
        processes.map((intake) => intake.enter(received(`slack:T1:Ev${event}`))),
      );
      expect(both.sort()).toEqual(['known', 'new']);
    }
  });

  it('knows what is sent again: declared as a retry, or signed anew', async () => {
    const intake = openProcess();
    const first = received('slack:T1:Ev1', { signature: 'one' });
    expect(await intake.enter(first)).toBe('new');
    expect(await intake.enter({ ...first, retry: true })).toBe('known');
    expect(await intake.enter({ ...first, signature: 'two' })).toBe('known');
    expect(await intake.enter({ ...first, signature: undefined })).toBe('known');
  });

  it('calls the very same signed request a replay, also after it was handled', async () => {
    const intake = openProcess();
    const first = received('slack:T1:Ev1', { signature: 'one' });
    await intake.enter(first);
    expect(await intake.enter(first)).toBe('replayed');
    await intake.leave(first.id);
    expect(await intake.enter(first)).toBe('replayed');
  });

  it('says within two seconds that the database is away', async () => {
    const away = openIntake({
      url: 'postgresql://nobody@127.0.0.1:1/none',
      platform: 'slack',
      seal: createSeal(secret),
      clock,
      log: openLog('silent'),
    });
    const begun = performance.now();
    await expect(away.enter(received('slack:T1:Ev1'))).rejects.toThrow();
    expect(performance.now() - begun).toBeLessThan(2000);
    await away.close();
  });
});

describe('what was said is kept as short and as closed as possible', () => {
  it('cannot be read in the table', async () => {
    await openProcess().enter(received('slack:T1:Ev1'));
    const row = await rowOf('slack:T1:Ev1');
    expect(row?.body?.length).toBeGreaterThan(30);
    expect(Buffer.from(row?.body ?? []).toString('latin1')).not.toMatch(/COPIL|Lyon|text/);
  });

  it('is erased as soon as it is handled', async () => {
    const intake = openProcess();
    await intake.enter(received('slack:T1:Ev1'));
    await intake.leave('slack:T1:Ev1');
    expect(await rowOf('slack:T1:Ev1')).toMatchObject({ body: null, handledAt: expect.any(Date) });
  });

  it('is erased for each of many that are handled at the same moment', async () => {
    const intake = openProcess();
    const ids = Array.from({ length: 30 }, (_, event) => `slack:T1:Ev${event}`);
    await Promise.all(ids.map((id) => intake.enter(received(id))));
    await Promise.all(ids.map((id) => intake.leave(id)));
    expect(await database.db.intakeEvent.count({ where: { body: null } })).toBe(30);
  });

  it('is forgotten after 24 hours, body and row, handled or not', async () => {
    const intake = openProcess();
    await intake.enter(received('slack:T1:Ev1'));
    await intake.enter(received('slack:T1:Ev2'));
    await intake.leave('slack:T1:Ev2');
    pass({ hours: 24 });
    await intake.enter(received('slack:T1:Ev3'));
    await intake.purge();
    expect(await database.db.intakeEvent.count()).toBe(3);
    pass({ seconds: 1 });
    await intake.purge();
    expect(await database.db.intakeEvent.findMany({ select: { id: true } })).toEqual([
      { id: 'slack:T1:Ev3' },
    ]);
  });

  it('leaves the events of another platform alone', async () => {
    const intake = openProcess();
    const other = { id: 'teams:x:1', platform: 'teams', receivedAt: new Date(0), body: null } as const;
    await database.db.intakeEvent.create({ data: other });
    await intake.purge();
    expect(await rowOf('teams:x:1')).not.toBeNull();
  });
});

describe('what a process did not finish', () => {
  it('is handled once by another one when the lease of the dead one has ended, not before', async () => {
    await openProcess().enter(received('slack:T1:Ev1'));
    const survivor = openProcess();
    pass({ seconds: 9 });
    expect(await survivor.resume(refusing)).toBe(0);
    pass({ seconds: 2 });
    const handled: unknown[] = [];
    expect(await survivor.resume(async (body) => void handled.push(JSON.parse(body)))).toBe(1);
    expect(handled).toEqual([{ text: 'planifier le COPIL de Lyon' }]);
    expect(await rowOf('slack:T1:Ev1')).toMatchObject({ body: null });
    pass({ minutes: 2 });
    expect(await survivor.resume(refusing)).toBe(0);
  });

  it('is handled once, the oldest first, by any number of processes that look at the same time', async () => {
    const dead = openProcess();
    for (let event = 0; event < 30; event += 1) {
      await dead.enter(received(`slack:T1:Ev${event}`, { body: JSON.stringify(event) }));
      pass({ milliseconds: 10 });
    }
    pass({ seconds: 61 });
    const handled: number[][] = [[], [], []];
    const processes = handled.map((own) => ({ own, intake: openProcess() }));
    await Promise.all(
      processes.map(({ own, intake }) => intake.resume(async (body) => void own.push(JSON.parse(body)))),
    );
    expect(handled.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, event) => event));
    for (const own of handled) expect(own).toEqual([...own].sort((a, b) => a - b));
  });

  it('is not taken from a process that lives, however long it takes', async () => {
    const alive = openProcess({ leaseMs: 60 });
    await alive.enter(received('slack:T1:Ev1'));
    const before = await rowOf('slack:T1:Ev1');
    pass({ seconds: 1 });
    await expect
      .poll(async () => (await rowOf('slack:T1:Ev1'))?.leasedUntil)
      .not.toEqual(before?.leasedUntil);
    expect(await openProcess().resume(refusing)).toBe(0);
    await alive.leave('slack:T1:Ev1');
  });

  it('that failed is tried again after five seconds, then later and later', async () => {
    const intake = openProcess();
    await intake.enter(received('slack:T1:Ev1'));
    await intake.fail('slack:T1:Ev1');
    pass({ seconds: 4 });
    expect(await intake.resume(refusing)).toBe(0);
    pass({ seconds: 2 });
    let tries = 0;
    const failing = async () => {
      tries += 1;
      throw new Error('not yet');
    };
    await intake.resume(failing);
    pass({ seconds: 14 });
    await intake.resume(failing);
    expect(tries).toBe(1);
    pass({ seconds: 2 });
    await intake.resume(failing);
    expect(tries).toBe(2);
  });

  it('is tried five times in all, then given up, erased and reported', async () => {
    const intake = openProcess();
    await intake.enter(received('slack:T1:Ev1'));
    let tries = 1;
    for (let round = 0; round < 10; round += 1) {
      pass({ seconds: 61 });
      await intake.resume(async () => {
        tries += 1;
        throw new Error('the listener failed');
      });
    }
    expect(tries).toBe(5);
    expect(await rowOf('slack:T1:Ev1')).toMatchObject({ body: null, handledAt: expect.any(Date) });
    expect(lines.filter((line) => line.includes('given up'))).toHaveLength(1);
    expect(lines.join('')).not.toContain('Lyon');
  });

  it('does not hold up the others when it hangs', async () => {
    const dead = openProcess();
    const intake = openProcess({ patienceMs: 50 });
    await dead.enter(received('slack:T1:Ev1', { body: '"hangs"' }));
    pass({ milliseconds: 10 });
    await dead.enter(received('slack:T1:Ev2', { body: '"ends"' }));
    pass({ seconds: 11 });
    const handled: string[] = [];
    await intake.resume((body) => {
      handled.push(JSON.parse(body));
      return body === '"hangs"' ? new Promise(() => {}) : Promise.resolve();
    });
    expect(handled).toEqual(['hangs', 'ends']);
  });

  it('stays closed to a process with another secret, which says which variable to set', async () => {
    await openProcess().enter(received('slack:T1:Ev1'));
    pass({ seconds: 61 });
    expect(await openProcess({ secret: 'another secret, as long as it must be' }).resume(refusing)).toBe(0);
    expect(lines.join('')).toContain('COPIL_SECRET_PREVIOUS');
    pass({ seconds: 61 });
    expect(await openProcess().resume(async () => {})).toBe(1);
  });
});
