import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Address, ChatPlatform, OutgoingMessage } from '../../../src/conversation/platform.ts';
import { openSlackSending, type SlackSending, sendingScopes } from '../../../test/support/slack-sending.ts';

let count = 0;

describe('when it is not sure that Slack has a message', () => {
  let slack: SlackSending;
  let platform: ChatPlatform;
  let claire: Address;
  let copil: Address;

  const message = (text: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
    key: `M01|meeting:doubt|1|${++count}`,
    card: { heading: 'Ordre du jour', blocks: [{ kind: 'text', text }] },
    locale: 'fr',
    at: Temporal.Instant.from('2026-09-01T06:30:00Z'),
    ...more,
  });
  const copies = async (to: Address, words: string) => {
    const id = to.kind === 'person' ? await slack.server.direct('claire') : to.externalId;
    return (await slack.server.conversation('agla', id)).filter(({ text }) => text.includes(words)).length;
  };
  const grant = (...scopes: string[]) => {
    slack.standing.scopes = [...sendingScopes, ...scopes];
  };

  /** Only a Slack that never answers needs a client that gives up soon. */
  const impatient = (how: string) =>
    how === 'timeout' ? slack.restarted({ clients: slack.clients({ timeout: 150 }) }) : platform;

  beforeAll(async () => {
    slack = await openSlackSending();
    claire = slack.person('claire');
    copil = slack.channel('copil-dui');
  });
  beforeEach(() => {
    slack.server.faults.clear();
    grant();
    // A gate that a 429 closed belongs to one process.
    platform = slack.restarted();
  });
  afterAll(() => slack.close());

  it.each(['dropAfter', '500After'] as const)(
    '%s: uncertain, then found by its key, and there once',
    async (how) => {
      const sent = message(`accepté ${how}`);
      slack.server.faults.fail('chat.postMessage', { how });
      expect(await platform.post(claire, sent)).toMatchObject({ state: 'uncertain' });
      const found = await slack.restarted().find(claire, sent.key);
      expect(found).toMatchObject({
        workspace: claire.workspace,
        address: await slack.server.direct('claire'),
      });
      expect(await copies(claire, `accepté ${how}`)).toBe(1);
    },
  );

  it.each(['dropBefore', '500', 'timeout'] as const)(
    '%s: uncertain, and not found: it may leave again',
    async (how) => {
      const sent = message(`perdu ${how}`);
      slack.server.faults.fail('chat.postMessage', { how });
      expect(await impatient(how).post(claire, sent)).toMatchObject({ state: 'uncertain' });
      expect(await platform.find(claire, sent.key)).toBeNull();
      expect(await platform.post(claire, sent)).toMatchObject({ state: 'sent' });
      expect(await copies(claire, `perdu ${how}`)).toBe(1);
    },
  );

  it('its files follow once it has been found, also by a process that did not post it', async () => {
    const file = {
      name: 'copil-3.ics',
      type: 'text/calendar',
      label: 'Convocation',
      content: 'BEGIN:VCALENDAR',
    };
    const sent = message('fichier en attente', { calendar: { ...file, method: 'REQUEST' } });
    slack.server.faults.fail('chat.postMessage', { how: 'dropAfter' });
    await platform.post(claire, sent);
    const found = await slack.restarted().find(claire, sent.key, undefined, async () => sent);
    if (found === null || found === 'unknown') throw new Error('not found');
    const under = slack.server.record.files.filter(({ threadTs }) => threadTs === found.externalId);
    expect(under.map(({ name }) => name)).toEqual(['copil-3.ics']);
  });

  it('a conversation that could not be opened leaves no doubt: nothing was said', async () => {
    slack.host.directs.clear();
    for (const how of ['dropAfter', '500', 'timeout'] as const) {
      slack.server.faults.fail('conversations.open', { how });
      expect(await impatient(how).post(claire, message('pas encore'))).toMatchObject({ state: 'retry' });
    }
    expect(await copies(claire, 'pas encore')).toBe(0);
  });

  it('a Slack that cannot be reached has nothing for sure', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const cut = slack.restarted({ clients: slack.clients({ apiUrl: `http://127.0.0.1:${port}/api/` }) });
    expect(await cut.post(copil, message('hors ligne'))).toEqual({ state: 'retry', reason: 'ECONNREFUSED' });
    await expect(cut.find(claire, 'k')).rejects.toThrow();
  });

  it('a 429 is waited for: nothing is posted, and nobody asks again before the time is over', async () => {
    slack.server.faults.fail('chat.postMessage', { how: '429', retryAfter: 30 });
    const asked = () => slack.server.calls.filter(({ method }) => method === 'chat.postMessage').length;
    const before = asked();
    expect(await platform.post(copil, message('trop vite'))).toEqual({
      state: 'busy',
      reason: 'ratelimited',
      afterSeconds: 30,
    });
    expect(await platform.post(claire, message('trop vite'))).toMatchObject({ state: 'busy' });
    expect(asked() - before).toBe(1);
    expect(await copies(copil, 'trop vite')).toBe(0);
  });

  describe('it looks', () => {
    it('in channels where it may read, threads included', async () => {
      grant('channels:history');
      const opener = message('sujet à relire');
      const first = await platform.post(copil, opener);
      if (first.state !== 'sent') throw new Error('not sent');
      const threadId = first.ref.externalId;
      const answer = message('réponse à relire', { threadId });
      const second = await platform.post(copil, answer);
      expect(await platform.find(copil, answer.key, threadId)).toEqual(
        second.state === 'sent' ? second.ref : null,
      );
      expect(await platform.find(copil, opener.key, threadId)).toEqual(first.ref);
      expect(await platform.find(copil, 'another', threadId)).toBeNull();
      expect(await platform.find(copil, 'another')).toBeNull();
    });

    it('in the channel too when the thread is gone, where the message then stands', async () => {
      grant('channels:history');
      const sent = message('hors de son fil', { threadId: '1700000000.000001' });
      slack.server.faults.fail('chat.postMessage', { how: { error: 'thread_not_found' } });
      await platform.post(copil, sent);
      slack.server.faults.fail('conversations.replies', { how: { error: 'thread_not_found' } });
      expect(await platform.find(copil, sent.key, sent.threadId)).toMatchObject({
        address: copil.externalId,
      });
    });

    it('and does not know where it may not read', async () => {
      const sent = message('canal fermé à la lecture');
      await platform.post(copil, sent);
      expect(await platform.find(copil, sent.key)).toBe('unknown');
      expect(await platform.find(slack.channel('secret'), sent.key)).toBe('unknown');
      const former = { ...slack.host, directOf: async () => 'D0FORMER00' };
      expect(await slack.restarted({ host: former }).find(claire, sent.key)).toBe('unknown');
    });

    it('and knows that nobody received what was for nobody', async () => {
      expect(await platform.find({ ...claire, externalId: 'U0NOBODY0' }, 'k')).toBeNull();
    });

    it('and says that it cannot be read now when it cannot', async () => {
      for (const how of ['500', 'dropBefore', '429', { error: 'fatal_error' }] as const) {
        slack.server.faults.fail('conversations.history', { how });
        await expect(slack.restarted().find(claire, 'k')).rejects.toThrow();
      }
    });

    it('and trusts no message but its own', async () => {
      const key = 'M01|meeting:forged|1|x';
      await slack.workspace.askAs('claire', 'chat.postMessage', {
        channel: await slack.server.direct('claire'),
        text: 'je suis copil',
        metadata: { event_type: 'copil_message', event_payload: { idempotency_key: key } },
      });
      expect(await platform.find(claire, key)).toBeNull();
    });

    describe('through five pages and no further', () => {
      const metadata = { event_type: 'copil_message', event_payload: { idempotency_key: 'deep' } };
      const page = (found: boolean, cursor: string) => ({
        messages: found
          ? [{ ts: '1700000000.000001', user: slack.workspace.botUserId, metadata }]
          : [{ ts: '2.1' }],
        response_metadata: { next_cursor: cursor },
      });
      const filled = () => Array.from({ length: 4 }, (_, index) => page(false, `c${index}`));
      type Pages = ReturnType<typeof page>[];
      const withPages = (history: Pages, replies: Pages = []) => {
        const next = (pages: Pages) => async () => pages.shift();
        const client = async () =>
          ({ conversations: { history: next(history), replies: next(replies) } }) as never;
        return slack.restarted({ clients: { outbox: client, interactive: client } });
      };
      const deep = { externalId: '1700000000.000001' };

      it('in a conversation', async () => {
        expect(await withPages([...filled(), page(true, 'more')]).find(copil, 'deep')).toMatchObject(deep);
        expect(await withPages([...filled(), page(false, 'more')]).find(copil, 'deep')).toBe('unknown');
        expect(await withPages([...filled(), page(false, '')]).find(copil, 'deep')).toBeNull();
      });

      it('in a thread', async () => {
        const thread = '1700000000.000000';
        const long = () => [...filled(), page(false, 'more')];
        expect(await withPages([page(false, '')], long()).find(copil, 'deep', thread)).toBe('unknown');
        expect(await withPages([page(true, '')], long()).find(copil, 'deep', thread)).toMatchObject(deep);
      });
    });
  });
});
