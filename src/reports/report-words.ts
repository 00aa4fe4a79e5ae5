/** How a report names what stands in it. */
import { formatDate, formatDateRange, formatDateTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { MovedGoLive, ReportContent, ReportedDecision, ReportedRisk } from './content.ts';
import { driftDays } from './drift.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

/** @returns « 2 octobre 2026 » */
export function spokenDay(text: string, t: Translator): string {
  return formatDate(day(text), t.locale, { weekday: false });
}

/** @returns « du 30 juillet 2026 au 23 septembre 2026 » */
export function periodLine({ period }: ReportContent, t: Translator): string {
  return formatDateRange(day(period.from), day(period.to), t.locale);
}

/** @returns the name of the body: « Bureau », else « instance exécutive » */
export function bodyName(label: string | null, t: Translator): string {
  return label ?? t('report.body');
}

/** @returns « 8/0/0 », empty without a vote */
export function votesOf({ votes }: ReportedDecision, t: Translator): string {
  if (!votes) return '';
  const counted = `${votes.inFavour}/${votes.against}/${votes.abstentions}`;
  return votes.castingVote ? t('report.votes.casting', { votes: counted }) : counted;
}

/** @returns « Démarrer l’IME le 06/10 (remplace D-2026-003) » */
export function decisionText(decision: ReportedDecision, t: Translator): string {
  const marks = [
    ...(decision.state === 'superseded' ? [t('report.decision.superseded')] : []),
    ...(decision.supersedes ? [t('report.decision.supersedes', { number: decision.supersedes })] : []),
    ...(decision.reservedUntil
      ? [t('report.decision.reserved', { day: spokenDay(decision.reservedUntil, t) })]
      : []),
  ];
  return marks.length > 0 ? `${decision.text} (${marks.join(', ')})` : decision.text;
}

type WeatherLine = NonNullable<ReportContent['weather']>['lines'][number];

export function weatherName({ axis, site }: WeatherLine, t: Translator): string {
  return axis === 'site' ? (site ?? '') : t(`report.axis.${axis}`);
}

/** @returns « nuages (soleil auparavant) » */
export function weatherValue({ value, previous, trend }: WeatherLine, t: Translator): string {
  const now = t(`report.weather.${value}`);
  if (trend === null || previous === null) return now;
  if (trend === 'same') return t('report.weather.same', { now });
  return t('report.weather.changed', { now, before: t(`report.weather.${previous}`) });
}

/** @returns « 12 (9 au rapport précédent) » */
export function riskScore({ score, scoreBefore, trend }: ReportedRisk, t: Translator): string {
  return t(`report.risk.${trend}`, { score, before: scoreBefore ?? score });
}

/** @returns « S03 · EHPAD Résidence du Port : du 19 novembre 2026 au 3 décembre 2026, 14 jours plus tard » */
function movedLine(moved: MovedGoLive, t: Translator): string {
  const site = `${moved.code} · ${moved.name}`;
  const days = driftDays(moved);
  const before = spokenDay(moved.from, t);
  if (moved.to === null || days === null) return t('report.calendar.undated', { site, before });
  const values = { site, before, now: spokenDay(moved.to, t), days: Math.abs(days) };
  return t(days > 0 ? 'report.calendar.later' : 'report.calendar.earlier', values);
}

/** What the calendar says: what moved since the last report, what comes next. */
export function calendarLines({ calendar, period }: ReportContent, t: Translator, most: number): string[] {
  const next = calendar.planned.filter(({ on }) => on >= period.to).slice(0, 3);
  const moved = calendar.moved.slice(0, most).map((one) => movedLine(one, t));
  const rest = calendar.moved.length - moved.length;
  return [
    ...(calendar.compared ? [] : [t('report.calendar.notCompared')]),
    ...(calendar.compared && moved.length === 0 ? [t('report.calendar.stable')] : []),
    ...moved,
    ...(rest > 0 ? [t('report.others', { count: rest })] : []),
    ...(calendar.planned.length > 0
      ? [t('report.calendar.done', { past: calendar.past, planned: calendar.planned.length })]
      : []),
    ...next.map(({ code, name, on }) =>
      t('report.calendar.next', { site: `${code} · ${name}`, day: spokenDay(on, t) }),
    ),
  ];
}

/** Who was there: « Hélène Guivarc’h : 1 présence sur 2 », and two absences in a row (nasty case 3). */
export function presenceLines({ presence }: ReportContent, t: Translator): string[] {
  return presence.map(({ name, present, meetings, absentInARow }) => {
    const line = t('report.presence', { name, present, meetings });
    return absentInARow >= 2 ? `${line} ${t('report.presence.absent', { times: absentInARow })}` : line;
  });
}

export function meetingLines({ meetings }: ReportContent, t: Translator): string[] {
  const held = meetings.held.map(({ title, on, information }) =>
    t(information ? 'report.meeting.information' : 'report.meeting.held', { title, day: spokenDay(on, t) }),
  );
  const next = meetings.next && {
    title: meetings.next.title,
    when: formatDateTime(Temporal.PlainDateTime.from(meetings.next.start), t.locale),
  };
  return [
    ...(held.length > 0 ? held : [t('report.meeting.none')]),
    next ? t('report.meeting.next', next) : t('report.meeting.noNext'),
  ];
}

/**
 * « A-2026-006 · Mettre à jour l’analyse… · Nadia Cherif, échéance le 2 octobre 2026 ».
 *
 * @param most characters; what it is about is cut rather than whose it is or since when
 */
export function lateActionLine(
  { number, text, owner, dueOn }: ReportContent['actions']['late'][number],
  t: Translator,
  most = Number.POSITIVE_INFINITY,
): string {
  const line = (said: string) =>
    t('report.action.late', {
      number,
      text: said,
      owner: owner ?? t('action.needsOwner'),
      day: spokenDay(dueOn, t),
    });
  return line(shortened(text, Math.max(most - line('').length, shortestText)));
}

/** Characters without which nobody knows what an action is about. */
const shortestText = 20;

/** @returns the text, cut at a word where it is longer than a line or two of print. @param most characters */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2))}…`;
}
