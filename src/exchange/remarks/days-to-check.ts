import { formatDate } from '../../conversation/format.ts';
import type { Translator } from '../../conversation/language.ts';
import type { TrainingEntry } from '../../spaces/space-file.ts';
import { listed } from './listed.ts';
import { isBrought, type Scope, type SiteInFile } from './scope.ts';

/** Days that are right for copil, and perhaps not for the site: each kind on one line, with its sites. */
export function daysToCheck(scope: Scope, sites: readonly SiteInFile[], t: Translator): string[] {
  const dated = sites.filter(({ comes, goLive }) => comes && goLive);
  const past = dated.filter(({ goLive, today }) => goLive && isBefore(goLive, today));
  const closed = dated.filter(
    ({ goLive, today, calendar }) => goLive && !isBefore(goLive, today) && !calendar.isOpen(goLive),
  );
  const trainings = sites.flatMap((one) => trainingsOf(one, scope));
  // @keys exchange.remark.goLivePast exchange.remark.goLiveClosed exchange.remark.trainingClosed exchange.remark.trainingAfter
  const line = (key: string, items: string[]) =>
    items.length > 0 ? [t(`exchange.remark.${key}`, { sites: listed(items, t) })] : [];
  const named = ({ site }: SiteInFile, detail: string) =>
    t('exchange.remark.named', { site: site.code, detail });
  return [
    ...line(
      'goLivePast',
      past.map((one) => named(one, dayWords(one.goLive, t))),
    ),
    ...line(
      'goLiveClosed',
      closed.map((one) => named(one, closedWords(one, one.goLive, t))),
    ),
    ...line(
      'trainingClosed',
      trainings
        .filter(({ one, on }) => !isBefore(on, one.today) && !one.calendar.isOpen(on))
        .map(({ one, on }) => named(one, closedWords(one, on, t))),
    ),
    ...line(
      'trainingAfter',
      trainings
        .filter(({ one, on }) => one.goLive && isBefore(one.goLive, on))
        .map(({ one, on }) => named(one, dayWords(on, t))),
    ),
  ];
}

function trainingsOf(one: SiteInFile, scope: Scope): { one: SiteInFile; on: Temporal.PlainDate }[] {
  const comes = (training: TrainingEntry) => one.comes || isBrought(scope, 'trainings', training);
  return scope.file.trainings
    .filter((training) => training.site === one.site.code && comes(training))
    .map(({ on }) => ({ one, on: Temporal.PlainDate.from(on) }));
}

function closedWords({ calendar }: SiteInFile, day: Temporal.PlainDate | null, t: Translator): string {
  return (day && calendar.closedBecause(day, t.locale)) ?? '';
}

function dayWords(day: Temporal.PlainDate | null, t: Translator): string {
  return day ? formatDate(day, t.locale, { weekday: false }) : '';
}

function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}
