import { foldName } from '../people/person-name.ts';

export interface Measured {
  code: string;
  value: number;
  denominator: number;
}

export type ReadMeasures =
  | { measures: Measured[] }
  | { problem: 'notUnderstood' | 'unknown' | 'tooMany' | 'noneAtAll' | 'twice'; typed: string };

/** An indicator by the two names people may give it. */
export interface Named {
  code: string;
  label: string;
}

/** `DUI actifs=58/80`: a name, equals, how many of how many. */
const one = /\s*([^=,;/]+?)\s*=\s*(\d{1,7})\s*\/\s*(\d{1,7})\s*(?:[,;]|(?=\s|$))/y;

/**
 * Reads one measure or several, `DUI actifs=58/80 ins_qualifiees=64/80`.
 *
 * @param indicators those there are, meant by label or by code; accents, capitals, spaces and underscores do not matter
 */
export function readMeasures(typed: string, indicators: readonly Named[]): ReadMeasures {
  const measures: Measured[] = [];
  const text = typed.trim();
  for (one.lastIndex = 0; one.lastIndex < text.length; ) {
    const from = one.lastIndex;
    const found = one.exec(text);
    if (!found) return { problem: 'notUnderstood', typed: text.slice(from).trim() };
    const [whole, name = '', value = '', denominator = ''] = found;
    const meant = foldName(name);
    const code = indicators.find((one) => [one.code, one.label].map(foldName).includes(meant))?.code;
    const measure = { code: code ?? '', value: Number(value), denominator: Number(denominator) };
    const said = whole.trim();
    if (code === undefined) return { problem: 'unknown', typed: name };
    if (measure.denominator === 0) return { problem: 'noneAtAll', typed: said };
    if (measure.value > measure.denominator) return { problem: 'tooMany', typed: said };
    if (measures.some((other) => other.code === code)) return { problem: 'twice', typed: code };
    measures.push(measure);
  }
  return measures.length > 0 ? { measures } : { problem: 'notUnderstood', typed: text };
}

/** What a name may not hold to be typed before an equals sign. */
const separators = /[=,;/]/;

/** @returns the label where it can be typed, else the code */
export function typedName({ code, label }: Named): string {
  return separators.test(label) ? code : label;
}

/** @returns « DUI actifs=58/80 », to be typed as it stands */
export function exampleOf([first]: readonly Named[]): string {
  return `${first ? typedName(first) : 'DUI actifs'}=58/80`;
}
