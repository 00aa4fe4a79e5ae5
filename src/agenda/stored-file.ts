/** Files as they are kept: in the space they were given to, as long as a document or a request that waits names them. */
import { createHash } from 'node:crypto';
import type { Database, Transaction } from '../store/store.ts';
import { toDate } from '../time.ts';

/** Hours for which a file nobody names is kept: it may be on its way to its point. */
const looseHours = 24;

export interface NewFile {
  spaceId: string;
  name: string;
  /** MIME type. */
  type: string;
  content: Uint8Array;
}

/** @returns what tells one content from another */
function digestOfFile(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** @param now system instant @returns its id */
export async function keepFile(
  tx: Transaction,
  { spaceId, name, type, content }: NewFile,
  now: Temporal.Instant,
): Promise<string> {
  const { id } = await tx.storedFile.create({
    data: {
      spaceId,
      name,
      type,
      sizeBytes: content.length,
      sha256: digestOfFile(content),
      content: Uint8Array.from(content),
      createdAt: toDate(now),
    },
    select: { id: true },
  });
  return id;
}

/** @returns what a file holds; null when it is gone */
export async function fileContent(tx: Transaction, id: string): Promise<Uint8Array | null> {
  const file = await tx.storedFile.findUnique({ where: { id }, select: { content: true } });
  return file?.content ?? null;
}

/** Deletes a file that no document and no request names any more. Locked first: an agenda may be taking it over just now. */
export async function releaseFile(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "StoredFile" WHERE id = ${id}::uuid FOR UPDATE`;
  await tx.$executeRaw`
    DELETE FROM "StoredFile" AS file WHERE file.id = ${id}::uuid
      AND NOT EXISTS (SELECT FROM "AgendaDocument" WHERE "fileId" = file.id)
      AND NOT EXISTS (SELECT FROM "Proposal" WHERE state = 'pending' AND arguments ->> 'file' = file.id::text)`;
}

/** Forgets files whose point is gone, whose request was refused, or that never reached a point. @param now system instant */
export async function purgeLooseFiles(db: Database, now: Temporal.Instant): Promise<void> {
  const before = toDate(now.subtract({ hours: looseHours }));
  await db.$executeRaw`
    DELETE FROM "StoredFile" AS file WHERE file."createdAt" < ${before}
      AND NOT EXISTS (SELECT FROM "AgendaDocument" WHERE "fileId" = file.id)
      AND NOT EXISTS (SELECT FROM "Proposal" WHERE state = 'pending' AND arguments ->> 'file' = file.id::text)`;
}
