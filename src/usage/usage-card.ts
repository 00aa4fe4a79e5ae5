import type { Block, Card, ListItem, Tone } from '../conversation/card.ts';
import { formatDate } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { plainDate } from '../time.ts';
import type { Level } from './level.ts';
import type { Indicator } from './usage-of-site.ts';

const tones: Readonly<Record<Level, Tone>> = { green: 'success', orange: 'warning', red: 'danger' };

/** « 🟢 DUI actifs : 72,5 % (58 sur 80), cible 70 % », and under it when, by what proof, and how it has moved. */
function indicatorItem(indicator: Indicator, t: Translator): ListItem {
  const { label, target, last, level, percent, trend, before } = indicator;
  if (!last || !level) return { text: t('usage.item.none', { label, target }) };
  const measured = formatDate(plainDate(last.measuredOn), t.locale, { weekday: false });
  const detail = [
    t('usage.item.proof', { date: measured, proof: last.proof ?? '', hasProof: last.proof !== null }),
    t(`usage.state.${last.state}`),
    ...(trend !== null && before
      ? [
          t('usage.item.trend', {
            way: trend > 0 ? 'up' : trend < 0 ? 'down' : 'same',
            points: Math.abs(trend),
            date: formatDate(plainDate(before.measuredOn), t.locale, { weekday: false }),
          }),
        ]
      : []),
  ].join(' · ');
  const { value, denominator } = last;
  const proof = last.proofUrl;
  return {
    text: [
      `${t(`usage.level.${level}`)} `,
      { bold: label },
      t('usage.item.value', { percent: percent ?? 0, value, denominator, target }),
    ],
    detail: proof ? [`${detail} · `, { link: proof, label: t('usage.item.link') }] : detail,
    tone: tones[level],
  };
}

/** The indicators of one site, as a list. */
export function usageBlocks(indicators: readonly Indicator[], t: Translator): Block[] {
  if (indicators.length === 0) return [{ kind: 'text', text: t('usage.noTargets') }];
  return [{ kind: 'list', items: indicators.map((one) => indicatorItem(one, t)) }];
}

export function usageCard(
  site: { name: string; code: string },
  indicators: readonly Indicator[],
  t: Translator,
  { said = [], actions = [] }: { said?: Block[]; actions?: Card['actions'] } = {},
): Card {
  return {
    heading: t('usage.heading', { site: site.name }),
    blocks: [...said, ...usageBlocks(indicators, t)],
    ...(actions.length > 0 && { actions }),
  };
}
