/** What cards say of a session: quorum, who is there, where the agenda stands, and the buttons to hold it. */
import { pointReference } from '../agenda/point-named.ts';
import type { Block, Button, Card, CommandButton, Field, ListItem } from '../conversation/card.ts';
import { formatDuration, formatList, formatTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { type MeetingWithPeople, referenceOf } from '../meetings/meeting.ts';
import { answerOf } from '../meetings/names.ts';
import { toInstant } from '../time.ts';
import { type PointInSession, progressOf, timeOf } from './points-in-session.ts';
import { awaited, othersThere, seatPresence } from './presence.ts';
import type { Session } from './session.ts';

type Point = Session['items'][number];

/** @returns « 14 h 05 » on the meeting's clock */
export function hourOf(
  meeting: Pick<MeetingWithPeople, 'timeZone'>,
  at: Temporal.Instant,
  t: Translator,
): string {
  return formatTime(at.toZonedDateTimeISO(meeting.timeZone), t.locale);
}

/** « 5 voix sur 9, quorum atteint (5 requises) », or what is missing. */
export function quorumLine({ meeting, quorum }: Session, t: Translator): string {
  const { represented, needed, seats, reached } = quorum;
  const missing = Math.max(0, needed - represented);
  const kind = needed === 0 ? 'none' : reached ? 'reached' : 'missing';
  if (meeting.sessionKind === 'information') return t('session.quorum.information', { represented, seats });
  return t(`session.quorum.${kind}`, { represented, seats, needed, missing });
}

/** Quorum, who is there, who is represented by whom, who is awaited. */
export function presenceFields(session: Session, t: Translator): Field[] {
  const { names } = session;
  const name = (id: string | null) => names.get(id ?? '') ?? '';
  const seats = seatPresence(session);
  const lines: Record<string, string[]> = {
    present: [],
    remote: [],
    represented: [],
    awaited: awaited(session).map((id) => awaitedName(session, id, t)),
  };
  for (const { memberId, state, byId } of seats) {
    if (state === 'inPerson') lines.present?.push(name(memberId));
    if (state === 'remote') lines.remote?.push(name(memberId));
    if (byId)
      lines.represented?.push(
        t(`session.by.${state === 'substituted' ? 'substitute' : 'proxy'}`, {
          member: name(memberId),
          name: name(byId),
        }),
      );
  }
  lines.others = othersThere(session)
    .filter(({ leftAt }) => !leftAt)
    .map(({ personId }) => name(personId));
  lines.left = seats.filter(({ state }) => state === 'left').map(({ memberId }) => name(memberId));
  const shown = ['present', 'remote', 'represented', 'others', 'left', 'awaited'] as const;
  return [
    { label: t('session.field.quorum'), value: [{ bold: quorumLine(session, t) }] },
    ...shown.flatMap((kind) => {
      const people = lines[kind] ?? [];
      return people.length === 0
        ? []
        : [{ label: t(`session.field.${kind}`), value: formatList(people, t.locale) }];
    }),
  ];
}

/** The member, or who comes for them. */
function awaitedName({ meeting, names }: Session, memberId: string, t: Translator): string {
  const member = names.get(memberId) ?? '';
  const substituteId = meeting.invitations.find((one) => one.personId === memberId)?.substituteId ?? null;
  const comes = answerOf(meeting, memberId) === 'substitute' && names.get(substituteId ?? '');
  return comes ? t('session.by.awaited', { member, name: comes }) : member;
}

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

/** Buttons that hold an open session; every one names the meeting, so that it works from any card. */
export function conductButtons({ meeting, items }: Session, t: Translator): CommandButton[] {
  const reference = { meeting: referenceOf(meeting) };
  const { current, next } = progressOf(items, meeting.currentItemId);
  const button = (id: string, command: string, more: Partial<CommandButton> = {}): CommandButton => ({
    id: `session-${id}`,
    label: t(`session.button.${id}`),
    command,
    arguments: reference,
    ...more,
  });
  const finished = items.length > 0 && !next;
  return [
    ...(next
      ? [
          button('next', 'next', {
            style: 'primary',
            arguments: { ...reference, from: String(current?.number ?? 0) },
          }),
        ]
      : []),
    ...(current
      ? [button('postpone', 'item postpone', { arguments: { ...reference, item: pointReference(current) } })]
      : []),
    button('note', 'note'),
    button('attendance', 'attendance'),
    button('close', 'close', finished ? { style: 'primary' } : {}),
  ];
}

/** The card from which a session is held. @param notice what has just happened */
export function conductCard(session: Session, t: Translator, now: Temporal.Instant, notice?: Block): Card {
  const { meeting } = session;
  const open = meeting.state === 'open';
  return {
    heading: t(`session.heading.${stageOf(meeting)}`, { title: meeting.title }),
    blocks: [
      ...(notice ? [notice] : []),
      ...(open ? pointBlocks(session, t, now) : []),
      { kind: 'fields', fields: presenceFields(session, t) },
      ...barredNotice(session, t),
    ],
    actions: open ? conductButtons(session, t) : openingButtons(meeting, t),
  };
}

/** Why nothing can be decided now. */
export function barredNotice({ meeting, quorum }: Session, t: Translator): Block[] {
  if (meeting.state !== 'open') return [];
  const why = meeting.sessionKind === 'information' ? 'information' : quorum.reached ? null : 'noQuorum';
  return why ? [{ kind: 'notice', tone: 'warning', text: t(`session.barred.${why}`) }] : [];
}

export function stageOf({
  state,
}: Pick<MeetingWithPeople, 'state'>): 'ahead' | 'open' | 'closed' | 'cancelled' {
  if (state === 'open' || state === 'cancelled') return state;
  return state === 'closed' || state === 'minuted' || state === 'approved' ? 'closed' : 'ahead';
}

/** Before it opens: the button that opens it, and the attendance sheet. */
export function openingButtons(meeting: MeetingWithPeople, t: Translator): Button[] {
  if (stageOf(meeting) !== 'ahead') return [];
  const reference = { meeting: referenceOf(meeting) };
  return [
    {
      id: 'session-open',
      label: t('session.button.open'),
      style: 'primary',
      command: 'open',
      arguments: reference,
    },
    {
      id: 'session-attendance',
      label: t('session.button.attendance'),
      command: 'attendance',
      arguments: reference,
    },
  ];
}
