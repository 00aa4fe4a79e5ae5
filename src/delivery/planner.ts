import { deliveryKey } from './key.ts';
import { mergeHours, type Placed } from './merge.ts';
import type {
  Nature,
  PastRule,
  PlannedNotice,
  Recipient,
  SendingSettings,
  TimelineRule,
  TimelineSubject,
  WorkingCalendar,
} from './timeline.ts';
import { nextOpenDay, nextOpening, previousOpenDay, workingDaysFrom } from './working-days.ts';

export interface PlanInput {
  rules: readonly TimelineRule[];
  subject: TimelineSubject;
  /** Recipients by audience name. */
  audiences: Record<string, Recipient[]>;
  /** The subject's organisation's, for all recipients. */
  calendar: WorkingCalendar;
  settings: SendingSettings;
  now: Temporal.Instant;
}

export interface Plan {
  /** What will leave, the earliest first. */
  notices: PlannedNotice[];
  /** What had passed: told to the author, not sent. */
  past: PastRule[];
  /** The notices behind `past`. */
  missed: PlannedNotice[];
}

/**
 * Lays a timeline out (domain.md 4.3, 4.4, 4.4b): pure, the same input gives the same plan.
 * A rule whose anchor the subject does not have yet (« sent on ») is left out until it has.
 *
 * @throws Error when a rule names an audience that was not handed over
 */
export function plan(input: PlanInput): Plan {
  const placed = lastOfSeries(onceEach(input.rules.flatMap((rule) => placeRule(rule, input))), input);
  const isPast = ({ notice, atOnce }: Placed) =>
    !atOnce && Temporal.Instant.compare(notice.at, input.now) <= 0;
  const missed = placed.filter(isPast).map(({ notice }) => notice);
  const coming = placed.filter((one) => !isPast(one));
  return {
    notices: mergeHours(coming, input.subject.timeZone).sort(earliestFirst),
    past: pastRules(missed),
    missed,
  };
}

/** Invitations, moves and corrections never merge (4.4b); a post in a channel is a message of its own. */
export function isMergeable(nature: Nature, recipient: Recipient, via?: string): boolean {
  return recipient.kind === 'person' && nature !== 'invitation' && nature !== 'correction' && !via;
}

/** A post or an act rings nobody's telephone; everything else waits for opening hours (invariant 11). */
export function respectsQuietHours(nature: Nature, recipient: Recipient): boolean {
  return recipient.kind !== 'house' && !(nature === 'post' && recipient.kind === 'channel');
}

function placeRule(rule: TimelineRule, input: PlanInput): Placed[] {
  const anchor = input.subject.anchors[rule.anchor];
  const recipients = input.audiences[rule.audience];
  if (!recipients) throw new Error(`Rule ${rule.code} is for « ${rule.audience} », which nobody resolved`);
  if (!anchor && rule.hour !== 'now') return [];
  const repeats = [rule.offset.days ?? 0, ...(rule.repeatDays ?? [])];
  // A team of sixty begins at three hours: a moment is found once for each, not for each person.
  const found = new Map<string, Temporal.Instant>();
  const instantFor = (recipient: Recipient, days: number): Temporal.Instant => {
    const known = `${days} ${recipient.kind} ${recipient.timeZone ?? ''} ${recipient.shifts?.join() ?? ''}`;
    const instant = found.get(known) ?? placeOne(rule, anchor, recipient, days, input).toInstant();
    found.set(known, instant);
    return instant;
  };
  return recipients.flatMap((recipient) =>
    repeats.flatMap((days, repeat): Placed[] => {
      const instant = instantFor(recipient, days);
      const day = instant.toZonedDateTimeISO(input.subject.timeZone).toPlainDate();
      if (recipient.reachedOn && !recipient.reachedOn(day)) return [];
      return [
        {
          notice: noticeOf(rule, recipient, instant, repeat, input.subject),
          repeat,
          flexible: rule.hour === 'default' || rule.hour === 'shifts',
          atOnce: rule.hour === 'now',
        },
      ];
    }),
  );
}

function placeOne(
  rule: TimelineRule,
  anchor: Temporal.ZonedDateTime | undefined,
  recipient: Recipient,
  days: number,
  input: PlanInput,
): Temporal.ZonedDateTime {
  return rule.hour === 'now' || !anchor
    ? atOnce(rule, recipient, input)
    : momentOf(rule, anchor, days, recipient, input);
}

function momentOf(
  rule: TimelineRule,
  anchor: Temporal.ZonedDateTime,
  days: number,
  recipient: Recipient,
  { calendar, settings, subject }: PlanInput,
): Temporal.ZonedDateTime {
  const local = anchor.withTimeZone(subject.timeZone);
  if (rule.hour === 'exact') {
    // Days move the wall time, minutes the instant: H-15 stays a quarter of an hour whatever the clocks do.
    const exact = local.add({ days }).add({ minutes: rule.offset.minutes ?? 0 });
    if (rule.waitsForOpening) return nextOpening(exact, calendar, settings);
    const day = shifted(exact.toPlainDate(), days, rule.shift, calendar);
    return wallTime(day, exact.toPlainTime(), subject.timeZone, exact);
  }
  const day = dayFound(rule, local.toPlainDate(), days, calendar);
  const moment = wallTime(day, hourOf(rule, recipient, settings), subject.timeZone);
  if (rule.waitsForOpening) return nextOpening(moment, calendar, settings);
  const elsewhere = rule.nature === 'alert' ? undefined : recipient.timeZone;
  return elsewhere ? nextOpening(moment.withTimeZone(elsewhere), calendar, settings) : moment;
}

/**
 * @param anchor day the rule counts from
 * @param days of the rule, or of one of its repeats
 * @returns the day on which it falls, closed days considered
 */
export function dayFound(
  { offset, shift }: Pick<TimelineRule, 'offset' | 'shift'>,
  anchor: Temporal.PlainDate,
  days: number,
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  const placed = shifted(anchor.add({ days }), days, shift, calendar);
  const day = workingDaysFrom(placed, offset.workingDays ?? 0, calendar);
  if (!offset.apart) return day;
  const { fromDays, workingDays } = offset.apart;
  const other = shifted(anchor.add({ days: fromDays }), fromDays, undefined, calendar);
  const bound = workingDaysFrom(other, workingDays, calendar);
  return Temporal.PlainDate.compare(day, bound) === Math.sign(workingDays) ? day : bound;
}

/** Before-rules on closed days move back, after-rules forward, J0, H-15 and H stay (4.3, 4.4b). */
function shifted(
  day: Temporal.PlainDate,
  days: number,
  shift: TimelineRule['shift'],
  calendar: WorkingCalendar,
): Temporal.PlainDate {
  const direction = shift ?? (days < 0 ? 'back' : days > 0 ? 'forward' : 'never');
  if (direction === 'back') return previousOpenDay(day, calendar);
  if (direction === 'forward') return nextOpenDay(day, calendar);
  return day;
}

function hourOf(rule: TimelineRule, recipient: Recipient, settings: SendingSettings): Temporal.PlainTime {
  if (typeof rule.hour === 'object') return Temporal.PlainTime.from(rule.hour.at);
  const [first] = rule.hour === 'shifts' ? [...(recipient.shifts ?? [])].sort() : [];
  return Temporal.PlainTime.from(first ?? settings.defaultHour);
}

/** A wall time that does not exist slides forward, one that exists twice means its first passage (4.4b). */
function wallTime(
  day: Temporal.PlainDate,
  time: Temporal.PlainTime,
  timeZone: string,
  unmoved?: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime {
  if (unmoved?.toPlainDate().equals(day)) return unmoved;
  return day.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation: 'compatible' });
}

/** Now within opening hours, else the next opening; staff at their next working shift start (4.4b). */
function atOnce(rule: TimelineRule, recipient: Recipient, input: PlanInput): Temporal.ZonedDateTime {
  const now = input.now.toZonedDateTimeISO(input.subject.timeZone);
  if (recipient.shifts?.length) return nextShift(now, recipient.shifts, input.calendar);
  return respectsQuietHours(rule.nature, recipient) ? nextOpening(now, input.calendar, input.settings) : now;
}

function nextShift(
  now: Temporal.ZonedDateTime,
  shifts: readonly string[],
  calendar: WorkingCalendar,
): Temporal.ZonedDateTime {
  for (
    let day = nextOpenDay(now.toPlainDate(), calendar);
    ;
    day = nextOpenDay(day.add({ days: 1 }), calendar)
  ) {
    const starts = shifts.map((start) => wallTime(day, Temporal.PlainTime.from(start), now.timeZoneId));
    const [first] = starts
      .filter((start) => Temporal.ZonedDateTime.compare(start, now) >= 0)
      .sort(Temporal.ZonedDateTime.compare);
    if (first) return first;
  }
}

function noticeOf(
  rule: TimelineRule,
  recipient: Recipient,
  at: Temporal.Instant,
  repeat: number,
  subject: TimelineSubject,
): PlannedNotice {
  const via = rule.via ?? recipient.via;
  return {
    key: deliveryKey(rule.code, subject, recipient, repeat),
    rule: rule.code,
    subject: { type: subject.type, id: subject.id, version: subject.version, on: subject.on },
    recipient: { kind: recipient.kind, id: recipient.id },
    message: rule.message,
    nature: rule.nature,
    at,
    mergeable: isMergeable(rule.nature, recipient, via),
    perishable: rule.perishable ?? false,
    live: rule.live ?? false,
    conditional: rule.conditional ?? false,
    ...(via && { via }),
  };
}

/**
 * One rule reaches one person once, at the earliest hour (4.4b): a code may stand in several lines for several audiences.
 * Repeats that closed days push onto one another become one.
 */
function onceEach(placed: Placed[]): Placed[] {
  const byKey = new Map<string, Placed>();
  for (const one of placed) {
    const known = byKey.get(one.notice.key);
    if (!known || Temporal.Instant.compare(one.notice.at, known.notice.at) < 0)
      byKey.set(one.notice.key, one);
  }
  const byMoment = new Map<string, Placed>();
  for (const one of byKey.values()) {
    const { rule, recipient, at } = one.notice;
    const moment = `${rule}|${recipient.kind}:${recipient.id}|${at.epochMilliseconds}`;
    const known = byMoment.get(moment);
    if (!known || one.repeat < known.repeat) byMoment.set(moment, one);
  }
  return [...byMoment.values()];
}

/** Of the rules of one series on one day, each recipient gets the one that comes last in the table. */
function lastOfSeries(placed: Placed[], { rules, subject }: PlanInput): Placed[] {
  const series = new Map(rules.flatMap(({ code, series: name }) => (name ? [[code, name]] : [])));
  const dayOf = ({ notice }: Placed): string | null => {
    const name = series.get(notice.rule);
    const day = notice.at.toZonedDateTimeISO(subject.timeZone).toPlainDate();
    return name ? `${name}|${notice.recipient.kind}:${notice.recipient.id}|${day}` : null;
  };
  const last = new Map(placed.map((one) => [dayOf(one), one]));
  return placed.filter((one) => dayOf(one) === null || last.get(dayOf(one)) === one);
}

function pastRules(missed: PlannedNotice[]): PastRule[] {
  const seen = new Map(missed.map(({ rule, at }) => [`${rule}|${at.epochMilliseconds}`, { rule, at }]));
  return [...seen.values()].sort(earliestFirst);
}

function earliestFirst(a: { at: Temporal.Instant }, b: { at: Temporal.Instant }): number {
  return Temporal.Instant.compare(a.at, b.at);
}
