/**
 * Slack's rules for an app manifest, from the reference of app manifests and slackapi/manifest-schema (version 2), and
 * those that its schema leaves out: scopes that exist, events that a bot may hear, addresses that belong together.
 */
import { z } from 'zod';

/** Scopes a bot may ask for, of those that stand near what copil does: https://docs.slack.dev/reference/scopes. */
const botScopes = [
  ...[
    'app_mentions:read',
    'assistant:write',
    'bookmarks:read',
    'bookmarks:write',
    'calls:read',
    'calls:write',
  ],
  ...[
    'canvases:read',
    'canvases:write',
    'channels:history',
    'channels:join',
    'channels:manage',
    'channels:read',
  ],
  ...['chat:write', 'chat:write.customize', 'chat:write.public', 'commands', 'dnd:read', 'emoji:read'],
  ...['files:read', 'files:write', 'groups:history', 'groups:read', 'groups:write', 'im:history', 'im:read'],
  ...[
    'im:write',
    'incoming-webhook',
    'links:read',
    'links:write',
    'lists:read',
    'lists:write',
    'metadata.message:read',
  ],
  ...[
    'mpim:history',
    'mpim:read',
    'mpim:write',
    'pins:read',
    'pins:write',
    'reactions:read',
    'reactions:write',
  ],
  ...[
    'reminders:read',
    'reminders:write',
    'team:read',
    'usergroups:read',
    'usergroups:write',
    'users.profile:read',
  ],
  ...['users:read', 'users:read.email', 'users:write'],
];

const text = (most: number, least = 1) => z.string().min(least).max(most);
const address = z
  .string()
  .max(3000)
  .regex(/^https:\/\//, 'Slack reaches https:// addresses only');
const scopes = z.array(z.enum(botScopes)).max(255);

const manifest = z.strictObject({
  _metadata: z.strictObject({ major_version: z.int(), minor_version: z.int() }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4000, 175),
    background_color: z.string().regex(/^#(?:[0-9a-f]{3}){1,2}$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(80).regex(/^[a-z0-9._-]+$/), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(32, 2).regex(/^\/[a-z0-9_-]+$/),
          url: address.optional(),
          description: text(2000),
          usage_hint: text(1000),
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(['message', 'global']),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .min(1)
      .max(10)
      .optional(),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(address).min(1).optional(),
    scopes: z.strictObject({ bot: scopes, bot_optional: scopes }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: address.optional(),
      bot_events: z.array(text(50)).max(100),
    }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

/** @returns one sentence for each rule that the manifest breaks. @param events names of Slack's events */
export function manifestFaults(given: unknown, events: ReadonlySet<string>): string[] {
  const read = manifest.safeParse(given);
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const { features, oauth_config: oauth, settings } = read.data;
  const faults: string[] = [];
  const asked = [...oauth.scopes.bot, ...oauth.scopes.bot_optional];
  const heard = settings.event_subscriptions.bot_events;
  for (const event of heard)
    if (!events.has(event.replace(/\.(?:im|channels|groups|mpim)$/, '')))
      faults.push(`${event}: no such event`);
  for (const twice of [repeated(asked), repeated(heard), repeated((features.shortcuts ?? []).map(idOf))])
    if (twice) faults.push(`${twice}: stands twice`);
  const urls = [
    ...features.slash_commands.map(({ url }) => url),
    settings.event_subscriptions.request_url,
    settings.interactivity.request_url,
  ];
  if (!settings.socket_mode_enabled && urls.includes(undefined))
    faults.push('request_url: needed without Socket Mode');
  if (!settings.socket_mode_enabled && !oauth.redirect_urls)
    faults.push('redirect_urls: needed to install in several workspaces');
  return faults;
}

const idOf = ({ callback_id }: { callback_id: string }) => callback_id;

function repeated(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}
