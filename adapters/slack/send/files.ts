import type { FileAttachment } from '../../../src/conversation/card.ts';
import type { Address, MessageRef, OutgoingMessage } from '../../../src/conversation/platform.ts';
import { outcomeOf } from './outcomes.ts';
import { reportRefusal } from './report-refusal.ts';
import type { Sending } from './sending.ts';

/** Milliseconds a message waits for its files before it counts as sent without them. */
const patience = 5_000;
/** Messages of which one process remembers that their files have not left. */
const remembered = 500;

export interface AttachFiles {
  /** Puts files under a message, in its thread; waits for them a moment and never fails. */
  to(ref: MessageRef, files: readonly FileAttachment[]): Promise<void>;
  /** The message may have arrived: its files follow if it is found. */
  later(to: Address, message: OutgoingMessage): void;
  /** A message that was in doubt has been found: its files follow, once. */
  toFound(to: Address, key: string, ref: MessageRef): Promise<void>;
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
  const awaited = new Map<string, FileAttachment[]>();
  const idOf = (to: Address, key: string) => JSON.stringify([to.workspace, to.externalId, key]);

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
      await complain(ref, error);
    }
  }

  async function complain(ref: MessageRef, error: unknown): Promise<void> {
    const outcome = outcomeOf(error, 'channel');
    const { workspace, address } = ref;
    sending.log.warn({ workspace, address, outcome }, 'The files of a message could not be put under it');
    await reportRefusal(sending, { workspace, externalId: address }, outcome);
  }

  const to: AttachFiles['to'] = async (ref, files) => {
    const filled = files.filter(({ content }) => content !== '');
    if (filled.length === 0) return;
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, sending.filesPatienceMs ?? patience);
    await Promise.race([attach(ref, filled), late]);
    clearTimeout(timer);
  };

  return {
    to,
    later(address, message) {
      const files = filesOf(message);
      if (files.length === 0) return;
      awaited.set(idOf(address, message.key), files);
      const [oldest] = awaited.keys();
      if (awaited.size > remembered && oldest !== undefined) awaited.delete(oldest);
    },
    async toFound(address, key, ref) {
      const id = idOf(address, key);
      const files = awaited.get(id) ?? [];
      awaited.delete(id);
      await to(ref, files);
    },
  };
}

/** Slack shows it as it is; a path or a control character has no place in it. */
function fileName(name: string): string {
  return name.replaceAll(/[\p{Cc}/\\]/gu, '_').trim() || 'copil.txt';
}
