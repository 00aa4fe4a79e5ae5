import { mayReadFiles, readPointParts } from '../agenda/may-read-files.ts';
import { fileContent } from '../agenda/stored-file.ts';
import type { DomainTurn } from '../people/turn.ts';

/** A file as it is served: under the title it has at its point. */
export interface ServedFile {
  name: string;
  /** MIME type. */
  type: string;
  content: Uint8Array;
}

/** @returns null when there is no such document in the reader's space, or it is a link */
export async function fileAt(turn: DomainTurn, documentId: string): Promise<ServedFile | null | 'forbidden'> {
  const document = await turn.tx.agendaDocument.findFirst({
    where: { id: documentId, item: { spaceId: turn.space.id } },
    include: { item: { include: readPointParts }, file: { select: { id: true, type: true } } },
  });
  if (!document?.file) return null;
  if (!(await mayReadFiles(turn, document.item))) return 'forbidden';
  const content = await fileContent(turn.tx, document.file.id);
  return content && { name: document.label, type: document.file.type, content };
}
