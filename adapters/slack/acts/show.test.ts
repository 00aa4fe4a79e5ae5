import { WebAPIRateLimitedError } from '@slack/web-api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../../test/support/slack/faults.ts';
import { type Acting, openActing } from './fixtures/acting.ts';
import { alone, button, here, text } from './fixtures/replies.ts';

let acting: Acting;
beforeAll(async () => {
  acting = await openActing();
});
afterEach(() => {
  acting.slack.faults.clear();
  acting.resumed = false;
});
afterAll(() => acting.close());

describe('an answer always arrives', () => {
  const speak = async (where: string, over: object) => {
    const { request } = await acting.people.command('claire', where, 'x');
    await acting.settled();
    acting.asked.length = 0;
    const payload = { ...request.payload, trigger_id: crypto.randomUUID(), ...over };
    await acting.people.deliver({ ...request, payload });
    await acting.settled();
  };

  it('as a message when the response address is used up, or none of Slack', async () => {
    for (const response_url of [`${acting.slack.url}/response/agla/999`, 'http://10.0.0.1/metadata', '']) {
      acting.answer(here(`Réponse ${response_url}`));
      await speak('copil-dui', { response_url });
      expect((await acting.last('karim', 'copil-dui')).text).toContain('Réponse');
    }
    acting.answer(alone('À vous seule.'));
    await speak('copil-dui', { response_url: '' });
    expect(await acting.last('claire', 'copil-dui')).toMatchObject({
      text: 'À vous seule.',
      onlyFor: acting.userId('claire'),
    });
  });

  it('in the direct conversation with the cure when copil is not in the channel, and a lead is told', async () => {
    acting.host.troubles.length = 0;
    acting.answer(here('COPIL-3 est planifiée.'));
    await speak('cafe', { response_url: '' });
    const told = acting.words(await acting.last('claire', 'dm'));
    expect(told).toContain('COPIL-3 est planifiée.');
    expect(told).toContain('/invite @copil');
    expect(acting.host.troubles).toMatchObject([
      { reason: 'notInChannel', externalId: acting.channelId('cafe') },
    ]);
  });

  it('and nobody is troubled when it found its place by the response address', async () => {
    acting.host.troubles.length = 0;
    acting.answer(here('Ici même.'));
    await acting.people.command('claire', 'cafe', 'x');
    expect((await acting.last('karim', 'cafe')).text).toBe('Ici même.');
    expect(acting.host.troubles).toEqual([]);
  });

  it('once for everybody when the connection broke after Slack took it: its author alone hears it again', async () => {
    acting.answer(here('Une fois.'));
    acting.slack.faults.fail('chat.postMessage', { how: 'dropAfter' });
    await acting.people.mention('claire', 'copil-dui', 'x');
    await acting.settled();
    const seen = (await acting.reads('claire', 'copil-dui')).filter(({ text: said }) => said === 'Une fois.');
    expect(seen.map(({ onlyFor }) => onlyFor)).toEqual([undefined, acting.userId('claire')]);
  });

  it('by the response address although the token was revoked, and a lead is told', async () => {
    acting.host.troubles.length = 0;
    for (const method of ['chat.postMessage', 'chat.postEphemeral', 'views.open', 'views.update'])
      acting.slack.faults.fail(method, { how: { error: 'token_revoked' }, times: 9 });
    const opener = await acting.people.speak('karim', 'copil-dui', 'Un fil');
    const inThread = { ...(await acting.shows(text('x', [button()]))), threadTs: opener };
    acting.answer(here('Toujours là.'));
    await acting.press('claire', inThread, 'yes');
    acting.slack.faults.clear();
    expect((await acting.last('karim', 'copil-dui')).text).toBe('Toujours là.');
    expect(acting.host.troubles).toMatchObject([{ reason: 'revoked' }]);
  });

  it('with a sentence when something breaks, and the log says nothing of what was said', async () => {
    acting.answer(() => {
      throw new Error('the bot of this test broke');
    });
    acting.log.length = 0;
    await acting.people.command('claire', 'copil-dui', 'mot-secret');
    expect(acting.words(await acting.last('claire', 'copil-dui'))).toContain('une erreur s’est produite');
    expect(acting.log.join('\n')).toContain('An act in Slack broke.');
    expect(acting.log.join('\n')).not.toContain('mot-secret');
  });

  describe('later, when Slack takes nothing at the moment', () => {
    const closed = (how: Fault['how']) => {
      for (const method of ['response_url', 'chat.postMessage', 'chat.postEphemeral', 'views.update'])
        acting.slack.faults.fail(method, { how, times: 9 });
    };
    /** As the inbox does. */
    const handedOverAgain = async () => {
      acting.slack.faults.clear();
      acting.resumed = true;
      for (const request of acting.unfinished.splice(0)) await acting.people.deliver(request);
      await acting.settled();
    };
    beforeEach(() => {
      acting.unfinished.length = 0;
    });

    it('a command is handled again, and then answered', async () => {
      acting.answer(alone('Enfin.'));
      closed('429');
      await acting.people.command('claire', 'copil-dui', 'x');
      await acting.settled();
      expect(acting.unfinished).toHaveLength(1);
      await handedOverAgain();
      expect(await acting.last('claire', 'copil-dui')).toMatchObject({ text: 'Enfin.' });
      expect(acting.unfinished).toEqual([]);
    });

    it('so is a form, whose outcome would be lost with its modal', async () => {
      const viewId = await acting.openForm();
      acting.answer(here('COPIL-9 est planifiée.'));
      closed('429');
      await acting.submit(viewId);
      expect(acting.unfinished).toHaveLength(1);
      await handedOverAgain();
      expect((await acting.last('karim', 'copil-dui')).text).toBe('COPIL-9 est planifiée.');
    });

    it('so is the word that something broke', async () => {
      acting.answer(() => {
        throw new Error('the bot of this test broke');
      });
      closed('429');
      await acting.people.command('claire', 'copil-dui', 'x');
      await acting.settled();
      expect(acting.unfinished).toHaveLength(1);
    });

    it('not when Slack refuses for good, nor when everybody there may have read it', async () => {
      acting.answer(alone('Jamais.'));
      closed({ error: 'restricted_action' });
      await acting.people.command('claire', 'copil-dui', 'x');
      await acting.settled();
      acting.slack.faults.clear();
      acting.answer(here('Peut-être dit.'));
      closed('500');
      await acting.people.mention('claire', 'copil-dui', 'x');
      await acting.settled();
      expect(acting.unfinished).toEqual([]);
      expect(acting.log.join('')).toContain('A reply reached nobody');
    });
  });

  it('waits with what is sent: where Slack asked one to wait, it is not asked again for the other', async () => {
    acting.host.directs.clear();
    const limited = async () => {
      throw new WebAPIRateLimitedError(20);
    };
    const { teamId } = acting.slack.workspace('agla');
    await acting.call(teamId, 'conversations.open', limited).catch(() => {});
    acting.answer(alone('Bientôt.'));
    const opened = () => acting.slack.calls.filter(({ method }) => method === 'conversations.open').length;
    const before = opened();
    acting.slack.faults.fail('response_url', { how: { error: 'used_url' } });
    await acting.people.command('claire', 'cafe', 'x');
    await acting.settled();
    expect(opened()).toBe(before);
    acting.later({ seconds: 21 });
    acting.slack.faults.fail('response_url', { how: { error: 'used_url' } });
    await acting.people.command('claire', 'cafe', 'x');
    expect((await acting.last('claire', 'dm')).text).toContain('Bientôt.');
  });

  it('with its files under it, in the direct conversation when only its author sees it', async () => {
    const { files } = acting.slack.record;
    const card = {
      ...text('Le relevé.'),
      files: [{ name: 'r.csv', type: 'text/csv', content: 'a;b', label: 'Relevé' }],
    };
    const upload = { domain: 'agla', name: 'r.csv', content: 'a;b' };
    acting.answer(here('', { card }));
    await acting.people.command('claire', 'copil-dui', 'x');
    const { ts, channel } = await acting.last('karim', 'copil-dui');
    expect(files.at(-1)).toEqual({ ...upload, channel, threadTs: ts });
    acting.answer(alone('', { card }));
    await acting.people.command('claire', 'copil-dui', 'x');
    expect((await acting.last('claire', 'copil-dui')).onlyFor).toBe(acting.userId('claire'));
    const direct = await acting.last('claire', 'dm');
    expect(files.at(-1)).toEqual({ ...upload, channel: direct.channel, threadTs: direct.ts });
  });
});
