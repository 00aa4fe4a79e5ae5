import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/conversation/card.ts';
import type { Address, MessageRef, OutgoingMessage, SendResult } from '../../../src/conversation/platform.ts';
import type { Shown } from '../../../test/support/slack/slack-record.ts';
import { openSlackSending, type SlackSending, sendingScopes } from '../../../test/support/slack-sending.ts';
import { NotYetKnown } from '../ports.ts';

let count = 0;
const freshKey = () => `M01|meeting:sending|1|${++count}`;
const said = (text: string, more: Partial<Card> = {}): Card => ({
  heading: 'Ordre du jour',
  blocks: [{ kind: 'text', text }],
  ...more,
});
const message = (card: Card, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  key: freshKey(),
  card,
  locale: 'fr',
  at: Temporal.Instant.from('2026-09-01T06:30:00Z'),
  ...more,
});
const calendar = {
  name: 'copil-2.ics',
  type: 'text/calendar; charset=utf-8; method=REQUEST',
  label: 'Convocation',
  content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
  method: 'REQUEST' as const,
};

function ref(result: SendResult): MessageRef {
  if (result.state !== 'sent') throw new Error(`not sent: ${JSON.stringify(result)}`);
  return result.ref;
}

describe('a message to Slack', () => {
  let slack: SlackSending;
  let claire: Address;
  let copil: Address;
  const shown = async (to: Address): Promise<Shown[]> =>
    slack.server.conversation(
      'agla',
      to.kind === 'person' ? await slack.server.direct('claire') : to.externalId,
    );
  const copies = async (to: Address, words: string) =>
    (await shown(to)).filter(({ text }) => text.includes(words)).length;
  const called = (method: string) => slack.server.calls.filter((call) => call.method === method).length;

  beforeAll(async () => {
    slack = await openSlackSending();
    claire = slack.person('claire');
    copil = slack.channel('copil-dui');
  });
  beforeEach(() => {
    slack.server.faults.clear();
    slack.standing.scopes = [...sendingScopes];
    slack.standing.tokenError = null;
    slack.host.troubles.length = 0;
    slack.logged.length = 0;
  });
  afterAll(() => slack.close());

  describe('finds its conversation', () => {
    it('opened once, remembered, and shared by messages that leave together', async () => {
      slack.host.directs.clear();
      const before = called('conversations.open');
      await Promise.all([1, 2, 3].map(() => slack.platform.post(claire, message(said('ensemble')))));
      await slack.platform.post(claire, message(said('après')));
      expect(called('conversations.open') - before).toBe(1);
      expect([...slack.host.directs.values()]).toEqual([await slack.server.direct('claire')]);
    });

    it('again when the one that is remembered is no longer good', async () => {
      slack.host.directs.set(`${claire.workspace} ${claire.externalId}`, 'D0FORMER00');
      const sent = ref(await slack.platform.post(claire, message(said('de retour'))));
      expect(sent.address).toBe(await slack.server.direct('claire'));
      expect(await copies(claire, 'de retour')).toBe(1);
    });

    it('although it cannot be remembered', async () => {
      const host = {
        ...slack.host,
        directOf: async () => null,
        rememberDirect: async () => {
          throw new Error('no database');
        },
      };
      expect(await slack.restarted({ host }).post(claire, message(said('sans mémoire')))).toMatchObject({
        state: 'sent',
      });
    });

    it('or says who cannot be written to', async () => {
      await slack.server.deactivate('yann');
      const to = slack.person('yann');
      expect(await slack.platform.post(to, message(said('parti')))).toMatchObject({
        state: 'refused',
        reason: 'deactivated',
      });
      expect(await slack.platform.post(slack.channel('cafe'), message(said('dehors')))).toEqual({
        state: 'refused',
        reason: 'notInChannel',
        detail: 'not_in_channel',
      });
      expect(slack.platform.cures).toHaveProperty('notInChannel');
    });
  });

  describe('says what it has to say', () => {
    it('without notifying everybody, whatever stands in its texts', async () => {
      const hostile = '<!channel> <@U1|x> <https://evil.example|ok> & co';
      const card = said(hostile, { heading: hostile, footer: hostile });
      await slack.platform.post(copil, message(card));
      const last = (await shown(copil)).at(-1);
      const everything = JSON.stringify([last?.text, last?.blocks.filter(({ type }) => type !== 'header')]);
      expect(everything).toContain('&lt;!channel&gt;');
      expect(everything).not.toMatch(/<[!@]|<https:[^>]*\|/);
    });

    it('to the people it mentions, where their account is known', async () => {
      slack.host.accounts.set('person-karim', slack.person('karim').externalId);
      const text = [
        { person: 'person-karim', name: 'Karim Haddad' },
        ' et ',
        { person: 'person-x', name: 'Xavier' },
      ];
      await slack.platform.post(copil, message({ blocks: [{ kind: 'text', text }] }));
      const blocks = JSON.stringify((await shown(copil)).at(-1)?.blocks);
      expect(blocks).toContain(`<@${slack.person('karim').externalId}> et Xavier`);
    });

    it('as plain text when Slack refuses its blocks', async () => {
      slack.server.faults.fail('chat.postMessage', {
        how: { error: 'msg_blocks_too_long' },
        when: ({ blocks }) => blocks !== undefined,
      });
      ref(await slack.platform.post(copil, message(said('tout simplement'))));
      expect((await shown(copil)).at(-1)).toMatchObject({
        blocks: [],
        text: expect.stringContaining('simplement'),
      });
      expect(slack.logged.join()).toContain('msg_blocks_too_long');
    });

    it('and is too large when even plain text is refused', async () => {
      slack.server.faults.fail('chat.postMessage', { how: { error: 'msg_too_long' }, times: 2 });
      expect(await slack.platform.post(copil, message(said('trop')))).toMatchObject({
        state: 'refused',
        reason: 'tooLarge',
      });
    });

    it('outside its thread when that thread is gone or closed', async () => {
      const opener = ref(await slack.platform.post(copil, message(said('le sujet'))));
      for (const error of ['thread_not_found', 'restricted_action_thread_locked']) {
        slack.server.faults.fail('chat.postMessage', {
          how: { error },
          when: (given) => 'thread_ts' in given,
        });
        const sent = ref(
          await slack.platform.post(copil, message(said(error), { threadId: opener.externalId })),
        );
        expect(sent.threadId).toBeUndefined();
        expect(await copies(copil, error)).toBe(1);
      }
    });
  });

  describe('brings its files', () => {
    const filesUnder = (sent: MessageRef) =>
      slack.server.record.files.filter(({ threadTs }) => threadTs === (sent.threadId ?? sent.externalId));

    it('into the thread under it, the calendar once, with what stands in them', async () => {
      const { method: _, ...file } = calendar;
      const points = { name: '../points é.csv', type: 'text/csv', label: 'Points', content: 'a;é' };
      const card = said('avec fichiers', { files: [file, points] });
      const sent = ref(await slack.platform.post(claire, message(card, { calendar })));
      expect(filesUnder(sent).map(({ name, content }) => [name, content])).toEqual([
        ['copil-2.ics', calendar.content],
        ['.._points é.csv', 'a;é'],
      ]);
    });

    it('into the thread of the first message when it is an answer', async () => {
      const opener = ref(await slack.platform.post(copil, message(said('fil'))));
      const options = { threadId: opener.externalId, calendar };
      const sent = ref(await slack.platform.post(copil, message(said('dans le fil'), options)));
      expect(filesUnder(sent).map(({ threadTs }) => threadTs)).toEqual([opener.externalId]);
    });

    it('or arrives without them, once, and those who can grant the right are told', async () => {
      slack.standing.scopes = sendingScopes.filter((scope) => scope !== 'files:write');
      const sent = ref(await slack.platform.post(claire, message(said('sans son fichier'), { calendar })));
      expect(await copies(claire, 'sans son fichier')).toBe(1);
      expect(filesUnder(sent)).toEqual([]);
      expect(slack.host.troubles).toMatchObject([
        { reason: 'missingScope', detail: 'missing_scope: files:write', workspace: slack.workspace.teamId },
      ]);
      expect(slack.logged.join()).toContain('could not be put under it');
    });

    it.each(['files.getUploadURLExternal', 'files.completeUploadExternal'])(
      'or arrives without them when %s breaks',
      async (method) => {
        slack.server.faults.fail(method, { how: '500' });
        ref(await slack.platform.post(claire, message(said(`sans ${method}`), { calendar })));
        expect(await copies(claire, `sans ${method}`)).toBe(1);
      },
    );

    it('without waiting for them for ever', async () => {
      slack.server.faults.fail('files.getUploadURLExternal', { how: 'timeout' });
      const impatient = slack.restarted({ filesPatienceMs: 20 });
      const begun = performance.now();
      ref(await impatient.post(claire, message(said('tout de suite'), { calendar })));
      expect(performance.now() - begun).toBeLessThan(4_000);
    });
  });

  describe('is changed in place', () => {
    it('as plain text when Slack refuses its blocks', async () => {
      const sent = ref(await slack.platform.post(copil, message(said('premier état'))));
      slack.server.faults.fail('chat.update', { how: { error: 'invalid_blocks' } });
      expect(await slack.platform.update(sent, message(said('second état')))).toEqual({
        state: 'sent',
        ref: sent,
      });
      expect((await shown(copil)).at(-1)).toMatchObject({
        blocks: [],
        text: expect.stringContaining('second'),
      });
    });

    it('with its buttons, and a link in the place of a picture that Slack cannot fetch', async () => {
      const drawn: Card = {
        blocks: [{ kind: 'image', url: 'https://copil.intranet/planning/1.png', alt: 'Planning' }],
        actions: [{ id: 'agree', label: 'D’accord', command: 'calendar agree', arguments: {} }],
      };
      slack.server.faults.fail('chat.postMessage', { how: { error: 'invalid_blocks' } });
      ref(await slack.platform.post(copil, message(drawn)));
      const { blocks } = (await shown(copil)).at(-1) as { blocks: { type: string }[] };
      expect(blocks.map(({ type }) => type)).toEqual(['section', 'actions']);
      expect(JSON.stringify(blocks[0])).toContain('<https://copil.intranet/planning/1.png|Planning>');
    });

    it('and is still found by its key afterwards', async () => {
      const first = message(said('à suivre'));
      const sent = ref(await slack.platform.post(claire, first));
      await slack.platform.update(sent, { ...first, card: said('suite') });
      expect(await slack.platform.find(claire, first.key)).toEqual(sent);
    });

    it('in a conversation that is closed without telling a lead to invite copil there', async () => {
      const direct = ref(await slack.platform.post(claire, message(said('fermé'))));
      const channel = ref(await slack.platform.post(copil, message(said('fermé'))));
      for (const error of ['channel_not_found', 'is_archived', 'not_in_channel']) {
        slack.server.faults.fail('chat.update', { how: { error } });
        expect(await slack.platform.update(direct, message(said('x')))).toMatchObject({ state: 'refused' });
      }
      expect(slack.host.troubles).toEqual([]);
      slack.server.faults.fail('chat.update', { how: { error: 'channel_not_found' } });
      await slack.platform.update(channel, message(said('x')));
      expect(slack.host.troubles).toMatchObject([{ reason: 'notInChannel', externalId: copil.externalId }]);
    });

    it('or says why not: gone, too soon, no longer allowed', async () => {
      const sent = ref(await slack.platform.post(copil, message(said('figé'))));
      const gone = { ...sent, externalId: '1.000001' };
      expect(await slack.platform.update(gone, message(said('x')))).toMatchObject({
        state: 'refused',
        reason: 'rejected',
        detail: 'message_not_found',
      });
      slack.standing.tokenError = 'token_revoked';
      expect(await slack.platform.update(sent, message(said('x')))).toMatchObject({ reason: 'revoked' });
      expect(slack.host.troubles).toMatchObject([{ reason: 'revoked', detail: 'token_revoked' }]);
      slack.standing.tokenError = null;
      slack.server.faults.fail('chat.update', { how: '429', retryAfter: 7 });
      expect(await slack.platform.update(sent, message(said('x')))).toEqual({
        state: 'busy',
        reason: 'ratelimited',
        afterSeconds: 7,
      });
    });
  });

  it('is refused as revoked where copil is not installed', async () => {
    const elsewhere = { ...claire, workspace: 'T0NOWHERE0' };
    expect(await slack.platform.post(elsewhere, message(said('nulle part')))).toMatchObject({
      state: 'refused',
      reason: 'revoked',
    });
    expect(await slack.platform.find(elsewhere, 'k')).toBe('unknown');
  });

  it('waits while nobody knows yet whose the token of the environment is, and nobody is told of a removal', async () => {
    const unknown = async () => {
      throw new NotYetKnown('not checked yet');
    };
    const starting = slack.restarted({
      clients: { outbox: unknown, interactive: unknown },
      installations: { of: unknown, workspaces: async () => [] },
    });
    expect(await starting.post(claire, message(said('tôt')))).toMatchObject({ state: 'retry' });
    const ref = { workspace: claire.workspace, address: 'C1', externalId: '1700000000.000001' };
    expect((await starting.update(ref, message(said('tôt')))).state).not.toBe('refused');
    await expect(starting.find(claire, 'k')).rejects.toThrow(NotYetKnown);
    expect(slack.host.troubles).toEqual([]);
  });

  it('comes back later when its conversation has had enough for now', async () => {
    const still = Temporal.Instant.from('2026-09-01T06:30:00Z');
    const clock = { now: () => still, system: () => still };
    const paced = slack.restarted({ clock, pace: {}, wait: async () => {} });
    const to = slack.channel('direction');
    const results = [];
    for (let copy = 0; copy < 4; copy++) results.push(await paced.post(to, message(said(`cadence ${copy}`))));
    expect(results.map(({ state }) => state)).toEqual(['sent', 'sent', 'busy', 'busy']);
    expect(results[3]).toMatchObject({ reason: 'pace', afterSeconds: 2 });
    expect(await copies(to, 'cadence')).toBe(2);
  });
});
