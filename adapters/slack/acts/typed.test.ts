import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Acting, openActing } from './fixtures/acting.ts';
import { alone, here } from './fixtures/replies.ts';

let acting: Acting;
beforeAll(async () => {
  acting = await openActing();
});
afterEach(() => {
  acting.slack.faults.clear();
  acting.resumed = false;
});
afterAll(() => acting.close());

describe('what is typed', () => {
  it('with /copil is read as it was meant, and answered to everybody or to its author alone', async () => {
    acting.answer(here('COPIL-2 est planifiée.'));
    const { body } = await acting.people.command('claire', 'copil-dui', 'action @karim R&D < 40');
    expect(body).toBe('');
    expect(acting.words(await acting.last('karim', 'copil-dui'))).toBe('COPIL-2 est planifiée.');
    expect(acting.asked).toMatchObject([
      {
        verb: 'say',
        text: `action <@${acting.userId('karim')}|karim> R&D < 40`,
        account: {
          platform: 'slack',
          workspace: acting.slack.workspace('agla').teamId,
          externalId: acting.userId('claire'),
        },
        place: { kind: 'channel', externalId: acting.channelId('copil-dui'), name: 'copil-dui' },
      },
    ]);
    acting.answer(alone('Rien que pour vous.'));
    await acting.people.command('claire', 'copil-dui', 'actions');
    expect(acting.words(await acting.last('claire', 'copil-dui'))).toBe('Rien que pour vous.');
    expect(acting.words(await acting.last('karim', 'copil-dui'))).not.toBe('Rien que pour vous.');
  });

  it('to copil alone is answered there, where it can be read again, and in its thread', async () => {
    acting.answer(alone('Bonjour Claire.'));
    await acting.people.direct('claire', 'aide');
    const first = await acting.last('claire', 'dm');
    expect(acting.words(first)).toBe('Bonjour Claire.');
    expect([first.onlyFor, first.threadTs]).toEqual([undefined, undefined]);
    expect(acting.asked).toMatchObject([{ text: 'aide', place: { kind: 'direct' } }]);
    await acting.people.direct('claire', 'et encore', first.ts);
    expect(await acting.last('claire', 'dm')).toMatchObject({ threadTs: first.ts });
    await acting.people.command('claire', 'dm', 'aide');
    expect((await acting.last('claire', 'dm')).onlyFor).toBeUndefined();
  });

  it('in a direct conversation of two other people is answered to its author alone', async () => {
    const sent = Promise.withResolvers<Record<string, unknown>>();
    const theirs = createServer(async (request, response) => {
      sent.resolve(JSON.parse(await textOf(request)));
      response.end('ok');
    });
    await new Promise<void>((listening) => theirs.listen(0, '127.0.0.1', listening));
    acting.answer(here('Pour tous ?'));
    const { request } = await acting.people.command('claire', 'dm', 'aide');
    const payload = {
      ...request.payload,
      channel_id: await acting.slack.direct('karim'),
      trigger_id: 'another',
      response_url: `http://127.0.0.1:${(theirs.address() as AddressInfo).port}/`,
    };
    await acting.people.deliver({ ...request, payload });
    expect(await sent.promise).toMatchObject({ text: 'Pour tous ?', response_type: 'ephemeral' });
    theirs.close();
  });

  it('with a mention is answered where it stands, in its thread, without the mention of copil itself', async () => {
    const opener = await acting.people.speak('karim', 'copil-dui', 'Parlons du lot 2');
    acting.answer(here('Voilà le lot 2.'));
    await acting.people.mention('claire', 'copil-dui', 'action @karim relire', opener);
    expect(await acting.last('karim', 'copil-dui')).toMatchObject({ threadTs: opener });
    expect(acting.asked).toMatchObject([
      { text: `action <@${acting.userId('karim')}> relire`, place: { kind: 'channel', threadId: opener } },
    ]);
    acting.answer(alone('Pour Claire.'));
    await acting.people.mention('claire', 'copil-dui', 'actions', opener);
    expect(await acting.last('claire', 'copil-dui')).toMatchObject({
      threadTs: opener,
      onlyFor: acting.userId('claire'),
    });
  });

  it('with a mention that opens no thread is answered in a thread under it; its author alone beside it', async () => {
    acting.answer(here('Voilà le lot 2.'));
    await acting.people.mention('claire', 'copil-dui', 'action @karim relire');
    await acting.settled();
    const [asked, answered] = (await acting.reads('karim', 'copil-dui')).slice(-2);
    expect(asked?.text).toContain('relire');
    expect(answered).toMatchObject({ text: 'Voilà le lot 2.', threadTs: asked?.ts });
    acting.answer(alone('Pour Claire.'));
    await acting.people.mention('claire', 'copil-dui', 'actions');
    const beside = await acting.last('claire', 'copil-dui');
    expect(acting.words(beside)).toBe('Pour Claire.');
    expect([beside.threadTs, beside.onlyFor]).toEqual([undefined, acting.userId('claire')]);
  });

  it('is left alone when it is an edit, a join, or said by a bot', async () => {
    acting.answer(here('Non.'));
    const said = {
      type: 'message',
      channel_type: 'im',
      channel: await acting.slack.direct('claire'),
      ts: '1.1',
    };
    const from = { ...said, user: acting.userId('claire'), text: 'aide' };
    await acting.people.event('agla', { ...from, subtype: 'message_changed' });
    await acting.people.event('agla', { ...from, subtype: 'channel_join' });
    await acting.people.event('agla', { ...from, bot_id: 'B1' });
    await acting.people.event('agla', { ...from, channel_type: 'channel', channel: 'C1' });
    await acting.people.event('agla', { ...from, type: 'app_mention', edited: { ts: '1.2' } });
    await acting.settled();
    expect(acting.asked).toEqual([]);
    await acting.people.event('agla', { ...from, subtype: 'file_share' });
    await acting.settled();
    expect(acting.asked).toMatchObject([{ verb: 'say', text: 'aide' }]);
  });
});
