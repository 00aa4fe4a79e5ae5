import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Acting, openActing } from './fixtures/acting.ts';
import { alone, asksForForm, here } from './fixtures/replies.ts';

let acting: Acting;
beforeAll(async () => {
  acting = await openActing();
});
afterEach(() => {
  acting.slack.faults.clear();
  acting.resumed = false;
});
afterAll(() => acting.close());

describe('a message shortcut', () => {
  it('opens the form with the words of the message and its address, and records nothing yet', async () => {
    const ts = await acting.people.speak('karim', 'copil-dui', 'On garde le lot 2 avec @claire & Zoé');
    const message = (await acting.reads('claire', 'copil-dui')).find((one) => one.ts === ts);
    if (!message) throw new Error('no message');
    acting.answer(asksForForm);
    expect((await acting.people.shortcut('claire', 'decision', message)).status).toBe(200);
    await acting.settled();
    expect(acting.asked).toMatchObject([
      {
        verb: 'press',
        command: 'decision',
        asForm: true,
        arguments: {
          text: 'On garde le lot 2 avec @Claire Le Goff & Zoé',
          source: expect.stringMatching(/^https:\/\//),
        },
        messageId: ts,
      },
    ]);
    expect(acting.top('claire').title).toBe('Planifier une réunion');
    acting.answer(here('D-2026-001 est consignée.'));
    await acting.submit(acting.top('claire').id);
    expect((await acting.last('karim', 'copil-dui')).text).toBe('D-2026-001 est consignée.');
  });

  it('works without the address of the message, and says so when the command is gone', async () => {
    const ts = await acting.people.speak('karim', 'copil-dui', 'On garde le lot 3');
    const message = (await acting.reads('claire', 'copil-dui')).find((one) => one.ts === ts);
    if (!message) throw new Error('no message');
    acting.slack.faults.fail('chat.getPermalink', { how: { error: 'message_not_found' } });
    acting.answer(asksForForm);
    await acting.people.shortcut('claire', 'decision', message);
    await acting.settled();
    expect(acting.asked).toMatchObject([{ arguments: { text: 'On garde le lot 3', source: '' } }]);
    acting.answer(alone('non'));
    await acting.people.shortcut('claire', 'forgotten', message);
    await acting.settled();
    expect(acting.asked).toEqual([]);
    expect(acting.top('claire').words).toContain('Rien n’a été fait');
  });
});
