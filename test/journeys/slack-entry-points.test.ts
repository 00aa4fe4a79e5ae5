import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastOf, plain, replyOf } from './reading.ts';
import { openSlackDriver, type SlackDriver } from './slack-driver.ts';

describe('where people meet copil in Slack', () => {
  let copil: SlackDriver;
  beforeAll(async () => {
    copil = await openSlackDriver();
    await copil.say('claire', 'copil-dui', '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
  });
  afterAll(() => copil.close());

  const channel = () => copil.house.slack.workspace('agla').channels.get('copil-dui') ?? '';
  const counter = async () =>
    (await copil.state()).meetings.find(({ reference }: { reference: string }) => reference === 'COPIL-2')
      .count;

  it('the App Home shows what concerns somebody, and an answer given there is shown there at once', async () => {
    const { people } = copil.house;
    await copil.seeing('thomas', () => people.openHome('thomas'));
    expect(plain(copil.homeOf('thomas').text)).toContain('6 invitations attendent votre réponse');
    const seen = await copil.pressInHome('thomas', 'present-COPIL-2');
    expect(seen.messages.filter(({ in: where }) => where === 'dm')).toEqual([]);
    const home = plain(copil.homeOf('thomas').text);
    expect(home).toContain('Votre réponse : Je viens.');
    expect(home).toContain('5 invitations attendent votre réponse');
    expect(await counter()).toMatchObject({ answered: 1, present: 1 });
  });

  it('what is answered elsewhere is brought up to date in an App Home that is open', async () => {
    await copil.press('thomas', (await lastOf(copil, 'thomas', 'COPIL n°2')).id, 'absent');
    expect(plain(copil.homeOf('thomas').text)).toContain('Votre réponse : Je ne viens pas');
  });

  it('a message becomes a decision by its shortcut, with the way back to it; it notifies nobody', async () => {
    const { people, slack } = copil.house;
    const ts = await people.speak('sophie', 'copil-dui', 'On garde le 6 octobre, <!channel> @claire & co');
    const message = await copil.messageOf('claire', `${channel()}:${ts}`);
    const opened = await copil.seeing('claire', () => people.shortcut('claire', 'decision', message));
    const value = opened.form?.fields.find(({ name }) => name === 'text')?.value;
    expect(value).toBe('On garde le 6 octobre, <!channel> @Claire Le Goff & co');
    const done = await copil.submit('claire', opened.form?.id ?? '', {});
    expect(replyOf(done)).toContain('Projet de décision D-2026-004');
    const { decisions } = await copil.state();
    expect(decisions.at(-1)).toMatchObject({ number: 'D-2026-004', text: value });
    const card = done.messages[0];
    expect(card?.text).toContain(`https://agla.slack.com/archives/${channel()}/p${ts.replace('.', '')}`);
    const raw = await slack.conversation('agla', channel());
    const sent = raw.find((one) => `${channel()}:${one.ts}` === card?.id);
    // What a button carries is never drawn.
    const drawn = JSON.stringify(sent, (key, value) => (key === 'value' ? undefined : value));
    expect(drawn).toContain('&lt;!channel&gt;');
    expect(drawn).not.toContain('<!channel>');
  });

  it('a mention in a thread is answered in that thread', async () => {
    const { people } = copil.house;
    const ts = await people.speak('karim', 'copil-dui', 'Où en est-on ?');
    const seen = await copil.seeing('karim', () => people.mention('karim', 'copil-dui', 'état', ts));
    expect(replyOf(seen)).toContain('15 sites, dont 2 pilotes');
    expect(seen.messages[0]).toMatchObject({ in: 'copil-dui', to: 'karim', thread: `${channel()}:${ts}` });
  });

  it('what people say to one another is not for copil', async () => {
    const { people, slack } = copil.house;
    const ts = await people.speak('karim', 'copil-dui', 'copil, planifier 23/09/2026 10:00');
    const seen = await copil.seeing('karim', () =>
      people.event('agla', {
        type: 'message',
        channel_type: 'channel',
        channel: channel(),
        user: slack.personOf('karim').userId,
        text: 'copil, planifier 23/09/2026 10:00',
        ts,
      }),
    );
    expect(seen.messages).toEqual([]);
  });

  it('what copil itself says in a direct conversation is not heard as a command', async () => {
    const { people, slack } = copil.house;
    const { botId, botUserId } = slack.workspace('agla');
    const seen = await copil.seeing('karim', async () =>
      people.event('agla', {
        type: 'message',
        channel_type: 'im',
        channel: await slack.direct('karim'),
        user: botUserId,
        bot_id: botId,
        text: 'état',
        ts: '1.000001',
      }),
    );
    expect(seen.messages).toEqual([]);
  });
});
