import type { Translator } from '../../../src/conversation/language.ts';
import type { MessageShortcut } from '../../../src/conversation/platform.ts';
import { eventNeeds } from './events.ts';
import { optionalScopes, requiredScopes } from './scopes.ts';

export interface ManifestParts {
  /** Words of the commands that `/copil` understands, in the order of the help. */
  commands: readonly string[];
  shortcuts: readonly MessageShortcut[];
  /** A manifest has one language: that of the workspace's people. */
  t: Translator;
  /** Where Slack reaches the service; without a slash at the end. Not needed in Socket Mode. */
  publicUrl: string;
  socketMode: boolean;
}

/** Commands that the line under the composer has room for. */
const hinted = 6;

/** Characters that Slack takes at most. */
const longestDescription = 4000;

/** Names as many commands as there is room for, in the order of the help. */
function longDescription(commands: readonly string[], t: Translator): string {
  for (let named = commands.length; named > 0; named -= 1) {
    const shown = named < commands.length ? [...commands.slice(0, named), '…'] : commands;
    const text = t('slack.manifest.long', { commands: shown.join(', ') });
    if (text.length <= longestDescription) return text;
  }
  return t('slack.manifest.long', { commands: '…' });
}

/** @returns the app as Slack creates it: https://docs.slack.dev/reference/app-manifest */
export function slackManifest({ commands, shortcuts, t, publicUrl, socketMode }: ManifestParts) {
  const events = socketMode ? {} : { request_url: `${publicUrl}/slack/events` };
  const command = socketMode ? {} : { url: `${publicUrl}/slack/events` };
  const hint = [...commands.slice(0, hinted), ...(commands.length > hinted ? ['…'] : [])];
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: 'copil',
      description: t('slack.manifest.description'),
      long_description: longDescription(commands, t),
      background_color: '#0b5394',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'copil', always_online: true },
      slash_commands: [
        {
          command: '/copil',
          ...command,
          description: t('slack.manifest.command'),
          usage_hint: `[${hint.join(' | ')}]`,
          // People and channels then come with their ids, not as names that several may bear.
          should_escape: true,
        },
      ],
      ...(shortcuts.length > 0 ? { shortcuts: shortcuts.map((shortcut) => drawShortcut(shortcut, t)) } : {}),
    },
    oauth_config: {
      ...(socketMode ? {} : { redirect_urls: [`${publicUrl}/slack/oauth_redirect`] }),
      scopes: { bot: requiredScopes, bot_optional: optionalScopes },
    },
    settings: {
      event_subscriptions: { ...events, bot_events: eventNeeds.map(({ event }) => event) },
      interactivity: { is_enabled: true, ...events },
      org_deploy_enabled: true,
      socket_mode_enabled: socketMode,
      // Once on it cannot be turned off: whoever wants it turns it on in Slack, copil then refreshes its tokens.
      token_rotation_enabled: false,
    },
  };
}

function drawShortcut({ command, label }: MessageShortcut, t: Translator) {
  const name = label[t.locale];
  return {
    name,
    type: 'message',
    callback_id: command,
    description: t('slack.manifest.shortcut', { name }),
  };
}
