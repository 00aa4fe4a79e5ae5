import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../../src/conversation/reply.ts';
import { readButtons } from '../../../test/support/slack/read-blocks.ts';
import { type Acting, openActing } from './fixtures/acting.ts';
import { alone, asksForForm, button, here, text } from './fixtures/replies.ts';

let acting: Acting;
beforeAll(async () => {
  acting = await openActing();
});
afterEach(() => {
  acting.slack.faults.clear();
  acting.resumed = false;
});
afterAll(() => acting.close());

describe('a button', () => {
  it('changes its message for everybody, when the answer is for everybody', async () => {
    const message = await acting.shows(text('Qui vient ?', [button()]));
    acting.answer(here('Une personne vient.', { replaces: true }));
    expect((await acting.press('karim', message, 'yes')).body).toBe('');
    expect(acting.asked).toMatchObject([
      {
        verb: 'press',
        command: 'answer',
        arguments: { meeting: 'COPIL-2' },
        messageId: message.ts,
        place: { kind: 'channel', name: 'copil-dui' },
      },
    ]);
    expect(acting.asked[0]).not.toHaveProperty('asForm');
    expect(await acting.last('claire', 'copil-dui')).toMatchObject({
      ts: message.ts,
      text: 'Une personne vient.',
    });
  });

  it('never puts a private answer in the place of what others see', async () => {
    const message = await acting.shows(text('Qui vient ?', [button()]));
    acting.answer(alone('Bien noté.', { replaces: true }));
    await acting.press('karim', message, 'yes');
    const seen = await acting.reads('karim', 'copil-dui');
    expect(seen.find(({ ts }) => ts === message.ts)?.text).toBe('Qui vient ?');
    expect(seen.at(-1)).toMatchObject({ text: 'Bien noté.', onlyFor: acting.userId('karim') });
  });

  it('changes a message that only its reader sees', async () => {
    const preview = await acting.shows(text('Vraiment ?', [button()]), 'private');
    acting.answer(alone('C’est fait.', { replaces: true }));
    await acting.press('claire', preview, 'yes');
    expect(await acting.last('claire', 'copil-dui')).toMatchObject({ ts: preview.ts, text: 'C’est fait.' });
  });

  it('changes its message without the response address too', async () => {
    const message = await acting.shows(text('Qui vient ?', [button()]));
    acting.answer(here('Changé.', { replaces: true }));
    const [found] = readButtons(message.blocks);
    if (!found) throw new Error('no button');
    const { request } = await acting.people.press('karim', message, found);
    await acting.settled();
    acting.answer(here('Changé encore.', { replaces: true }));
    await acting.people.deliver({
      ...request,
      payload: {
        ...request.payload,
        trigger_id: 'other',
        response_url: `${acting.slack.url}/response/agla/999`,
      },
    });
    expect(await acting.last('claire', 'copil-dui')).toMatchObject({
      ts: message.ts,
      text: 'Changé encore.',
    });
  });

  it('carries arguments too long for Slack, and says so when they are forgotten', async () => {
    const long = { text: 'x'.repeat(2500) };
    const message = await acting.shows(text('Relire ?', [button({ arguments: long })]));
    acting.answer(alone('Lu.'));
    await acting.press('claire', message, 'yes');
    expect(acting.asked).toMatchObject([{ arguments: long }]);
    acting.carried.forget();
    acting.answer(alone('non'));
    await acting.press('claire', message, 'yes');
    expect(acting.asked).toEqual([]);
    expect(acting.words(await acting.last('claire', 'copil-dui'))).toContain('Rien n’a été fait');
  });

  it('that is a link asks nothing', async () => {
    const message = await acting.shows(
      text('x', [{ id: 'visio', label: 'Visio', url: 'https://visio.example' }]),
    );
    acting.answer(alone('non'));
    expect((await acting.press('claire', message, 'visio')).status).toBe(200);
    expect(acting.asked).toEqual([]);
  });

  it('opens a form', async () => {
    const message = await acting.shows(text('x', [button()]));
    acting.answer(asksForForm);
    await acting.press('claire', message, 'yes');
    expect(acting.top('claire').title).toBe('Planifier une réunion');
  });

  it('in a modal shows its answer there, and to everybody what is for everybody', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    acting.answer(() => promise);
    await acting.people.command('claire', 'copil-dui', 'x');
    await vi.waitFor(() => expect(acting.top('claire').title).toBe('Un instant…'), { timeout: 5_000 });
    resolve({ card: text('Vraiment ?', [button()]), visibility: 'private', outcome: 'preview' });
    await acting.settled();
    const { id, view } = acting.top('claire');
    acting.answer(here('COPIL-6 est planifiée.'));
    const [yes] = readButtons(view.blocks);
    if (!yes) throw new Error('no button');
    await acting.people.pressInView('claire', view, yes);
    expect((await acting.last('karim', 'copil-dui')).text).toBe('COPIL-6 est planifiée.');
    expect(acting.top('claire')).toMatchObject({ id, words: 'COPIL-6 est planifiée.' });
    expect(acting.asked).toMatchObject([
      { place: { kind: 'channel', externalId: acting.channelId('copil-dui') } },
    ]);
    acting.answer(asksForForm);
    await acting.people.pressInView('claire', view, yes);
    await acting.settled();
    expect(acting.top('claire')).toMatchObject({ title: 'Planifier une réunion', over: id });
  });
});
