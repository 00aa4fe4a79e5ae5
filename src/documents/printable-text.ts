import type { RichText } from '../conversation/card.ts';
import { cleanText } from '../conversation/clean-text.ts';
import { plainText, spansOf } from '../conversation/rich-text.ts';

export interface PrintedRun {
  text: string;
  bold: boolean;
}

/** @returns the text in runs, without what a file format refuses (controls) or what deceives a reader (overrides). */
export function runsOf(text: RichText): PrintedRun[] {
  return spansOf(text).map((span) => ({
    text: cleanText(plainText([span])),
    bold: typeof span === 'object' && 'bold' in span,
  }));
}
