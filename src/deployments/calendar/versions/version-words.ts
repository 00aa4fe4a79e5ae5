import type { Field, ListItem } from '../../../conversation/card.ts';
import { formatDate, formatList } from '../../../conversation/format.ts';
import type { Translator } from '../../../conversation/language.ts';
import type { CalendarVersion } from '../../../store/generated/client.ts';
import { toInstant } from '../../../time.ts';
import { phaseLabel } from '../phases.ts';
import type { Difference } from './entries.ts';
import type { Standing } from './version.ts';

/** @returns « 5 accords sur 9, accord éditeur en attente » (C27) */
export function standingWords({ agreed, asked, objections, vendor }: Standing, t: Translator): string {
  return formatList(
    [
      t('deployment.calendar.agreements', { agreed, asked }),
      ...(objections > 0 ? [t('deployment.calendar.objections', { count: objections })] : []),
      ...(vendor === 'nobody' ? [] : [vendorWords(vendor, t)]),
    ],
    t.locale,
  );
}

/** @returns « accord éditeur en attente » */
function vendorWords(vendor: Exclude<Standing['vendor'], 'nobody'>, t: Translator): string {
  // @keys deployment.calendar.vendor.*
  return t(`deployment.calendar.vendor.${vendor}`);
}

export function opinionsField(standing: Standing, t: Translator): Field {
  return { label: t('deployment.calendar.field.opinions'), value: standingWords(standing, t) };
}

/** @returns « S03 · EHPAD Résidence du Port : du 19 novembre au 3 décembre 2026 » */
export function differenceItem(difference: Difference, t: Translator): ListItem {
  const day = (date: Temporal.PlainDate | null) =>
    date ? formatDate(date, t.locale, { weekday: false }) : t('deployment.calendar.noDate');
  const { code, name } = difference;
  const said = () => {
    switch (difference.kind) {
      case 'added':
      case 'removed':
        return t(`deployment.calendar.difference.${difference.kind}`, { date: day(difference.goLive) });
      case 'moved':
        return t('deployment.calendar.difference.moved', {
          from: day(difference.from),
          to: day(difference.to),
        });
      case 'phases': {
        const phases = formatList(
          difference.phases.map((phase) => phaseLabel(phase, t)),
          t.locale,
        );
        return t('deployment.calendar.difference.phases', { count: difference.phases.length, phases });
      }
    }
  };
  return { text: [{ bold: code }, ` · ${name}`], detail: said() };
}

/** @returns « Adoptée le 22 septembre 2026 par la décision D-2026-004. » */
export function adoptedWords(
  { adoptedAt }: Pick<CalendarVersion, 'adoptedAt'>,
  decision: string | null,
  timeZone: string,
  t: Translator,
): string {
  const on = adoptedAt && toInstant(adoptedAt).toZonedDateTimeISO(timeZone);
  const date = on ? formatDate(on, t.locale, { weekday: false }) : '';
  return t('deployment.calendar.adoptedOn', {
    date,
    decided: decision ? 'yes' : 'no',
    decision: decision ?? '',
  });
}
