/** Widths of letters in thousandths of the size, near enough for Roboto: what is cut or placed by them keeps a margin. */
const wide = /[mwMW@%—]/;
const narrow = /[iljtfrI.,;:’'|!()·\s-]/;
const capital = /[\p{Lu}\d]/u;

/** @returns about how wide a text is, in the unit of its size; on the safe side */
export function textWidth(text: string, size: number, bold = false): number {
  const sum = [...text].reduce((total, letter) => total + widthOf(letter), 0);
  return sum * size * (bold ? 1.06 : 1);
}

/** @returns the text, cut with an ellipsis where it is wider */
export function fitText(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('').trimEnd()}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function widthOf(letter: string): number {
  if (wide.test(letter)) return 0.88;
  if (narrow.test(letter)) return 0.32;
  return capital.test(letter) ? 0.66 : 0.55;
}
