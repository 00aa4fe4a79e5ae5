import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Shown } from '../../../test/support/slack/slack-record.ts';
import { type Acting, openActing } from './fixtures/acting.ts';
import { alone, asksForForm } from './fixtures/replies.ts';

let acting: Acting;
beforeAll(async () => {
  acting = await openActing();
});
afterEach(() => {
  acting.slack.faults.clear();
  acting.resumed = false;
});
afterAll(() => acting.close());

describe('the App Home', () => {
  const homeOf = (as: string) =>
    acting.slack.views.home(acting.userId(as)) as { id: string; type: string; blocks: Shown['blocks'] };

  it('shows what waits, follows what one does elsewhere for an hour, and is drawn for nobody who never looked', async () => {
    await acting.people.openHome('karim');
    await acting.settled();
    expect(acting.words(homeOf('karim'))).toContain('Rien ne vous attend.');
    const drawn = acting.homes();
    acting.answer(alone('Fait.'));
    await acting.people.command('karim', 'copil-dui', 'x');
    await acting.people.command('claire', 'copil-dui', 'x');
    await acting.settled();
    expect(acting.homes()).toBe(drawn + 1);
    acting.later({ minutes: 61 });
    await acting.people.command('karim', 'copil-dui', 'x');
    await acting.settled();
    expect(acting.homes()).toBe(drawn + 1);
  });

  it('tells on top of it what was done there, and in a modal what could not be', async () => {
    await acting.people.openHome('karim');
    await acting.settled();
    const shown = homeOf('karim');
    const pressed = {
      id: 'yes',
      label: 'Je viens',
      actionId: 'yes',
      blockId: 'b1',
      value: '{"c":"answer","a":{}}',
    };
    acting.answer(alone('Vous venez.'));
    await acting.people.pressInView('karim', shown, pressed);
    await acting.settled();
    expect(acting.asked).toMatchObject([{ command: 'answer', place: { kind: 'direct' } }]);
    expect(acting.words(homeOf('karim'))).toMatch(/Vous venez\.[\s\S]*Rien ne vous attend\./);
    acting.answer(alone('C’est trop tard.', { outcome: 'refused' }));
    await acting.people.pressInView('karim', shown, pressed);
    await acting.settled();
    expect(acting.top('karim').words).toBe('C’est trop tard.');
    acting.answer(asksForForm);
    await acting.people.pressInView('karim', shown, pressed);
    await acting.settled();
    acting.answer(alone('Planifié.'));
    await acting.people.submit('karim', acting.top('karim').id, { title: 'x' });
    await acting.settled();
    expect(acting.slack.views.top(acting.userId('karim'))).toBeUndefined();
    expect(acting.words(homeOf('karim'))).toContain('Planifié.');
  });
});
