import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';

/** « pour le mardi 17 novembre »; once that day is over, « attendu le mardi 17 novembre (en retard) ». */
export function dueWords(due: Temporal.PlainDate, today: Temporal.PlainDate, t: Translator): string {
  const late = Temporal.PlainDate.compare(due, today) < 0;
  const day = formatDate(due, t.locale, { year: false });
  return t(late ? 'readiness.dueLate' : 'readiness.dueOn', { day });
}
