import type { Block, RichText } from '../../conversation/card.ts';

/** Characters of a word before a colon that names its line: « Vos référents : … ». */
const longestLabel = 24;

const labelled = new RegExp(`^([^:.!?\\n]{1,${longestLabel}}?)([ \\u00A0]?: )(.+)$`, 'su');

/** @returns the lines of an announcement; what names a line stands out */
export function linesOf(body: string): RichText[] {
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, label, colon = '', rest = ''] = labelled.exec(line) ?? [];
      return label === undefined ? line : [{ bold: label }, `${colon}${rest}`];
    });
}

/** The same as blocks of a card. */
export function textBlocks(body: string): Block[] {
  return linesOf(body).map((text) => ({ kind: 'text', text }));
}
