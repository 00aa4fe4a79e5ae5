import { formatList } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { SiteInFile } from './scope.ts';

/** Items a line names; the others are counted. One more would save nothing. */
const named = 6;

/** @returns « GL01 (…), GL02 (…) et 12 autres » @param what says what the others are */
export function listed(items: readonly string[], t: Translator, what?: 'sites'): string {
  if (items.length <= named + 1) return formatList(items, t.locale);
  const list = items.slice(0, named).join(items.some((item) => item.includes(',')) ? ' ; ' : ', ');
  // @keys exchange.remark.more exchange.remark.more.sites
  return t(what ? `exchange.remark.more.${what}` : 'exchange.remark.more', {
    list,
    count: items.length - named,
  });
}

/** @returns « EHPAD Les Ajoncs démarre dans 16 jours » */
export function beginning(
  { site, goLive, today }: SiteInFile & { goLive: Temporal.PlainDate },
  t: Translator,
): string {
  const { days } = today.until(goLive, { largestUnit: 'day' });
  return t('exchange.remark.begins', {
    name: site.name,
    when: days === 0 ? 'today' : days < 0 ? 'past' : 'ahead',
    days: Math.abs(days),
  });
}
