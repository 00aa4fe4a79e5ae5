/** What differs between two versions of minutes, as people are told it. */
import type { Translator } from '../conversation/language.ts';
import { type MinutesContent, type MinutesDecision, type MinutesItem, sectionNames } from './content.ts';
import { actionLine, amendmentLine, shortDay, votesOf } from './minutes-words.ts';

/** Characters of a text that are quoted: the minutes have the whole of it. */
const quoted = 300;

/** @returns one line a change, in the order of the minutes; none where both say the same */
export function changeLines(before: MinutesContent, after: MinutesContent, t: Translator): string[] {
  return [
    ...sectionNames.flatMap((one) =>
      textChange(t(`minutes.section.${one}`), before.sections[one] ?? '', after.sections[one] ?? '', t),
    ),
    ...after.items.flatMap((item) => {
      const was = before.items.find(({ id }) => id === item.id);
      const about = t('minutes.change.item', { number: item.number });
      return was ? textChange(about, writtenOf(was), writtenOf(item), t) : [];
    }),
    ...after.decisions.flatMap((decision) => decisionChanges(before.decisions, decision, t)),
    ...listChanges(
      before.decisions.filter(({ number }) => !after.decisions.some((one) => one.number === number)),
      [],
      ({ text }) => text,
      t,
    ),
    ...listChanges(before.actions, after.actions, actionLine, t),
    ...after.amendments
      .filter(({ number }) => !before.amendments.some((one) => one.number === number))
      .map((one) => amendmentLine(one, t)),
  ];
}

function writtenOf({ summary, notes }: MinutesItem): string {
  return summary ?? notes.join('\n');
}

function decisionChanges(
  earlier: readonly MinutesDecision[],
  decision: MinutesDecision,
  t: Translator,
): string[] {
  const was = earlier.find(({ number }) => number === decision.number);
  if (!was) return [t('minutes.change.added', { about: decision.number, text: clipped(decision.text) })];
  const fields: [string, (one: MinutesDecision) => string][] = [
    ['text', ({ text }) => text],
    ['votes', (one) => [t(`minutes.decisionState.${one.state}`), votesOf(one, t)].filter(Boolean).join(', ')],
    ['type', ({ type }) => t(`minutes.decisionType.${type}`)],
    ['item', ({ item }) => item ?? ''],
    ['owner', ({ owner }) => owner ?? ''],
    ['effective', ({ effectiveOn }) => (effectiveOn ? shortDay(effectiveOn) : '')],
    ['reason', ({ rationale }) => rationale ?? ''],
    ['dissent', ({ dissent }) => dissent ?? ''],
    ['reserved', ({ reservedUntil }) => (reservedUntil ? shortDay(reservedUntil) : '')],
  ];
  return fields.flatMap(([field, said]) =>
    // @keys minutes.change.field.*
    textChange(`${decision.number}, ${t(`minutes.change.field.${field}`)}`, said(was), said(decision), t),
  );
}

function listChanges<T extends { number: string }>(
  before: readonly T[],
  after: readonly T[],
  said: (one: T) => string,
  t: Translator,
): string[] {
  const gone = before.filter(({ number }) => !after.some((one) => one.number === number));
  return [
    ...after.flatMap((one) => {
      const was = before.find(({ number }) => number === one.number);
      return was
        ? textChange(one.number, said(was), said(one), t)
        : [t('minutes.change.added', { about: one.number, text: clipped(said(one)) })];
    }),
    ...gone.map((one) => t('minutes.change.removed', { about: one.number, text: clipped(said(one)) })),
  ];
}

function textChange(about: string, before: string, after: string, t: Translator): string[] {
  if (before === after) return [];
  if (after.startsWith(before) && (before === '' || after[before.length] === '\n'))
    return [t('minutes.change.added', { about, text: clipped(after.slice(before.length).trim()) })];
  if (after === '') return [t('minutes.change.removed', { about, text: clipped(before) })];
  return [t('minutes.change.replaced', { about, before: clipped(before), after: clipped(after) })];
}

function clipped(text: string): string {
  const signs = Array.from(text);
  return signs.length > quoted ? `${signs.slice(0, quoted).join('')}…` : text;
}
