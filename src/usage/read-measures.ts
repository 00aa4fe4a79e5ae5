import { foldName } from '../people/person-name.ts';

export interface Measured {
  code: string;
  value: number;
  denominator: number;
}

export type ReadMeasures =
  | { measures: Measured[] }
  | { problem: 'notUnderstood' | 'unknown' | 'tooMany' | 'noneAtAll' | 'twice'; typed: string };

/** `dui_actifs=58/80`: a name, equals, how many of how many. */
const one = /\s*([^=,;/]+?)\s*=\s*(\d{1,7})\s*\/\s*(\d{1,7})\s*(?:[,;]|(?=\s|$))/y;

/**
 * Reads one measure or several, `dui_actifs=58/80 ins_qualifiees=64/80`.
 *
 * @param codes the indicators there are; accents, capitals, spaces and underscores do not matter
 */
export function readMeasures(typed: string, codes: readonly string[]): ReadMeasures {
  const measures: Measured[] = [];
  const text = typed.trim();
  for (one.lastIndex = 0; one.lastIndex < text.length; ) {
    const from = one.lastIndex;
    const found = one.exec(text);
    if (!found) return { problem: 'notUnderstood', typed: text.slice(from).trim() };
    const [whole, name = '', value = '', denominator = ''] = found;
    const code = codes.find((known) => foldName(known) === foldName(name));
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
