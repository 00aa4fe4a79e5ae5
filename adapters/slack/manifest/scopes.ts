/** The rights copil asks Slack for: https://docs.slack.dev/reference/scopes. The manifest is drawn from this table. */

export interface ScopeNeed {
  scope: string;
  /** What does not work without it. */
  feature: string;
  /** copil runs without it, and does this one thing less. */
  optional?: true;
}

export const scopeNeeds: readonly ScopeNeed[] = [
  { scope: 'commands', feature: '/copil and the shortcuts of messages' },
  { scope: 'chat:write', feature: 'answers, invitations, reminders, and their updates' },
  { scope: 'im:write', feature: 'opening a direct conversation with somebody' },
  { scope: 'im:history', feature: 'reading what is typed to copil directly' },
  { scope: 'app_mentions:read', feature: '@copil in channels' },
  { scope: 'users:read', feature: 'names, languages, and who left' },
  { scope: 'users:read.email', feature: 'linking people by their work e-mail' },
  { scope: 'channels:read', feature: 'finding the channels of the committees' },
  { scope: 'groups:read', feature: 'finding those among them that are private' },
  { scope: 'files:write', feature: 'the .ics file of an invitation' },
  { scope: 'team:read', feature: 'the name of the workspace, in messages to operators', optional: true },
  {
    scope: 'chat:write.public',
    feature: 'writing in a public channel without being invited',
    optional: true,
  },
  {
    scope: 'channels:history',
    feature: 'finding out whether a message arrived, after a broken connection',
    optional: true,
  },
  { scope: 'groups:history', feature: 'the same in private channels', optional: true },
];

const named = (optional: boolean) =>
  scopeNeeds.filter((need) => (need.optional ?? false) === optional).map(({ scope }) => scope);

/** Scopes without which copil does not work in a workspace. */
export const requiredScopes: readonly string[] = named(false);

/** Scopes an administrator may refuse. */
export const optionalScopes: readonly string[] = named(true);
