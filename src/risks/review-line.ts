import type { ListItem } from '../conversation/card.ts';
import type { Translator } from '../conversation/language.ts';
import type { ReviewedRisk } from './risk-review.ts';
import { isHigh } from './risk-score.ts';

/** @returns « R-01 · 12 ↗ · Wi-Fi en chambre insuffisant », and under it what has changed and what was said; for cards */
export function reviewLine(risk: ReviewedRisk, t: Translator): ListItem {
  const { probability, impact, trend, before, state } = risk;
  const details = [
    t(`risk.trend.${trend}`, { before: before?.score ?? 0 }),
    ...(trend === 'closed' ? [] : [t('risk.weighed', { probability, impact })]),
    ...(state === 'occurred' ? [t('risk.state.occurred')] : []),
    ...(risk.comment ? [risk.comment] : []),
    ...(risk.reviewed && trend !== 'closed' ? [t('risk.reviewed')] : []),
  ];
  return {
    text: [{ bold: risk.number }, ` · ${risk.score}${t(`risk.arrow.${trend}`)} · ${risk.title}`],
    detail: details.join(' · '),
    tone: isHigh(risk) ? 'danger' : 'neutral',
  };
}
