/** What the checks found, in words: one line each, the site first. */
import type { ListItem } from '../../../conversation/card.ts';
import { formatDate, formatList } from '../../../conversation/format.ts';
import type { Translator } from '../../../conversation/language.ts';
import { countdown, dayMonth, periodWords } from '../day-words.ts';
import { phaseLabel } from '../phases.ts';
import type { Conflict } from './conflict.ts';
import { measureDays } from './days-of-site.ts';
import { type RealismFinding, realismDefaults } from './realism.ts';

/** @returns « S12 · J+30 = 22/07, après l’échéance … » @param codes of all the sites of which the same is to be said */
export function conflictItem(
  conflict: Conflict,
  t: Translator,
  codes = conflict.sites.map(({ code }) => code).join(', '),
): ListItem {
  return {
    text: [{ bold: codes }, ` · ${conflictText(conflict, t)}`],
    tone: conflict.weight === 'blocking' ? 'danger' : 'warning',
  };
}

/** @returns what does not fit, without the site it is about */
export function conflictText(conflict: Conflict, t: Translator): string {
  const { locale } = t;
  switch (conflict.code) {
    case 'noDate':
      return t('deployment.check.noDate');
    case 'goLiveClosed': {
      const [{ goLive, calendar }] = conflict.sites;
      return t('deployment.check.goLiveClosed', { reason: calendar.closedBecause(goLive, locale) ?? '' });
    }
    case 'inPeriod': {
      const { constraint } = conflict;
      const period = periodWords(constraint, locale);
      return t('deployment.check.inPeriod', {
        what: takenWords(conflict, t),
        label: constraint.label,
        period,
      });
    }
    case 'afterDeadline': {
      const { constraint, on, started } = conflict;
      return t('deployment.check.afterDeadline', {
        measure: equalsDay(measureDays, on, t),
        started: started ? 'yes' : 'no',
        deadline: formatDate(constraint.to, locale, { weekday: false }),
        label: constraint.label,
      });
    }
    case 'movedBack': {
      const { day, beside, sites } = conflict;
      return t('deployment.check.movedBack', {
        day: countdown(day.days, t),
        reason: sites[0].calendar.closedBecause(day.falls, locale) ?? '',
        told: formatDate(day.told, locale, { year: false }),
        count: beside.length,
        beside: formatList(
          beside.map((days) => countdown(days, t)),
          locale,
        ),
      });
    }
    case 'measureClosed': {
      const reason = conflict.sites[0].calendar.closedBecause(conflict.on, locale) ?? '';
      return t('deployment.check.measureClosed', { day: countdown(measureDays, t), reason });
    }
    case 'meetingOnGoLive':
      return t('deployment.check.meetingOnGoLive', { title: conflict.meeting.title });
    case 'referentMissing': {
      const { kind, asked } = conflict;
      // @keys deployment.check.referentMissing.* deployment.check.referentAsked.*
      if (asked === null) return t(`deployment.check.referentMissing.${kind}`);
      return t(`deployment.check.referentAsked.${kind}`, { name: asked });
    }
    case 'referentShared':
      return t('deployment.check.referentShared', { name: conflict.name, count: conflict.sites.length });
    case 'referentSameWeek':
      return t('deployment.check.referentSameWeek', { name: conflict.name, days: conflict.days });
    case 'opinionAwaited': {
      const { constraint } = conflict;
      const date = formatDate(constraint.to, locale, { weekday: false });
      const confirmed = constraint.confirmed ? 'yes' : 'no';
      return t('deployment.check.opinionAwaited', { label: constraint.label, date, confirmed });
    }
    case 'phaseOrder': {
      const { phase, startsOn, awaited, endsOn } = conflict;
      return t('deployment.check.phaseOrder', {
        phase: phaseLabel(phase, t),
        starts: dayMonth(startsOn),
        awaited: phaseLabel(awaited, t),
        ends: dayMonth(endsOn),
      });
    }
  }
}

/** @returns « S07, S08 · 8 jours ouvrés entre deux démarrages … » */
export function findingItem(finding: RealismFinding, t: Translator): ListItem {
  const said = findingText(finding, t);
  if (finding.sites.length === 0) return { text: said, tone: 'warning' };
  return {
    text: [{ bold: finding.sites.map(({ code }) => code).join(', ') }, ` · ${said}`],
    tone: 'warning',
  };
}

function findingText(finding: RealismFinding, t: Translator): string {
  const { mostTime, mostBetweenGoLives, mostMonths, mostAfterTraining } = realismDefaults;
  switch (finding.code) {
    case 'phaseShort': {
      const { phase, days, least } = finding;
      return t('deployment.check.phaseShort', { phase: phaseLabel(phase, t), days, least });
    }
    case 'acceptanceLate':
      return t('deployment.check.acceptanceLate', { days: finding.days, least: finding.least });
    case 'goLivesClose':
      return t('deployment.check.goLivesClose', { days: finding.days, least: finding.least });
    case 'overloaded': {
      const { name, percent, on } = finding;
      const from = on ? formatDate(on, t.locale, { weekday: false }) : '';
      return t('deployment.check.overloaded', {
        name,
        percent,
        most: mostTime,
        later: on ? 'yes' : 'no',
        from,
      });
    }
    case 'goLivesApart':
      return t('deployment.check.goLivesApart', { days: finding.days, most: mostBetweenGoLives });
    case 'projectLong':
      return t('deployment.check.projectLong', { months: finding.months, most: mostMonths });
    case 'trainingEarly':
      return t('deployment.check.trainingEarly', { days: finding.days, most: mostAfterTraining });
  }
}

/** « J-7 = 04/05, J-3 = 07/05 et formation du 3 mai au 6 mai ». */
function takenWords(conflict: Extract<Conflict, { code: 'inPeriod' }>, t: Translator): string {
  const { days, training } = conflict;
  const taken = days.map((day) =>
    day.days === 0
      ? t('deployment.check.goLiveOn', { date: dayMonth(day.told) })
      : equalsDay(day.days, day.told, t),
  );
  const held = training
    ? [t('deployment.check.trainingOn', { from: dayMonth(training.from), to: dayMonth(training.to) })]
    : [];
  return formatList([...taken, ...held], t.locale);
}

function equalsDay(days: number, on: Temporal.PlainDate, t: Translator): string {
  return t('deployment.check.dayIs', { day: countdown(days, t), date: dayMonth(on) });
}
