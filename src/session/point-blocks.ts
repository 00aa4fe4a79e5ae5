/** Where the agenda stands, as a session's cards say it. */
import type { Block, Field, ListItem } from '../conversation/card.ts';
import { formatDuration } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { MeetingWithPeople } from '../meetings/meeting.ts';
import { toInstant } from '../time.ts';
import { type PointInSession, progressOf, timeOf } from './points-in-session.ts';
import type { Session } from './session.ts';
import { hourOf } from './session-hours.ts';

type Point = Session['items'][number];

/** The current point with its hour, its length and the hour it should end; then the next one. */
export function pointBlocks({ meeting, items }: Session, t: Translator, now: Temporal.Instant): Block[] {
  const { current, next, done, waiting } = progressOf(items, meeting.currentItemId);
  const fields: Field[] = [];
  if (current) {
    fields.push({ label: t('session.field.current'), value: [{ bold: pointTitle(current) }] });
    const clock = clockOf(meeting, current, t);
    if (clock) fields.push({ label: t('session.field.clock'), value: clock });
  }
  if (next) fields.push({ label: t('session.field.next'), value: pointTitle(next) });
  if (items.length > 0)
    fields.push({
      label: t('session.field.points'),
      value: t('session.points', { done: done.length, waiting: waiting.length }),
    });
  const over = current ? (timeOf(current, now)?.over ?? 0) : 0;
  return [
    ...(fields.length > 0 ? [{ kind: 'fields' as const, fields }] : []),
    ...(over > 0
      ? [
          {
            kind: 'notice' as const,
            tone: 'warning' as const,
            text: t('session.over', { minutes: formatDuration(over, t.locale) }),
          },
        ]
      : []),
  ];
}

/** « 3 · Wi-Fi EHPAD » */
export function pointTitle({ place, title }: Pick<Point, 'place' | 'title'>): string {
  return `${place} · ${title}`;
}

/** « depuis 14 h 12, 15 min prévues, jusqu’à 14 h 27 » */
function clockOf(
  meeting: MeetingWithPeople,
  { startedAt, minutes }: PointInSession,
  t: Translator,
): string | null {
  if (!startedAt) return null;
  const from = toInstant(startedAt);
  const since = hourOf(meeting, from, t);
  if (minutes === null) return t('session.clock.open', { since });
  return t('session.clock', {
    since,
    length: formatDuration(minutes, t.locale),
    until: hourOf(meeting, from.add({ minutes }), t),
  });
}

/** What each point took, against what was announced. */
export function pointLine(point: Point, t: Translator, now: Temporal.Instant, isCurrent: boolean): ListItem {
  const time = timeOf(point, now);
  const standing = t(`session.point.${isCurrent ? 'current' : point.state}`);
  const spent = time
    ? t('session.point.spent', {
        spent: formatDuration(time.spent, t.locale),
        planned: point.minutes === null ? '' : formatDuration(point.minutes, t.locale),
        timed: point.minutes === null ? 'no' : 'yes',
      })
    : point.minutes === null
      ? ''
      : t('session.point.planned', { minutes: formatDuration(point.minutes, t.locale) });
  return {
    text: isCurrent ? [{ bold: pointTitle(point) }] : pointTitle(point),
    detail: spent ? `${standing} · ${spent}` : standing,
    tone: (time?.over ?? 0) > 0 ? 'warning' : point.state === 'done' ? 'success' : 'neutral',
  };
}
