import type { Capabilities, ChatPlatform } from '../../../src/conversation/platform.ts';
import { cures } from '../cures.ts';
import { openConversations } from './conversations.ts';
import { attachFiles, filesOf } from './files.ts';
import { findMessage } from './find.ts';
import { identify } from './identify.ts';
import { onceByKey } from './once-by-key.ts';
import { postingPace } from './pace.ts';
import { postMessage } from './post.ts';
import type { Sending, SendingParts } from './sending.ts';
import { updateMessage } from './update.ts';

const capabilities: Capabilities = {
  update: true,
  find: true,
  threads: true,
  channels: true,
  files: 'everywhere',
  buttons: true,
  forms: true,
};

/** Slack as a chat platform: what delivery/ sends leaves through here. Post and update never throw. */
export function slackPlatform(parts: SendingParts): ChatPlatform {
  const { host, call, db, clock, log, pace, wait } = parts;
  const sending: Sending = {
    ...parts,
    turns: postingPace({ db, clock, intervals: pace, wait }),
    conversations: openConversations({ host, call, log }),
  };
  const files = attachFiles(sending);
  const once = onceByKey();
  return {
    name: 'slack',
    capabilities,
    cures,
    post: (to, message) => once(to, message.key, () => postMessage(sending, files, to, message)),
    update: (ref, message) => updateMessage(sending, ref, message),

    async find(to, key, threadId, whole) {
      const found = await findMessage(sending, to, key, threadId);
      if (found === null || found === 'unknown') return found;
      // The post that was interrupted had no time for them.
      const message = await whole?.();
      if (message) await files.to(found, filesOf(message));
      return found;
    },

    identify: (account) => identify(sending, account),
  };
}
