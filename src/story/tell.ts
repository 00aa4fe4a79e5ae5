import type { Translator } from '../conversation/language.ts';
import type { Played, StageReply, StoryStep } from './story-act.ts';

/** Longest piece of a message the terminal shows. */
const shownLines = 14;
/** People whose messages are shown; the others are counted. */
const shownPeople = 3;

/** @returns the heading of a step */
export function stepLines({ number, title }: StoryStep): string[] {
  return ['', `── ${number}. ${title} ${'─'.repeat(Math.max(3, 90 - title.length))}`];
}

/** What the terminal shows of an act: who does what, and what people then see. */
export function actLines({ act, reply, sent, seen }: Played, t: Translator): string[] {
  if ('clock' in act) return [`   ⏱  ${act.clock.replace('T', ' ')}`, ...sentLines(sent ?? [], t)];
  const place = ('in' in act && act.in) || 'none';
  if ('say' in act)
    return [`   ${t('story.says', { who: act.as, place, text: act.say })}`, ...replyLines(reply, t)];
  if ('see' in act) return [`   ${t('story.reads', { who: act.as, place })}`, ...quoted(seen?.text ?? '')];
  return [`   ${t('story.presses', { who: act.as, label: act.press })}`, ...replyLines(reply, t)];
}

function replyLines(reply: StageReply | undefined, t: Translator): string[] {
  const [first, ...others] = reply?.messages ?? [];
  const said = first ? quoted(first.text) : reply?.told ? quoted(reply.told) : [];
  const people = [...new Set(others.map(({ to, in: where }) => to ?? `#${where}`))];
  return others.length === 0 ? said : [...said, `      → ${counted(people, t)}`];
}

function sentLines(
  sent: readonly { rule: string; to: string; in: string; text: string }[],
  t: Translator,
): string[] {
  const byRule = Map.groupBy(sent, ({ rule }) => rule);
  return [...byRule].flatMap(([rule, rows]) => [
    `      ${rule} → ${counted(
      rows.map(({ to }) => to),
      t,
    )}`,
    ...quoted(rows[0]?.text ?? ''),
  ]);
}

function counted(people: readonly string[], t: Translator): string {
  const shown = people.slice(0, shownPeople).join(', ');
  return t('story.people', { shown, left: Math.max(0, people.length - shownPeople) });
}

function quoted(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const shown = lines.slice(0, shownLines).map((line) => `      │ ${line}`);
  return lines.length > shownLines ? [...shown, '      │ …'] : shown;
}
