/** What comes from a chat client, made safe to store, compare and show. */

/** Control characters (tab and line feed apart), invisible spaces, and marks that reorder what stands around them. */
const unwanted = /(?![\n\t])[\p{Cc}\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/gu;

/**
 * Removes what PostgreSQL refuses (NUL, lone surrogates) or what deceives a reader (controls, bidirectional
 * overrides), and composes accents (`e` + U+0301 becomes `é`). Joiners inside emoji and line feeds stay.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(unwanted, '').normalize('NFC');
}

/** @returns the text without accents, capitals and doubled spaces: what `décision` and `Decision` share. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('œ', 'oe')
    .replace(/\s+/g, ' ')
    .trim();
}

/** @returns the beginning of a text, for sentences that repeat what somebody typed. @param length characters */
export function excerpt(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line.slice(0, 2 * length + 2));
  if (characters.length <= length) return line;
  return `${characters
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`;
}
