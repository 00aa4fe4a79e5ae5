import { formatDateTime } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { carriedOver, type MinutesContent } from './content.ts';
import { heldLine, kindLine, shortDay } from './minutes-words.ts';

const held = ['adopted', 'applied'] as const;

/** « L’essentiel du COPIL » (M14): what was held, decided, begun, left, and what comes next. @returns five lines; fewer of a meeting that was not opened */
export function essentials(content: MinutesContent, t: Translator): string[] {
  const decided = content.decisions.filter(({ state }) => (held as readonly string[]).includes(state));
  const [decision] = decided;
  const byDue = content.actions.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  // What was overdue before the meeting ended does not fall due.
  const ahead = byDue.find(({ dueOn }) => dueOn >= content.closedAt.slice(0, '2026-09-22'.length));
  const action = ahead ?? byDue[0];
  const left = carriedOver(content);
  const storms = content.weather.filter(({ value }) => value === 'storm' || value === 'rain');
  const session = t('minutes.essential.held', {
    held: heldLine(content, t),
    voices: content.quorum.represented,
    seats: content.quorum.seats,
  });
  const kind = kindLine(content, t);
  const named = ({ title, start }: { title: string; start: string }) => ({
    title,
    when: formatDateTime(Temporal.PlainDateTime.from(start), t.locale),
  });
  const next = content.nextMeeting
    ? t('minutes.essential.next', named(content.nextMeeting))
    : t('minutes.essential.noNext');
  if (kind && content.kind === 'notOpened')
    return [
      session,
      kind,
      content.secondCall ? t('minutes.essential.calledAgain', named(content.secondCall)) : next,
    ];
  return [
    session,
    t('minutes.essential.decisions', {
      count: decided.length,
      first: decision ? `${decision.number}, ${decision.text}` : '',
    }),
    t('minutes.essential.actions', {
      count: content.actions.length,
      ahead: ahead ? 'yes' : 'no',
      first: action
        ? t('minutes.essential.action', {
            text: action.text,
            owner: action.owner,
            day: shortDay(action.dueOn),
          })
        : '',
    }),
    left.length > 0
      ? t('minutes.essential.carriedOver', { count: left.length, first: left[0]?.title ?? '' })
      : t('minutes.essential.weather', { given: content.weather.length, storms: storms.length }),
    next,
  ];
}
