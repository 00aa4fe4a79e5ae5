import type { Turn } from '../conversation/command.ts';
import { residentData } from './resident-data.ts';

/**
 * The guard against resident data, before anything is stored or proposed (C56, invariant 8).
 *
 * @returns the sentence of a refusal: what was recognised and what to do, never the text; null when the text may pass
 */
export function screen(text: string, { t, via }: Pick<Turn, 't' | 'via'>): string | null {
  const found = residentData(text);
  if (!found) return null;
  return t(`people.residentData.${via}`, { what: t(`people.residentData.kind.${found.kind}`) });
}
