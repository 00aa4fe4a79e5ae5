/** How wide words are in print, near enough to lay out columns: in Arial, the wider of the two fonts that documents use. */

/** Widths in thousandths of the letter size, by letter; every other one takes what a small letter takes. */
const widths: [letters: RegExp, width: number][] = [
  [/[ijl'’|]/u, 240],
  [/[ftI.,:;/!\u00A0\u202F()[\]]/u, 300],
  [/[-r°]/u, 340],
  [/[ckszvxyJ]/u, 510],
  [/[mMW%œæŒÆ@—…]/u, 900],
  [/[wCDGHNOQRUÉÈÊÀÇÔ]/u, 735],
  [/\p{Lu}/u, 680],
];
const usual = 560;

/** Bold letters are that much wider. */
const boldness = 1.08;

/**
 * @param size of the letters, in points
 * @returns points the longest word takes that is not broken: a hyphen between letters may end a line, one in a number may not
 */
export function longestWord(text: string, size: number, bold = false): number {
  const words = text.split(/[ \t\n\u200B]+|(?<=\p{L}-)(?=\p{L})/u);
  const longest = Math.max(0, ...words.map(widthOfWord));
  return (longest / 1000) * size * (bold ? boldness : 1);
}

function widthOfWord(word: string): number {
  let width = 0;
  for (const letter of word.normalize('NFC'))
    width += widths.find(([letters]) => letters.test(letter))?.[1] ?? usual;
  return width;
}
