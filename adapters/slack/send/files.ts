import type { FileAttachment } from '../../../src/conversation/card.ts';
import type { MessageRef, OutgoingMessage } from '../../../src/conversation/platform.ts';
import { judgedAt } from './judged-at.ts';
import type { Sending } from './sending.ts';

/** Milliseconds a message waits for its files before it counts as sent without them. */
const patience = 5_000;

export interface AttachFiles {
  /** Puts files under a message, in its thread; waits for them a moment and never fails. */
  to(ref: MessageRef, files: readonly FileAttachment[]): Promise<void>;
}

/** @returns the files of a message; the calendar counts unless the card carries one already. */
export function filesOf({ card, calendar }: OutgoingMessage): FileAttachment[] {
  const files = card.files ?? [];
  if (!calendar || files.some(({ type }) => type.startsWith('text/calendar'))) return files;
  const { method: _, ...file } = calendar;
  return [...files, file];
}

/**
 * Files leave after the message was accepted, so that a failing upload neither loses nor doubles it: what is wrong is
 * logged, and what people can cure is told.
 */
export function attachFiles(
  sending: Pick<Sending, 'clients' | 'call' | 'host' | 'log' | 'filesPatienceMs'>,
): AttachFiles {
  async function attach(ref: MessageRef, files: readonly FileAttachment[]): Promise<void> {
    try {
      const client = await sending.clients.outbox(ref.workspace);
      await sending.call(ref.workspace, 'files', () =>
        client.filesUploadV2({
          channel_id: ref.address,
          // Threads of Slack are flat: what belongs to an answer stands in the thread of the first message.
          thread_ts: ref.threadId ?? ref.externalId,
          file_uploads: files.map(({ name, label, content }) => ({
            file: Buffer.from(content),
            filename: fileName(name),
            title: label,
          })),
        }),
      );
    } catch (error) {
      const outcome = await judgedAt(sending, ref, error);
      const { workspace, address } = ref;
      sending.log.warn({ workspace, address, outcome }, 'The files of a message could not be put under it');
    }
  }

  return {
    async to(ref, files) {
      const filled = files.filter(({ content }) => content !== '');
      if (filled.length === 0) return;
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, sending.filesPatienceMs ?? patience);
      await Promise.race([attach(ref, filled), late]);
      clearTimeout(timer);
    },
  };
}

/** Slack shows it as it is; a path or a control character has no place in it. */
function fileName(name: string): string {
  return name.replaceAll(/[\p{Cc}/\\]/gu, '_').trim() || 'copil.txt';
}
