import type { OutgoingMessage } from '../../src/conversation/platform.ts';
import type { ContentOf, MailFile } from './transport.ts';

/**
 * All the files of one mail: travelling they are a third larger, and many servers refuse a mail above 20 MB. Above this the
 * mail carries none of them, rather than some: it names each with its address.
 */
export const mostAttachedBytes = 10 * 1024 * 1024;

/** @returns what a mail attaches of the files the house keeps; those deleted since are left out */
export async function attachedTo(
  { keptFiles = [] }: Pick<OutgoingMessage, 'keptFiles'>,
  contentOf: ContentOf | undefined,
): Promise<MailFile[] | 'unread'> {
  const total = keptFiles.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0);
  if (!contentOf || total > mostAttachedBytes) return [];
  try {
    const files = await Promise.all(
      keptFiles.map(async ({ id, name, type }) => ({ name, type, content: await contentOf(id) })),
    );
    return files.flatMap(({ content, ...file }) => (content ? [{ ...file, content }] : []));
  } catch {
    // Nothing has left: the mail is written again a little later.
    return 'unread';
  }
}
