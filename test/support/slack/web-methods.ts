/** The Web API methods copil may call: what Slack requires of each, and the scope it needs. */

/** Arguments as they were read from a form or JSON body; nested values may be JSON texts. */
export type Arguments = Readonly<Record<string, unknown>>;

export interface WebMethod {
  /** Arguments without which Slack refuses. */
  readonly required: readonly string[];
  /** Scopes of which every one is needed. @param inPrivate whether the conversation named is a private channel */
  scopes(given: Arguments, inPrivate: boolean): readonly string[];
}

const method = (required: readonly string[], ...scopes: readonly string[]): WebMethod => ({
  required,
  scopes: () => scopes,
});

/** The right to read conversations is one a kind: D… is a direct conversation. */
const reading = (required: readonly string[], right: 'read' | 'history'): WebMethod => ({
  required,
  scopes: ({ channel }, inPrivate) => {
    if (String(channel).startsWith('D')) return [`im:${right}`];
    return [inPrivate ? `groups:${right}` : `channels:${right}`];
  },
});

const scopeOfType: Readonly<Record<string, string>> = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

export const webMethods: Readonly<Record<string, WebMethod>> = {
  'auth.test': method([]),
  'team.info': method([], 'team:read'),
  'users.list': method([], 'users:read'),
  'users.info': method(['user'], 'users:read'),
  'users.lookupByEmail': method(['email'], 'users:read.email'),
  'conversations.list': {
    required: [],
    scopes: ({ types }) =>
      String(types ?? 'public_channel')
        .split(',')
        .flatMap((type) => scopeOfType[type.trim()] ?? []),
  },
  'conversations.info': reading(['channel'], 'read'),
  'conversations.members': reading(['channel'], 'read'),
  'conversations.history': reading(['channel'], 'history'),
  'conversations.replies': reading(['channel', 'ts'], 'history'),
  'conversations.open': method([], 'im:write'),
  'conversations.join': method(['channel'], 'channels:join'),
  'chat.postMessage': method(['channel'], 'chat:write'),
  'chat.postEphemeral': method(['channel', 'user'], 'chat:write'),
  'chat.update': method(['channel', 'ts'], 'chat:write'),
  'chat.delete': method(['channel', 'ts'], 'chat:write'),
  'chat.getPermalink': method(['channel', 'message_ts']),
  'views.open': method(['view', 'trigger_id']),
  'views.push': method(['view', 'trigger_id']),
  'views.update': method(['view']),
  'views.publish': method(['view', 'user_id']),
  'files.getUploadURLExternal': method(['filename', 'length'], 'files:write'),
  'files.completeUploadExternal': method(['files'], 'files:write'),
};
