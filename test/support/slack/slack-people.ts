/** People in Slack: what they type, press and submit, sent to copil exactly as Slack sends it. */
import { systemClock } from '../../../src/time.ts';
import type { Acknowledged, Deliver } from './deliver.ts';
import type { Json } from './emulated-workspace.ts';
import { type BlockButton, blockId } from './read-blocks.ts';
import { stateOf } from './read-view.ts';
import type { Shown } from './slack-record.ts';
import type { SlackServer } from './slack-server.ts';
import { openView, updateView } from './web-views.ts';

export interface SlackPeople {
  deliver: Deliver;
  /** `/copil text`, in a channel by its name or in `dm`. @param trigger a fixed id makes two commands the same one */
  command(as: string, where: string, text: string, trigger?: string): Promise<Acknowledged>;
  /** A sentence in the direct conversation with copil. */
  direct(as: string, text: string, threadTs?: string): Promise<Acknowledged>;
  /** A sentence in a channel; copil hears of it when it is mentioned. @returns the message's ts as well */
  speak(as: string, channel: string, text: string, threadTs?: string): Promise<string>;
  mention(as: string, channel: string, text: string, threadTs?: string): Promise<Acknowledged>;
  press(as: string, message: Shown, button: BlockButton): Promise<Acknowledged>;
  pressInView(as: string, view: Json, button: BlockButton): Promise<Acknowledged>;
  /** Submits the modal; what copil answers to it happens. */
  submit(as: string, viewId: string, values: Readonly<Record<string, string>>): Promise<Acknowledged>;
  closeView(as: string, viewId: string): Promise<Acknowledged>;
  /** A message shortcut. @param callbackId full name of the command */
  shortcut(as: string, callbackId: string, message: Shown): Promise<Acknowledged>;
  openHome(as: string): Promise<Acknowledged>;
  /** Any event of the Events API in a workspace. */
  event(domain: string, event: Json, eventId?: string): Promise<Acknowledged>;
}

const verificationToken = 'verification-token-of-the-tests';

export function slackPeople(slack: SlackServer, deliver: Deliver): SlackPeople {
  const nowSeconds = () => systemClock.system().epochMilliseconds / 1000;

  function placeOf(as: string) {
    const { workspace, userId } = slack.personOf(as);
    const { teamId, domain, appId } = workspace;
    const team = { id: teamId, domain };
    const user = { id: userId, username: as, name: as, team_id: teamId };
    const common = {
      team,
      user,
      api_app_id: appId,
      token: verificationToken,
      enterprise: null,
      is_enterprise_install: false,
    };
    return { workspace, userId, teamId, domain, common };
  }
  async function channelOf(as: string, where: string): Promise<{ id: string; name: string }> {
    if (where === 'dm') return { id: await slack.direct(as), name: 'directmessage' };
    const { workspace } = slack.personOf(as);
    const id = workspace.channels.get(where);
    if (!id) throw new Error(`${workspace.domain} has no channel ${where}`);
    return { id, name: where };
  }
  const nameOfChannel = (domain: string, id: string) =>
    [...slack.workspace(domain).channels].find(([, one]) => one === id)?.[0] ?? 'directmessage';

  /** Slack turns what it recognises into mentions and links, and its signs into entities. */
  function escaped(as: string, text: string, named: boolean): string {
    const { workspace } = slack.personOf(as);
    return text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/https?:\/\/[^\s"»”]+/g, (url) => `<${url}>`)
      .replace(/(^|[\s:«“"])@([\p{L}\p{N}_-]+)/gu, (whole, before, handle: string) => {
        const id = workspace.users.get(handle.toLowerCase());
        return id ? `${before}<@${id}${named ? `|${handle.toLowerCase()}` : ''}>` : whole;
      });
  }

  async function post(as: string, channel: string, text: string, threadTs?: string): Promise<string> {
    const { workspace, domain } = placeOf(as);
    const { ts } = await workspace.askAs(as, 'chat.postMessage', { channel, text, thread_ts: threadTs });
    slack.record.note({ domain, channel, ts });
    return ts;
  }

  function eventBody(
    domain: string,
    event: Json,
    eventId = `Ev${crypto.randomUUID().replaceAll('-', '')}`,
  ): Json {
    const { teamId, appId, botUserId } = slack.workspace(domain);
    return {
      token: verificationToken,
      team_id: teamId,
      context_team_id: teamId,
      context_enterprise_id: null,
      api_app_id: appId,
      event: { event_ts: String(nowSeconds()), ...event },
      type: 'event_callback',
      event_id: eventId,
      event_time: Math.floor(nowSeconds()),
      authorizations: [
        {
          enterprise_id: null,
          team_id: teamId,
          user_id: botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    };
  }
  const sendEvent = (domain: string, event: Json, eventId?: string) =>
    deliver({ kind: 'events_api', payload: eventBody(domain, event, eventId) });

  function actionOf(button: BlockButton): Json {
    return {
      action_id: button.actionId,
      block_id: button.blockId,
      text: { type: 'plain_text', text: button.label, emoji: true },
      ...(button.value === undefined ? {} : { value: button.value }),
      ...(button.url === undefined ? {} : { url: button.url }),
      type: 'button',
      action_ts: String(nowSeconds()),
    };
  }
  const viewPayload = (view: Json, state: Json) => ({
    ...view,
    state: { values: state },
    app_installed_team_id: view.team_id,
  });

  return {
    deliver,
    async command(as, where, text, trigger) {
      const { teamId, domain, userId, common } = placeOf(as);
      const channel = await channelOf(as, where);
      return deliver({
        kind: 'slash_commands',
        payload: {
          token: verificationToken,
          team_id: teamId,
          team_domain: domain,
          channel_id: channel.id,
          channel_name: channel.name,
          user_id: userId,
          user_name: as,
          command: '/copil',
          text: escaped(as, text, true),
          api_app_id: common.api_app_id,
          is_enterprise_install: 'false',
          response_url: slack.responseUrl({ domain, channel: channel.id, userId }),
          trigger_id: trigger ?? slack.views.trigger(userId),
        },
      });
    },
    async direct(as, text, threadTs) {
      const { domain, userId, teamId } = placeOf(as);
      const channel = await slack.direct(as);
      const typed = escaped(as, text, false);
      const ts = await post(as, channel, typed, threadTs);
      return sendEvent(domain, {
        type: 'message',
        channel_type: 'im',
        channel,
        user: userId,
        text: typed,
        ts,
        event_ts: ts,
        team: teamId,
        client_msg_id: crypto.randomUUID(),
        ...(threadTs ? { thread_ts: threadTs } : {}),
      });
    },
    speak: async (as, channel, text, threadTs) =>
      post(as, (await channelOf(as, channel)).id, escaped(as, text, false), threadTs),
    async mention(as, channel, text, threadTs) {
      const { domain, userId, teamId, workspace } = placeOf(as);
      const { id } = await channelOf(as, channel);
      const typed = `<@${workspace.botUserId}> ${escaped(as, text, false)}`;
      const ts = await post(as, id, typed, threadTs);
      return sendEvent(domain, {
        type: 'app_mention',
        channel: id,
        user: userId,
        text: typed,
        ts,
        event_ts: ts,
        team: teamId,
        ...(threadTs ? { thread_ts: threadTs } : {}),
      });
    },
    async press(as, message, button) {
      const { common, domain, userId } = placeOf(as);
      const { channel, ts, threadTs } = message;
      const ephemeral = message.onlyFor !== undefined;
      const blocks = message.blocks.map((block, index) => ({ ...block, block_id: blockId(block, index) }));
      return deliver({
        kind: 'interactive',
        payload: {
          type: 'block_actions',
          ...common,
          container: {
            type: 'message',
            message_ts: ts,
            channel_id: channel,
            is_ephemeral: ephemeral,
            ...(threadTs ? { thread_ts: threadTs } : {}),
          },
          trigger_id: slack.views.trigger(userId),
          channel: { id: channel, name: nameOfChannel(domain, channel) },
          // Slack does not give an ephemeral message back.
          ...(ephemeral
            ? {}
            : {
                message: {
                  type: 'message',
                  user: message.userId,
                  ts,
                  text: message.text,
                  blocks,
                  ...(threadTs ? { thread_ts: threadTs } : {}),
                },
              }),
          state: { values: {} },
          response_url: slack.responseUrl({ domain, channel, userId, messageTs: ts }),
          actions: [actionOf(button)],
        },
      });
    },
    async pressInView(as, view, button) {
      const { common, userId } = placeOf(as);
      return deliver({
        kind: 'interactive',
        payload: {
          type: 'block_actions',
          ...common,
          container: { type: 'view', view_id: view.id },
          trigger_id: slack.views.trigger(userId, view.type === 'modal' ? view.id : undefined),
          view: viewPayload(view, {}),
          state: { values: {} },
          actions: [actionOf(button)],
        },
      });
    },
    async submit(as, viewId, values) {
      const { common, userId, workspace } = placeOf(as);
      const open = slack.views.find(viewId);
      if (!open) throw new Error(`${as} has no modal ${viewId} open`);
      const acknowledged = await deliver({
        kind: 'interactive',
        payload: {
          type: 'view_submission',
          ...common,
          trigger_id: slack.views.trigger(userId, viewId),
          view: viewPayload(open.view, stateOf(open.view, values)),
          response_urls: [],
        },
      });
      const { response_action: action, view } = acknowledged.body || {};
      if (action === 'update') await updateView(workspace, slack.views, viewId, view);
      if (action === 'push') await openView(workspace, slack.views, { userId, view, over: viewId });
      if (action === 'clear') slack.views.closed(userId, true);
      if (action === undefined && acknowledged.status === 200) slack.views.closed(userId);
      return acknowledged;
    },
    async closeView(as, viewId) {
      const { common, userId } = placeOf(as);
      const view = slack.views.find(viewId)?.view;
      slack.views.closed(userId);
      return deliver({
        kind: 'interactive',
        payload: { type: 'view_closed', ...common, view: viewPayload(view, {}), is_cleared: false },
      });
    },
    async shortcut(as, callbackId, message) {
      const { common, domain, userId } = placeOf(as);
      const { channel, ts, threadTs } = message;
      return deliver({
        kind: 'interactive',
        payload: {
          type: 'message_action',
          ...common,
          callback_id: callbackId,
          action_ts: String(nowSeconds()),
          trigger_id: slack.views.trigger(userId),
          response_url: slack.responseUrl({ domain, channel, userId }),
          message_ts: ts,
          channel: { id: channel, name: nameOfChannel(domain, channel) },
          message: {
            type: 'message',
            user: message.userId,
            ts,
            text: message.text,
            ...(threadTs ? { thread_ts: threadTs } : {}),
          },
        },
      });
    },
    async openHome(as) {
      const { domain, userId } = placeOf(as);
      const view = slack.views.home(userId);
      return sendEvent(domain, {
        type: 'app_home_opened',
        user: userId,
        channel: await slack.direct(as),
        tab: 'home',
        ...(view ? { view } : {}),
      });
    },
    event: sendEvent,
  };
}
