import type { Logger } from '../../../src/log.ts';
import { drawRichText } from '../render/mrkdwn.ts';
import { mrkdwn } from '../render/text-objects.ts';
import { slackCode } from './outcomes.ts';

/** What Slack refuses for its form is said more simply rather than lost: without its thread, its pictures, its blocks. */
const simplifications = [
  {
    without: 'thread_ts',
    after: [
      'thread_not_found',
      'invalid_thread_ts',
      'cannot_reply_to_message',
      'restricted_action_non_threadable_channel',
      'restricted_action_thread_locked',
    ],
  },
  {
    without: 'blocks',
    after: [
      'msg_too_long',
      'msg_blocks_too_long',
      'invalid_blocks',
      'invalid_blocks_format',
      'block_mismatch',
    ],
  },
] as const;

/**
 * @returns the same message without what Slack refused; the log says so
 * @throws the error itself when there is nothing to leave out
 */
export function saidMoreSimply<Args extends { thread_ts?: string; blocks?: unknown }>(
  args: Args,
  error: unknown,
  { workspace, log }: { workspace: string; log: Pick<Logger, 'warn'> },
): Args {
  const code = slackCode(error);
  const simpler = simplerThan(args, code);
  if (!simpler) throw error;
  log.warn({ workspace, code }, 'Slack refused the form of a message; said more simply');
  return simpler;
}

/** @returns the same message without what this error is about; null when there is nothing to leave out. */
export function simplerThan<Args extends { thread_ts?: string; blocks?: unknown }>(
  args: Args,
  code: string | null,
): Args | null {
  const rule = simplifications.find(({ after }) => after.some((known) => known === code));
  if (!rule || args[rule.without] === undefined) return null;
  const told = code === 'invalid_blocks' ? picturesInWords(args.blocks) : null;
  return { ...args, [rule.without]: told ?? undefined };
}

/**
 * Slack fetches pictures itself and refuses the whole message when it cannot ("downloading image failed"): a picture inside a
 * network of one's own becomes a link, and the message keeps its buttons.
 *
 * @returns null when there is no picture
 */
function picturesInWords(blocks: unknown): unknown[] | null {
  if (!Array.isArray(blocks) || !blocks.some(isPicture)) return null;
  return blocks.map((block) =>
    isPicture(block)
      ? {
          type: 'section',
          text: mrkdwn(drawRichText([{ link: block.image_url, label: block.alt_text }], () => undefined)),
        }
      : block,
  );
}

function isPicture(block: unknown): block is { image_url: string; alt_text: string } {
  return typeof block === 'object' && block !== null && 'image_url' in block && 'alt_text' in block;
}
