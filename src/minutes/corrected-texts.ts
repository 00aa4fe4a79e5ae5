import { type MinutesContent, type MinutesItem, type WrittenTexts, writtenIn } from './content.ts';

export interface KeptCorrection {
  number: number;
  text: string;
  /** Full name of who asked for it. */
  askedBy: string;
  /** What stands before it in a point: « Correction demandée par Bruno Tanguy ». */
  heading: string;
}

/**
 * What is written in the minutes once a correction is accepted: it stands under the name of who asked, after what its point says
 * already or, without a point, among the corrections. Nothing is lost unless its new text was given.
 *
 * @param replacement the whole new text of the point
 */
export function correctedTexts(
  content: MinutesContent,
  { number, text, askedBy, heading }: KeptCorrection,
  item?: MinutesItem,
  replacement?: string,
): WrittenTexts {
  const written = writtenIn(content);
  if (!item) return { ...written, amendments: [...written.amendments, { number, text, askedBy }] };
  const present = item.summary ?? item.notes.join('\n');
  const added = [present, `${heading}${text}`].filter(Boolean).join('\n');
  return { ...written, summaries: { ...written.summaries, [item.id]: replacement ?? added } };
}
