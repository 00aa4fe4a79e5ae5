/** Which files people may hand in: judged by the beginning of what they hold as well as by their name. */
import { cleanText } from '../conversation/clean-text.ts';

/**
 * 10 MiB: a slide deck with pictures passes, and one file still fits into a mail, which carries it a third larger and which
 * many servers refuse above 20 MB.
 */
export const mostFileBytes = 10 * 1024 * 1024;

/** Characters of a name: as long as a title of a document. */
const longestName = 120;
/** Readers of PDF look for its mark in the first kilobyte. */
const pdfMarkWithin = 1024;

interface FileType {
  /** MIME type it is served under. */
  type: string;
  endings: readonly string[];
  /** Whether the content is what the name says. */
  holds(content: Buffer): boolean;
}

const startsWith =
  (...bytes: number[]) =>
  (content: Buffer) =>
    content.subarray(0, bytes.length).equals(Buffer.from(bytes));
const says = (text: string, at = 0) => {
  const mark = Buffer.from(text, 'latin1');
  return (content: Buffer) => content.subarray(at, at + mark.length).equals(mark);
};

const isZip = says('PK\x03\x04');
const isPdf = (content: Buffer) => content.subarray(0, pdfMarkWithin).includes('%PDF-');
/** Word, Excel and PowerPoint before 2007: one container for the three. */
const isOldOffice = startsWith(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
/** Names of parts stand uncompressed in a ZIP. */
const isOffice = (part: string) => (content: Buffer) => isZip(content) && content.includes(part);
/** OpenDocument 1.3, part 2, § 3.3: the first part is its type, not compressed. */
const isOpenDocument = (kind: string) => (content: Buffer) =>
  isZip(content) && says(`mimetypeapplication/vnd.oasis.opendocument.${kind}`, 30)(content);

const officeXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const binaryTypes: readonly FileType[] = [
  { type: 'application/pdf', endings: ['pdf'], holds: isPdf },
  {
    type: `${officeXml}.wordprocessingml.document`,
    endings: ['docx'],
    holds: isOffice('word/document.xml'),
  },
  { type: `${officeXml}.spreadsheetml.sheet`, endings: ['xlsx'], holds: isOffice('xl/workbook.xml') },
  {
    type: `${officeXml}.presentationml.presentation`,
    endings: ['pptx'],
    holds: isOffice('ppt/presentation.xml'),
  },
  { type: 'application/msword', endings: ['doc'], holds: isOldOffice },
  { type: 'application/vnd.ms-excel', endings: ['xls'], holds: isOldOffice },
  { type: 'application/vnd.ms-powerpoint', endings: ['ppt'], holds: isOldOffice },
  { type: `${openDocument}.text`, endings: ['odt'], holds: isOpenDocument('text') },
  { type: `${openDocument}.spreadsheet`, endings: ['ods'], holds: isOpenDocument('spreadsheet') },
  { type: `${openDocument}.presentation`, endings: ['odp'], holds: isOpenDocument('presentation') },
  { type: 'image/png', endings: ['png'], holds: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { type: 'image/jpeg', endings: ['jpg', 'jpeg'], holds: startsWith(0xff, 0xd8, 0xff) },
  {
    type: 'image/gif',
    endings: ['gif'],
    holds: (content) => says('GIF87a')(content) || says('GIF89a')(content),
  },
  {
    type: 'image/webp',
    endings: ['webp'],
    holds: (content) => says('RIFF')(content) && says('WEBP', 8)(content),
  },
];

const textTypes: readonly FileType[] = [
  { type: 'text/plain', endings: ['txt'], holds: isText },
  { type: 'text/csv', endings: ['csv'], holds: isText },
];

const fileTypes = [...binaryTypes, ...textTypes];

/** What the file chooser of a browser offers. */
export const acceptedEndings: readonly string[] = fileTypes.flatMap(({ endings }) =>
  endings.map((ending) => `.${ending}`),
);

/** Types a browser shows by itself; the others it saves. */
export function opensInBrowser(type: string): boolean {
  return type === 'application/pdf' || type.startsWith('image/');
}

/** Why a file is not taken: none was chosen, it holds nothing, too much, of a kind nobody asked for, or not what it says. */
export type FileProblem = 'none' | 'empty' | 'tooLarge' | 'forbidden' | 'mismatch';

export type JudgedFile = { name: string; type: string } | { problem: FileProblem; name: string };

/**
 * @param given name as the sender's machine wrote it
 * @returns the name as it is shown and the MIME type; else what is wrong
 */
export function judgeFile(given: string, content: Uint8Array): JudgedFile {
  const name = cleanFileName(given);
  if (name === '') return { problem: 'none', name };
  if (content.length === 0) return { problem: 'empty', name };
  if (content.length > mostFileBytes) return { problem: 'tooLarge', name };
  const found = fileTypes.find(({ endings }) => endings.includes(endingOf(name)));
  if (!found) return { problem: 'forbidden', name };
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return found.holds(bytes) ? { name, type: found.type } : { problem: 'mismatch', name };
}

/** @returns the name without folders, signs that no file system takes, and what deceives a reader; its ending is kept */
export function cleanFileName(given: string): string {
  const base = cleanText(given).split(/[/\\]/).at(-1) ?? '';
  const name = base
    .replace(/[<>:"|?*\n\t]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (name.length <= longestName) return name;
  const ending = `….${endingOf(name)}`;
  // Never through the middle of a sign of two halves.
  return `${name.slice(0, longestName - ending.length).replace(/[\uD800-\uDBFF]$/, '')}${ending}`;
}

function endingOf(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Text in any usual encoding: UTF-8, Windows-1252 as French spreadsheets write it, UTF-16 with its mark. */
function isText(content: Buffer): boolean {
  if (binaryTypes.some(({ holds }) => holds(content))) return false;
  const marked = startsWith(0xff, 0xfe)(content) || startsWith(0xfe, 0xff)(content);
  // Control characters other than tab, line feed, form feed and carriage return stand in no text.
  return marked || !content.some((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte));
}
