/**
 * What the font of our PDF files has no glyph for, said otherwise. It writes Latin, Greek and Cyrillic; a picture becomes one
 * empty box, so that a reader sees that something stood there.
 */
const replacements: [RegExp, string][] = [
  [/\u202F/g, '\u00A0'],
  [/[→⇒➜➔]/gu, '>'],
  [/[✓✔☑✅]\uFE0F?/gu, 'x'],
  // Letters of other scripts, which the font would also set in the wrong direction: the DOCX file has them.
  [
    /(?:(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Common}|\p{Script=Inherited})[\p{L}\p{M}])+/gu,
    '□',
  ],
  [/(?![\d#*©®™])\p{Emoji}(?:\p{EMod}|\uFE0F|\u200D\p{Emoji})*/gu, '□'],
  // A place to break a very long word, which the library would else look for letter by letter.
  [/\S{40}(?=\S)/gu, '$&\u200B'],
];

/** @returns the text as our PDF files can show it */
export function pdfText(text: string): string {
  return replacements.reduce((said, [sign, other]) => said.replace(sign, other), text);
}
