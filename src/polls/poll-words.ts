/** A poll, its dates and its answers in words. */
import {
  formatDateTime,
  formatDateTimeRange,
  formatList,
  formatTimeRange,
  formatZone,
} from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { fullName } from '../people/person-name.ts';
import type { PollChoice } from '../store/generated/enums.ts';
import { plainDate } from '../time.ts';
import { type Poll, type Slot, slotStart } from './poll.ts';
import { type Obstacle, obstaclesOf, tallyOf } from './tally.ts';
import { answersOf, voicesOn } from './voices.ts';

export const choices: readonly PollChoice[] = ['possible', 'ifNeeded', 'impossible'];

/** @returns the title of the meeting to come, or the committee's next meeting where nobody gave one */
export function titleOf(poll: Pick<Poll, 'title' | 'committee'>, t: Translator): string {
  return poll.title ?? t('poll.untitled', { committee: poll.committee.label });
}

/** @returns « mardi 22 septembre 2026, de 14 h à 16 h » */
export function whenOf(poll: Poll, slot: Slot, t: Translator): string {
  const start = slotStart(poll, slot);
  const end = start.add({ minutes: poll.durationMinutes });
  return formatDateTimeRange(start.toPlainDateTime(), end.toPlainDateTime(), t.locale);
}

/** @returns « mardi 22 septembre à 14 h », for buttons */
export function shortWhen(poll: Poll, slot: Slot, t: Translator): string {
  return formatDateTime(slotStart(poll, slot).toPlainDateTime(), t.locale, { year: false });
}

/** @returns the hours on the person's own clock, when it differs from the committee's that day; else null */
export function ownHours(poll: Poll, slot: Slot, personId: string | null, t: Translator): string | null {
  const zone = poll.people.find(({ id }) => id === personId)?.organisation?.timeZone;
  const start = slotStart(poll, slot);
  if (!zone || start.withTimeZone(zone).offset === start.offset) return null;
  const [from, to] = [start, start.add({ minutes: poll.durationMinutes })].map((one) =>
    one.withTimeZone(zone),
  );
  if (!from || !to) return null;
  const range =
    from.toPlainDate().equals(start.toPlainDate()) && to.toPlainDate().equals(from.toPlainDate())
      ? formatTimeRange(from, to, t.locale)
      : formatDateTimeRange(from, to, t.locale);
  return t('meeting.ownClock', { range, zone: formatZone(from, t.locale) });
}

export function deadlineOf(poll: Pick<Poll, 'deadlineOn'>): Temporal.PlainDate {
  return plainDate(poll.deadlineOn);
}

export function namesOf(poll: Poll, personIds: readonly string[], t: Translator): string {
  const names = poll.people.filter(({ id }) => personIds.includes(id)).map(fullName);
  return formatList(names, t.locale);
}

/**
 * @param named whether the reader may know who refused or would rather not
 * @returns « Possible : 5 · Si besoin : 1 · Impossible : 2 · Sans réponse : 1 »
 */
export function tallyLine(poll: Poll, slot: Slot, t: Translator, named: boolean): string {
  const tally = tallyOf(answersOf(slot), voicesOn(poll, slot));
  return ([...choices, 'silent'] as const)
    .filter((kind) => tally[kind].length > 0)
    .map((kind) => {
      const count = t(`poll.count.${kind}`, { count: tally[kind].length });
      const who = named && (kind === 'ifNeeded' || kind === 'impossible');
      return who ? t('poll.count.named', { count, names: namesOf(poll, tally[kind], t) }) : count;
    })
    .join(' · ');
}

/** @returns why a date should not be chosen, in sentences; empty when nothing stands in its way */
export function obstacleLines(poll: Poll, slot: Slot, t: Translator): string[] {
  return obstaclesOf(answersOf(slot), voicesOn(poll, slot)).map((obstacle) =>
    obstacleLine(poll, obstacle, t),
  );
}

function obstacleLine(poll: Poll, obstacle: Obstacle, t: Translator): string {
  if (obstacle.code === 'everybody') return t('poll.obstacle.everybody');
  if (obstacle.code === 'quorum')
    return t('poll.obstacle.quorum', { most: obstacle.most, needed: obstacle.needed });
  return t('poll.obstacle.chair', { name: namesOf(poll, obstacle.people, t) });
}
