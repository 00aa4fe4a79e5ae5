import { recipientKey } from './key.ts';
import type { PlannedNotice, Recipient } from './timeline.ts';

/** A notice with what the planner knows of its rule's hour. */
export interface Placed {
  notice: PlannedNotice;
  /** Which repetition of its rule, 0 for the first. */
  repeat: number;
  /** It leaves at the default hour or at a shift start: no hour was stated for it. */
  flexible: boolean;
  /** Caused by the change itself, so it is never past. */
  atOnce: boolean;
}

/**
 * Two messages to the same person about the same subject on the same day become one (domain.md 4.3): those without a
 * stated hour move to the earliest of theirs, the others merge only where the hours are equal (4.4b).
 */
export function mergeHours(placed: readonly Placed[], timeZone: string): PlannedNotice[] {
  const earliest = new Map<string, Temporal.Instant>();
  const days = new Map<number, string>();
  const localDay = (at: Temporal.Instant): string => {
    const known = days.get(at.epochMilliseconds) ?? at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
    days.set(at.epochMilliseconds, known);
    return known;
  };
  const dayOf = ({ notice }: Placed) => `${recipientKey(notice.recipient)}|${localDay(notice.at)}`;
  for (const one of placed) {
    if (!movesTogether(one)) continue;
    const known = earliest.get(dayOf(one));
    if (!known || Temporal.Instant.compare(one.notice.at, known) < 0) earliest.set(dayOf(one), one.notice.at);
  }
  return placed.map((one) =>
    movesTogether(one) ? { ...one.notice, at: earliest.get(dayOf(one)) ?? one.notice.at } : one.notice,
  );
}

export interface Mergeable {
  key: string;
  recipient: Pick<Recipient, 'kind' | 'id'>;
  subject: { type: string; id: string };
  at: Temporal.Instant;
  mergeable: boolean;
}

/** @returns the messages people will see, each with the notices it says; in the order of their first notice. */
export function messagesOf<T extends Mergeable>(notices: readonly T[]): T[][] {
  const messages = new Map<string, T[]>();
  for (const notice of notices) {
    const { recipient, subject, at } = notice;
    const name = notice.mergeable
      ? `${recipientKey(recipient)}|${subject.type}:${subject.id}|${at.epochMilliseconds}`
      : `alone|${notice.key}`;
    const message = messages.get(name);
    if (message) message.push(notice);
    else messages.set(name, [notice]);
  }
  return [...messages.values()];
}

function movesTogether({ notice, flexible, atOnce }: Placed): boolean {
  return notice.mergeable && flexible && !atOnce;
}
