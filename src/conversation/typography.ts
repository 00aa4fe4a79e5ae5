/** French spacing (french.md): the spaces that keep a sign or a unit on the line of what it belongs to. */

const noBreak = '\u00A0';
const narrowNoBreak = '\u202F';
const space = '[ \\u00A0\\u202F]';

const rules: [RegExp, string][] = [
  [new RegExp(`${space}+:`, 'g'), `${noBreak}:`],
  [new RegExp(`${space}+([;?!])`, 'g'), `${narrowNoBreak}$1`],
  [new RegExp(`«${space}+`, 'g'), `«${noBreak}`],
  [new RegExp(`${space}+»`, 'g'), `${noBreak}»`],
  [new RegExp(`(\\d|\\})${space}(h|min|%|€)(?![\\p{L}\\p{N}])`, 'gu'), `$1${noBreak}$2`],
];

/**
 * Turns the ordinary spaces of a French sentence of ours into the non-breaking ones it needs. It replaces, it never
 * adds: `14:00`, addresses and what people wrote keep their shape. Safe on ICU patterns.
 */
export function frenchTypography(sentence: string): string {
  return rules.reduce((text, [sign, replacement]) => text.replace(sign, replacement), sentence);
}
