/** What copil posts to a response_url: for the person, for the channel, or in place of the message that was pressed. */
import type { EmulatedWorkspace, Json } from './emulated-workspace.ts';
import { checkCall } from './limits-check.ts';
import { type ResponsePlace, type ResponseUrls, responseKind } from './response-urls.ts';
import type { Guard } from './slack-guard.ts';
import type { SlackRecord } from './slack-record.ts';

interface Post {
  responses: ResponseUrls;
  record: SlackRecord;
  guard: Guard;
  workspace(domain: string): EmulatedWorkspace;
  pathname: string;
  body: Json;
}

/** @returns Slack's HTTP status and words */
export async function answerResponse(post: Post): Promise<{ status: number; words: string }> {
  const { responses, guard, record, body } = post;
  const place = responses.use(post.pathname);
  if (!place) return { status: 404, words: 'used_url' };
  const kind = responseKind(body);
  if (kind !== 'delete') {
    try {
      checkCall('chat.postMessage', { channel: place.channel, ...body });
    } catch (error) {
      guard.violations.push(`response_url: ${(error as Error).message}`);
      return { status: 400, words: 'invalid_blocks' };
    }
  }
  await put(kind, post.workspace(place.domain), record, place, body);
  return { status: 200, words: 'ok' };
}

async function put(
  kind: ReturnType<typeof responseKind>,
  workspace: EmulatedWorkspace,
  record: SlackRecord,
  { domain, channel, userId, messageTs = '' }: ResponsePlace,
  { text = '', blocks = [], thread_ts }: Json,
): Promise<void> {
  switch (kind) {
    case 'channel': {
      const { ts } = await workspace.ask('chat.postMessage', { channel, text, blocks, thread_ts });
      return record.note({ domain, channel, ts });
    }
    case 'private': {
      const { message_ts: ts } = await workspace.ask('chat.postEphemeral', { channel, user: userId, text });
      const userIdOfBot = workspace.botUserId;
      return record.keepEphemeral({
        domain,
        channel,
        ts,
        threadTs: thread_ts,
        userId: userIdOfBot,
        onlyFor: userId,
        text,
        blocks,
      });
    }
    case 'replace':
      if (record.changeEphemeral(channel, messageTs, { text, blocks })) return;
      await workspace.ask('chat.update', { channel, ts: messageTs, text, blocks });
      return record.note({ domain, channel, ts: messageTs, changed: true });
    case 'delete':
      if (!record.changeEphemeral(channel, messageTs, null))
        await workspace.ask('chat.delete', { channel, ts: messageTs });
  }
}
