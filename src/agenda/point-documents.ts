/** What is to be read for a point: links, and files that people handed in. */
import type { Span } from '../conversation/card.ts';
import { formatFileSize } from '../conversation/format.ts';
import type { Locale, Translator } from '../conversation/language.ts';
import type { KeptFile } from '../conversation/platform.ts';
import { sourceLink } from '../conversation/source-link.ts';
import type { Prisma } from '../store/generated/client.ts';

/** Everything of a file but what it holds. */
export const documentParts = {
  file: { select: { id: true, name: true, type: true, sizeBytes: true, sha256: true } },
} satisfies Prisma.AgendaDocumentInclude;

export type PointDocument = Prisma.AgendaDocumentGetPayload<{ include: typeof documentParts }>;

/** Address under which the reader at hand opens a file. @param documentId of the document that names it */
export type FileAddress = (documentId: string) => string;

/** Documents of a point, and the message it came from. */
interface ToRead {
  documents: readonly PointDocument[];
  sourceUrl: string | null;
}

/** @returns links to what is to be read for a point, and to the message it came from */
export function fileLinks({ documents, sourceUrl }: ToRead, t: Translator, addressOf: FileAddress): Span[] {
  const links = documents.map((document): Span => {
    const { id, url, file } = document;
    const label = documentName(document, t.locale);
    const link = file ? addressOf(id) : url;
    return link ? { link, label } : label;
  });
  return sourceUrl ? [...links, sourceLink(sourceUrl, t)] : links;
}

/** « Mesures.pdf (1,2 Mo) »; a link by its title alone. */
export function documentName({ label, file }: PointDocument, locale: Locale): string {
  return file ? `${label} (${formatFileSize(file.sizeBytes, locale)})` : label;
}

/** @returns the files of these points, each once, as a mail attaches them */
export function keptFiles(points: readonly Pick<ToRead, 'documents'>[]): KeptFile[] {
  const files = points.flatMap(({ documents }) =>
    documents.flatMap(({ label, file }) =>
      file ? [{ id: file.id, name: label, type: file.type, sizeBytes: file.sizeBytes }] : [],
    ),
  );
  return [...new Map(files.map((file) => [file.id, file])).values()];
}

/** What the journal keeps of a document. */
export function traceOf({ label, url, file }: PointDocument) {
  return file ? { label, sizeBytes: file.sizeBytes, sha256: file.sha256 } : { label, url };
}
