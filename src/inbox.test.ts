import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../test/support/direct-bot.ts';
import { openTestStore } from '../test/support/test-store.ts';
import { card } from './conversation/card.ts';
import { renderText } from './conversation/render-text.ts';
import type { Reply } from './conversation/reply.ts';
import { type Asked, openInbox, purgeInbox } from './inbox.ts';
import { openLog } from './log.ts';
import { createSeal } from './seal.ts';
import type { Store } from './store/store.ts';

const asked: Asked = {
  account: { platform: 'slack', workspace: 'T1', externalId: 'U1' },
  eventId: 'Ev1',
  command: 'decision',
};
const said = (words: string, outcome: Reply['outcome'] = 'done'): Reply => ({
  outcome,
  visibility: 'private',
  card: card('Décision', words),
});

describe('an event of a platform', () => {
  let store: Store;
  let now = Temporal.Instant.from('2026-09-01T07:00:00Z');
  const inboxOf = (secret: string) =>
    openInbox({
      store,
      clock: { system: () => now },
      seal: createSeal(secret),
      delivery: { wake: () => undefined },
      log: openLog('silent'),
    });
  const doOnce = (reply: Reply, secret = 'a secret of the tests, long enough') => {
    const works: number[] = [];
    const answer = inboxOf(secret)(asked, async () => {
      works.push(1);
      return reply;
    });
    return answer.then((given) => ({ given, worked: works.length > 0 }));
  };

  beforeAll(async () => {
    store = await openTestStore();
  });
  beforeEach(async () => {
    await store.db.inboxEvent.deleteMany();
  });
  afterAll(() => store.close());

  it.each(['done', 'proposed'] as const)(
    'that was %s is answered as before, and not again',
    async (outcome) => {
      await doOnce(said('D-2026-004', outcome));
      expect(await doOnce(said('D-2026-005'))).toEqual({ given: said('D-2026-004', outcome), worked: false });
    },
  );

  it.each(['refused', 'invalid', 'preview', 'form'] as const)(
    'that changed nothing (%s) may come again: the world may have changed',
    async (outcome) => {
      await doOnce(said('Pas encore.', outcome));
      expect(await store.db.inboxEvent.count()).toBe(0);
      expect(await doOnce(said('C’est fait.'))).toEqual({ given: said('C’est fait.'), worked: true });
    },
  );

  it('that came three times at once is done once', async () => {
    const all = await Promise.all(['a', 'b', 'c'].map((words) => doOnce(said(words))));
    expect(all.filter(({ worked }) => worked)).toHaveLength(1);
    expect(new Set(all.map(({ given }) => JSON.stringify(given)))).toHaveLength(1);
  });

  it('that broke may come again', async () => {
    const broken = inboxOf('a secret of the tests, long enough')(asked, () =>
      Promise.reject(new Error('no database')),
    );
    await expect(broken).rejects.toThrow('no database');
    expect(await doOnce(said('C’est fait.'))).toMatchObject({ worked: true });
  });

  it('leaves no word of its reply in the table', async () => {
    await doOnce(said('Le budget confidentiel'));
    const [row] = await store.db.$queryRaw<{ words: string; bytes: Uint8Array }[]>`
      SELECT to_jsonb(kept)::text AS words, reply AS bytes FROM "InboxEvent" kept`;
    expect(row?.bytes.length).toBeGreaterThan(60);
    const kept = `${row?.words}${Buffer.from(row?.bytes ?? []).toString('utf8')}`;
    expect(kept).not.toMatch(/budget|confidentiel|blocks|outcome/);
  });

  it('is not done twice because the secret that kept its reply is gone', async () => {
    await doOnce(said('D-2026-004'));
    const again = await doOnce(said('D-2026-005'), 'another secret of the tests, long enough');
    expect(again).toEqual({ given: { outcome: 'done', visibility: 'private' }, worked: false });
  });

  it('is forgotten after 24 hours', async () => {
    await doOnce(said('D-2026-004'));
    now = now.add({ hours: 24 });
    await purgeInbox(store.db, now);
    expect(await store.db.inboxEvent.count()).toBe(1);
    now = now.add({ seconds: 1 });
    await purgeInbox(store.db, now);
    expect(await store.db.inboxEvent.count()).toBe(0);
  });
});

describe('a form that was refused', () => {
  let direct: DirectBot;
  beforeAll(async () => {
    direct = await openDirectBot('2026-09-01T07:00:00Z');
  });
  afterAll(() => direct.close());

  it('may be sent again as it is once nothing stands against it, and is then done once', async () => {
    const account = { platform: 'local' as const, workspace: 'agla', externalId: 'claire' };
    const values = { when: '2026-10-13T14:00', duration: '2 h', title: 'Point', committee: 'COPIL' };
    const submit = (eventId: string) =>
      direct.bot.submit({ account, eventId, place: { kind: 'direct' }, command: 'schedule', values });
    const words = ({ card: shown }: Reply) => (shown ? renderText(shown, 'fr') : '');
    expect(await submit('first')).toMatchObject({ outcome: 'done' });
    const standing = { where: { startsLocal: '2026-10-13T14:00' } };
    expect(await submit('second')).toMatchObject({ outcome: 'invalid', form: { command: 'schedule' } });
    await direct.db.meeting.updateMany({ ...standing, data: { state: 'cancelled' } });
    const done = await submit('second');
    expect([done.outcome, words(done)]).toEqual(['done', expect.stringContaining('13 octobre 2026')]);
    expect(words(await submit('second'))).toBe(words(done));
    expect(await direct.db.meeting.count(standing)).toBe(2);
  });
});
