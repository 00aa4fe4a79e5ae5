import type { Block } from '../conversation/card.ts';
import { formatDate, formatDateTime } from '../conversation/format.ts';
import type { DomainTurn } from '../people/turn.ts';

/** Remarked to who asks until a closed day: people may answer then, and what comes of it is told later. */
export function closedDayNotice(
  { t, locale }: DomainTurn,
  day: Temporal.PlainDate,
  told: Temporal.PlainDateTime,
): Block {
  const when = formatDateTime(told, locale, { year: false });
  return {
    kind: 'notice',
    tone: 'neutral',
    text: t('meeting.closedDay', { day: formatDate(day, locale, { year: false }), when }),
  };
}
