import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../src/store/postmaster.ts';
import { deliverOverHttp, deliverOverSocket } from './deliver.ts';
import type { Json } from './emulated-workspace.ts';
import { readButtons } from './read-blocks.ts';
import { type SlackPeople, slackPeople } from './slack-people.ts';
import { openSlackServer, type SlackServer } from './slack-server.ts';

const scopes = ['chat:write', 'im:write', 'im:history', 'commands'];
const signingSecret = 'shhh';
const option = (value: string) => ({ text: { type: 'plain_text' as const, text: value }, value });
const form: Json = {
  type: 'modal',
  callback_id: 'plan',
  private_metadata: 'where it was opened',
  title: { type: 'plain_text', text: 'Planifier' },
  submit: { type: 'plain_text', text: 'Planifier' },
  blocks: [
    input('when', { type: 'datepicker', action_id: 'date', initial_date: '2026-09-22' }),
    input('when~time', { type: 'timepicker', action_id: 'time' }),
    input('title', { type: 'plain_text_input', action_id: 'value', initial_value: 'COPIL n°2' }),
    input('kind', {
      type: 'static_select',
      action_id: 'value',
      options: [option('present'), option('remote')],
    }),
  ],
};

function input(block_id: string, element: object): object {
  return { type: 'input', block_id, label: { type: 'plain_text', text: block_id }, element };
}

describe.each(['HTTP', 'Socket Mode'])('people of the tests, heard by Bolt over %s', (mode) => {
  let slack: SlackServer;
  let people: SlackPeople;
  let app: App;
  const heard: Json[] = [];

  beforeAll(async () => {
    slack = await openSlackServer({
      workspaces: [
        {
          domain: 'agla',
          name: 'AGLA',
          people: ['claire', 'karim'].map((handle) => ({
            handle,
            name: handle,
            email: `${handle}@agla.example`,
          })),
          channels: [{ name: 'copil-dui' }],
        },
      ],
      scopes,
      declared: scopes,
    });
    const port = await freePort();
    const receiver =
      mode === 'HTTP'
        ? new HTTPReceiver({ signingSecret, port, logLevel: LogLevel.ERROR })
        : new SocketModeReceiver({
            appToken: slack.appToken,
            logLevel: LogLevel.ERROR,
            installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
          });
    app = new App({
      receiver,
      authorize: async () => ({ botToken: slack.workspace('agla').botToken, botUserId: 'U1', botId: 'B1' }),
      clientOptions: { slackApiUrl: slack.apiUrl },
      logLevel: LogLevel.ERROR,
    });
    app.use(async ({ body, next }) => {
      heard.push(body);
      await next();
    });
    app.command('/copil', async ({ ack, body, client, respond }) => {
      await ack();
      if (body.text === 'planifier') await client.views.open({ trigger_id: body.trigger_id, view: form });
      else await respond({ text: 'entendu' });
    });
    app.event('message', async () => undefined);
    app.event('app_mention', async () => undefined);
    app.event('app_home_opened', async () => undefined);
    app.action(/.*/, async ({ ack, respond, body }) => {
      await ack();
      if (body.type === 'block_actions' && body.container.type === 'message')
        await respond({ replace_original: true, text: 'noté' });
    });
    app.shortcut('decision', ({ ack }) => ack());
    app.view('plan', ({ ack, view }) =>
      view.state.values.title?.value?.value === 'refusé'
        ? ack({ response_action: 'errors', errors: { title: 'non' } })
        : ack(),
    );
    await app.start(port);
    people = slackPeople(
      slack,
      mode === 'HTTP'
        ? deliverOverHttp(() => `http://127.0.0.1:${port}/slack/events`, signingSecret)
        : deliverOverSocket(slack),
    );
    if (mode !== 'HTTP') await slack.sockets.connected();
  });
  afterAll(async () => {
    await app.stop();
    await slack.close();
  });
  const last = () => heard.at(-1);
  const id = (handle: string) => slack.personOf(handle).userId;
  const channel = () => slack.workspace('agla').channels.get('copil-dui') ?? '';

  it('a command carries mentions and links as Slack writes them, and is answered there for its author alone', async () => {
    await people.command('claire', 'copil-dui', 'inviter @karim & "R&D" https://agla.example/a');
    expect(last()).toMatchObject({
      command: '/copil',
      text: `inviter <@${id('karim')}|karim> &amp; "R&amp;D" <https://agla.example/a>`,
      user_id: id('claire'),
      channel_id: channel(),
      team_id: slack.workspace('agla').teamId,
    });
    await expect
      .poll(() => slack.conversation('agla', channel()))
      .toMatchObject([{ text: 'entendu', onlyFor: id('claire') }]);
  });

  it('a sentence, a mention and the App Home are events of the workspace', async () => {
    await people.direct('claire', 'aide @karim');
    expect(last().event).toMatchObject({
      type: 'message',
      channel_type: 'im',
      text: `aide <@${id('karim')}>`,
    });
    await people.mention('claire', 'copil-dui', 'aide');
    expect(last().event).toMatchObject({ type: 'app_mention', channel: channel() });
    await people.openHome('claire');
    expect(last().event).toMatchObject({ type: 'app_home_opened', tab: 'home', user: id('claire') });
  });

  it('a pressed button brings its value, and what is answered takes the place of its message', async () => {
    const blocks = [
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'answer~2',
            value: 'v',
            text: { type: 'plain_text', text: 'Je viens' },
          },
        ],
      },
    ];
    const { ts } = await slack
      .workspace('agla')
      .ask('chat.postMessage', { channel: channel(), text: 'invitation', blocks });
    const message = (await slack.conversation('agla', channel())).find((one) => one.ts === ts);
    if (!message) throw new Error('the message is not there');
    const [button] = readButtons(message.blocks);
    if (!button) throw new Error('the button is not there');
    expect(button).toMatchObject({ id: 'answer', label: 'Je viens', value: 'v' });
    await people.press('claire', message, button);
    expect(last()).toMatchObject({
      type: 'block_actions',
      container: { type: 'message', message_ts: ts },
      actions: [{ action_id: 'answer~2', value: 'v', block_id: 'b1' }],
    });
    const shown = async () =>
      (await slack.conversation('agla', channel())).find((one) => one.ts === ts)?.text;
    await expect.poll(shown).toBe('noté');
    await people.shortcut('claire', 'decision', message);
    expect(last()).toMatchObject({ type: 'message_action', callback_id: 'decision', message_ts: ts });
  });

  it('a modal is submitted with what stands in its fields, stays open with an error, and closes', async () => {
    await people.command('karim', 'dm', 'planifier');
    await expect.poll(() => slack.views.top(id('karim'))?.view.callback_id).toBe('plan');
    const viewId = slack.views.top(id('karim'))?.id ?? '';
    const refused = await people.submit('karim', viewId, { when: '2026-09-23T14:00', title: 'refusé' });
    expect(refused.body).toEqual({ response_action: 'errors', errors: { title: 'non' } });
    expect(last().view).toMatchObject({
      private_metadata: 'where it was opened',
      state: {
        values: {
          when: { date: { selected_date: '2026-09-23' } },
          'when~time': { time: { selected_time: '14:00' } },
          title: { value: { value: 'refusé' } },
          kind: { value: { selected_option: null } },
        },
      },
    });
    await expect(people.submit('karim', viewId, { nowhere: 'x' })).rejects.toThrow('no field nowhere');
    await expect(people.submit('karim', viewId, { kind: 'x' })).rejects.toThrow('no option x');
    await people.submit('karim', viewId, { kind: 'remote' });
    expect(last().view.state.values.kind.value.selected_option.value).toBe('remote');
    expect(last().view.state.values.when.date.selected_date).toBe('2026-09-22');
    expect(slack.views.top(id('karim'))).toBeUndefined();
  });

  it('the same request again is announced as a retry', async () => {
    const { request } = await people.command('claire', 'copil-dui', 'aide');
    const before = heard.length;
    expect((await people.deliver(request, { retry: { number: 1, reason: 'http_timeout' } })).status).toBe(
      200,
    );
    expect(heard).toHaveLength(before + 1);
    expect(heard.at(-1).trigger_id).toBe(heard.at(-2).trigger_id);
    const answers = async () =>
      (await slack.conversation('agla', channel())).filter(({ text }) => text === 'entendu');
    await expect.poll(answers).toHaveLength(3);
  });
});
