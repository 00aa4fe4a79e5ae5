/** What copil posts to a response_url: for the person, for the channel, or in place of the message that was pressed. */
import type { ServerResponse } from 'node:http';
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
  body: Buffer;
  response: ServerResponse;
}

export async function answerResponse(post: Post): Promise<void> {
  const { responses, guard, record, response } = post;
  const body = JSON.parse(post.body.toString('utf8'));
  const place = responses.use(post.pathname);
  if (!place) return void response.writeHead(404).end('used_url');
  const kind = responseKind(body);
  if (kind !== 'delete') {
    try {
      checkCall('chat.postMessage', { channel: place.channel, ...body });
    } catch (error) {
      guard.violations.push(`response_url: ${(error as Error).message}`);
      return void response.writeHead(400).end('invalid_blocks');
    }
  }
  await put(kind, post.workspace(place.domain), record, place, body);
  response.writeHead(200).end('ok');
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
