import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSeal } from '../../../src/seal.ts';
import {
  type InstallingGround,
  openInstallingGround,
  secret,
} from '../../../test/support/slack-installing.ts';
import { openSlackStub, type SlackStub, type StubAnswer } from '../../../test/support/slack-stub.ts';
import { NotInstalled } from '../ports.ts';
import { openInstallations } from './installations.ts';

const client = { id: '1.2', secret: 'client secret' };
const hours = (count: number) => ({ hours: count });

let ground: InstallingGround;
let stub: SlackStub;
/** What Slack answers to a refresh; a fresh pair by default. */
let refresh: (count: number) => StubAnswer | Promise<StubAnswer>;

beforeEach(async () => {
  ground = await openInstallingGround();
  refresh = (count) => ({
    body: {
      access_token: `xoxe.xoxb-${count}`,
      refresh_token: `xoxe-${count}`,
      expires_in: 43_200,
      token_type: 'bot',
    },
  });
  stub = await openSlackStub((_, count) => refresh(count));
});
afterEach(async () => {
  await stub.close();
  await ground.close();
});

/** An instance of the service on the one database. */
function instance(given: Partial<InstallingGround> = {}) {
  return openInstallations({ ...ground, ...given, settings: { client, apiUrl: stub.apiUrl } });
}

async function installed(expires = hours(12)) {
  const installations = instance();
  await installations.keep({
    workspace: 'T1',
    name: 'AGLA',
    domain: 'agla',
    scopes: [],
    credentials: { token: 'xoxe.xoxb-0', refreshToken: 'xoxe-0', botUserId: 'U1', botId: 'B1' },
    expiresAt: ground.clock.system().add(expires),
  });
  return installations;
}

const refreshes = () => stub.calls.map(({ fields }) => fields.refresh_token);

/** Whether the other instance has come as far as it gets: to the lock, or, were there none, to Slack. */
async function someoneWaits(): Promise<boolean> {
  const [row] = await ground.db.$queryRaw<{ waiting: bigint }[]>`
    SELECT count(*) AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return Number(row?.waiting) > 0 || stub.calls.length > 1;
}

describe('a token that expires', () => {
  it('is used as it is until two hours before its end, then refreshed with the single-use token', async () => {
    const installations = await installed();
    ground.clock.move({ hours: 9, minutes: 59 });
    expect((await installations.of('T1')).token).toBe('xoxe.xoxb-0');
    ground.clock.move({ minutes: 2 });
    expect(await installations.of('T1')).toMatchObject({
      token: 'xoxe.xoxb-1',
      botUserId: 'U1',
      botId: 'B1',
    });
    ground.clock.move(hours(11));
    expect((await installations.of('T1')).token).toBe('xoxe.xoxb-2');
    expect(refreshes()).toEqual(['xoxe-0', 'xoxe-1']);
    expect(stub.calls[0]?.fields).toMatchObject({
      grant_type: 'refresh_token',
      client_id: client.id,
      client_secret: client.secret,
    });
  });

  it('is refreshed once when two instances need it at the same moment', async () => {
    await installed();
    ground.clock.move(hours(11));
    const usual = refresh;
    refresh = async (count) => {
      await expect.poll(someoneWaits, { interval: 10, timeout: 10_000 }).toBe(true);
      return usual(count);
    };
    const instances = [instance(), instance()];
    const given = await Promise.all([...instances, ...instances].map((one) => one.of('T1')));
    expect(given.map(({ token }) => token)).toEqual(Array(4).fill('xoxe.xoxb-1'));
    expect(refreshes()).toEqual(['xoxe-0']);
  });

  it('is kept while it lasts when Slack cannot refresh it, without asking at each message', async () => {
    refresh = () => ({ status: 500 });
    const installations = await installed();
    ground.clock.move(hours(11));
    expect((await installations.of('T1')).token).toBe('xoxe.xoxb-0');
    ground.clock.move({ seconds: 40 });
    await installations.of('T1');
    expect(stub.calls).toHaveLength(1);
    expect(ground.host.troubles).toEqual([]);
    ground.clock.move({ minutes: 2 });
    await installations.of('T1');
    expect(stub.calls).toHaveLength(2);
  });

  it('is given to nobody once it has expired, and the leads are told why', async () => {
    refresh = () => ({ body: { ok: false, error: 'invalid_refresh_token' } });
    const installations = await installed();
    ground.clock.move({ hours: 11 });
    expect((await installations.of('T1')).token).toBe('xoxe.xoxb-0');
    ground.clock.move(hours(1));
    await expect(installations.of('T1')).rejects.toThrow(NotInstalled);
    expect(ground.host.troubles).toMatchObject([{ workspace: 'T1', reason: 'revoked' }]);
    expect(ground.host.troubles[0]?.detail).toContain('invalid_refresh_token');
    expect(ground.logged()).toContain('/slack/install');
  });

  it('comes back when Slack refreshes again after the end', async () => {
    refresh = (count) =>
      count === 1
        ? { cut: true }
        : { body: { access_token: 'xoxe.xoxb-9', refresh_token: 'r', expires_in: 43_200 } };
    const installations = await installed();
    ground.clock.move(hours(13));
    await expect(installations.of('T1')).rejects.toThrow(NotInstalled);
    ground.clock.move({ minutes: 2 });
    expect((await installations.of('T1')).token).toBe('xoxe.xoxb-9');
  });

  it('is not brought back to life by a refresh under way when copil is removed meanwhile', async () => {
    let answer = (_: StubAnswer) => {};
    const asked = new Promise<void>((begun) => {
      refresh = () => {
        begun();
        return new Promise((resolve) => {
          answer = resolve;
        });
      };
    });
    const installations = await installed();
    ground.clock.move(hours(11));
    const reading = installations.of('T1');
    await asked;
    const removing = installations.remove('T1', ground.clock.system());
    answer({ body: { access_token: 'xoxe.xoxb-late', refresh_token: 'r', expires_in: 43_200 } });
    await Promise.all([reading, removing]);
    await expect(installations.of('T1')).rejects.toThrow(NotInstalled);
    expect(ground.host.closed).toEqual(['T1']);
  });

  it('never stands in a log or in clear in the table, nor does what refreshes it', async () => {
    refresh = () => ({ body: { ok: false, error: 'invalid_refresh_token', refresh_token: 'xoxe-0' } });
    const installations = await installed();
    ground.clock.move(hours(11));
    await installations.of('T1');
    for (const text of [ground.logged(), await ground.tableText()]) {
      expect(text).toContain('T1');
      expect(text).not.toMatch(/xox|client secret/);
    }
  });
});

describe('a new COPIL_SECRET', () => {
  const newer = 'a newer secret of thirty-two characters';

  it('seals the stored tokens again at the start, so the earlier secret may be forgotten', async () => {
    await installed();
    const between = instance({ seal: createSeal(newer, [secret]) });
    await between.start();
    const after = instance({ seal: createSeal(newer) });
    await after.start();
    expect((await after.of('T1')).token).toBe('xoxe.xoxb-0');
  });

  it('without the earlier one names COPIL_SECRET_PREVIOUS, and the service starts', async () => {
    await installed();
    const installations = instance({ seal: createSeal(newer) });
    await installations.start();
    await expect(installations.of('T1')).rejects.toThrow(/COPIL_SECRET_PREVIOUS/);
    expect(ground.logged()).toContain('COPIL_SECRET_PREVIOUS');
  });
});
