import type { Block } from '../../conversation/card.ts';
import type { Translator } from '../../conversation/language.ts';
import type { Rate, Rates } from './rates.ts';

/** « 41 sur 64 (64 %) ». */
export function rateLine({ trained, of, percent }: Rate, t: Translator): string {
  return t('readiness.rate', { trained, of, percent });
}

/** The rate of each category, what misses the threshold first in colour. */
export function rateBlocks(rates: Rates, threshold: number, t: Translator): Block[] {
  if (rates.categories.length === 0) return [{ kind: 'text', text: t('readiness.rate.nobody') }];
  return [
    { kind: 'text', text: t('readiness.rate.total', { rate: rateLine(rates.total, t), threshold }) },
    {
      kind: 'list',
      items: rates.categories.map((one) => ({
        text: [{ bold: t(`readiness.category.${keyOf[one.category]}`) }, ` · ${rateLine(one, t)}`],
        tone: one.reached ? 'success' : 'warning',
      })),
    },
  ];
}

/** Names of the catalogue's keys. */
export const keyOf = {
  administratif: 'administrative',
  éducatif: 'educational',
  soin: 'care',
  technique: 'technical',
} as const;
