/** What copil hears of a workspace: https://docs.slack.dev/reference/events. The manifest is drawn from this table. */
import type { SlackEvent } from '@slack/types';

export interface EventNeed {
  /** `message.im`: of messages, only those written to copil directly. */
  event: Exclude<SlackEvent['type'], 'message'> | 'message.im';
  feature: string;
  /** Scope without which Slack refuses the subscription. */
  scope?: string;
}

export const eventNeeds: readonly EventNeed[] = [
  { event: 'app_home_opened', feature: 'the Home tab' },
  { event: 'app_mention', feature: '@copil in a channel', scope: 'app_mentions:read' },
  { event: 'message.im', feature: 'what is typed to copil directly', scope: 'im:history' },
  { event: 'app_uninstalled', feature: 'mail takes over when copil is removed' },
  { event: 'tokens_revoked', feature: 'mail takes over when its access is withdrawn' },
  { event: 'team_access_granted', feature: 'an organisation gives copil a further workspace' },
  { event: 'team_join', feature: 'newcomers are linked by their work e-mail', scope: 'users:read' },
  { event: 'user_change', feature: 'new addresses are linked, who left gets mail', scope: 'users:read' },
  {
    event: 'member_joined_channel',
    feature: 'a channel that invites copil is found',
    scope: 'channels:read',
  },
  { event: 'channel_created', feature: 'the channel of a committee is found', scope: 'channels:read' },
  { event: 'channel_rename', feature: 'the channel of a committee is found', scope: 'channels:read' },
  { event: 'channel_archive', feature: 'a lead learns what to do about it', scope: 'channels:read' },
  { event: 'channel_unarchive', feature: 'a channel that came back is used again', scope: 'channels:read' },
  { event: 'group_rename', feature: 'the same for private channels', scope: 'groups:read' },
  { event: 'group_archive', feature: 'the same for private channels', scope: 'groups:read' },
  { event: 'group_unarchive', feature: 'the same for private channels', scope: 'groups:read' },
];
