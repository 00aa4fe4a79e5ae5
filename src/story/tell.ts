import { formatDateTime, formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import { plain } from './play.ts';
import type { Played, StageMessage, StageReply, StageSent, StoryStep } from './story-act.ts';

/** Lines of a message the terminal shows: what stands after them is left out, but for what the story is about. */
const shownLines = 12;
/** People who are named; more are counted. */
const namedPeople = 3;
const width = 100;
const margin = '      │ ';

/** How the story is told: its language, what people are called, and by whose clock. */
export interface Telling {
  t: Translator;
  /** Handle → name. */
  names: ReadonlyMap<string, string>;
  timeZone: string;
}

/** @returns the heading of a step */
export function stepLines({ number, again, title }: StoryStep, t: Translator): string[] {
  const heading = t('story.step', { number, again: again ? 'yes' : 'no', title });
  return ['', `── ${heading} ${'─'.repeat(Math.max(3, width - heading.length - 4))}`];
}

/** What the terminal shows of an act: who does what, and what people then see. */
export function actLines(played: Played, telling: Telling): string[] {
  const { act, reply, sent, seen } = played;
  const { t } = telling;
  if ('clock' in act) {
    const moment = formatDateTime(Temporal.PlainDateTime.from(act.clock), t.locale);
    return ['', `   ⏱  ${moment}`, ...sentLines(sent ?? [], telling)];
  }
  const who = nameOf(act.as, telling);
  const place = ('in' in act && act.in) || 'none';
  if ('look' in act) return [`   ${t('story.reads', { who, place })}`, ...messageLines(seen, act.look, 1)];
  const brief = 'brief' in act;
  const done =
    'say' in act
      ? t('story.says', { who, place, text: act.say })
      : t('story.presses', { who, label: act.press });
  return [
    ...wrapped(done, '   '),
    ...filledLines('fill' in act ? act.fill : undefined),
    ...replyLines(
      act.as,
      reply,
      [...(act.see ?? []), ...(brief ? ['✓'] : [])],
      brief ? 1 : shownLines,
      telling,
    ),
    ...alikeLines(played.alike, telling),
  ];
}

/** What somebody wrote into the form: its sentences, not its codes. */
function filledLines(fill: Readonly<Record<string, string>> = {}): string[] {
  return Object.values(fill)
    .filter((value) => value.includes(' '))
    .flatMap((value) => wrapped(`« ${value} »`, '      '));
}

function replyLines(
  as: string,
  reply: StageReply | undefined,
  words: readonly string[],
  least: number,
  telling: Telling,
): string[] {
  const [answer, ...others] = (reply?.messages ?? []).filter(({ from }) => from === 'copil');
  const said = answer ? messageLines(answer, words, least) : quoted(reply?.told ?? '', words, least);
  const reached = [...new Set(others.map(({ to, in: where }) => to ?? `#${where}`))].filter(
    (to) => to !== as,
  );
  return reached.length === 0
    ? said
    : [...said, ...wrapped(telling.t('story.arrives', { to: addressed(reached, telling) }), '      → ')];
}

function alikeLines(alike: readonly string[], telling: Telling): string[] {
  if (alike.length === 0) return [];
  const who = alike.length > 6 ? '' : namesOf(alike, telling);
  return wrapped(telling.t('story.alike', { count: alike.length, who: who || 'none' }), '      ');
}

/** A block for each text, whoever reads it, and whatever the hour at which they begin their day. */
function sentLines(sent: readonly StageSent[], telling: Telling): string[] {
  const blocks = Map.groupBy(sent, (row) => shownOf(row, telling));
  return [...blocks.values()].flatMap((rows) => {
    const hours = [...Map.groupBy(rows, ({ at }) => at)].map(([at, those]) => {
      const moment = Temporal.Instant.from(at).toZonedDateTimeISO(telling.timeZone);
      return telling.t('story.sent', {
        when: formatDateTime(moment, telling.t.locale, { year: false }),
        to: addressed(
          those.map(({ to }) => to),
          telling,
        ),
      });
    });
    return [
      ...hours.flatMap((hour) => wrapped(hour, '      ')),
      ...quoted(rows[0]?.text ?? '', [], shownLines),
    ];
  });
}

/** What is shown of a message, without the name it begins with: « Bonjour Maëlle, … ». */
function shownOf({ to, text }: StageSent, telling: Telling): string {
  const [given = ''] = nameOf(to, telling).split(' ');
  return quoted(text.replace(`${given},`, ','), [], shownLines).join('\n');
}

function addressed(to: readonly string[], telling: Telling): string {
  const channels = to.filter((one) => one.startsWith('#'));
  const people = [...new Set(to.filter((one) => !one.startsWith('#')))];
  return telling.t('story.to', {
    count: people.length,
    people: people.length > namedPeople ? 'many' : namesOf(people, telling),
    channels: channels.length > 0 ? formatList([...new Set(channels)], telling.t.locale) : 'none',
  });
}

function namesOf(handles: readonly string[], telling: Telling): string {
  return formatList(
    handles.map((handle) => nameOf(handle, telling)),
    telling.t.locale,
  );
}

function nameOf(handle: string, { names }: Telling): string {
  return names.get(handle) ?? handle;
}

/** A message with its buttons. */
function messageLines(message: StageMessage | undefined, words: readonly string[], least: number): string[] {
  if (!message) return [];
  const labels = message.buttons.map(({ label }) => `[${label.replace('✓ ', '')}]`);
  return [
    ...quoted(message.text, words, least),
    ...(labels.length > 0 && least > 1 ? wrapped([...new Set(labels)].join(' '), margin) : []),
  ];
}

/**
 * @param words what must be seen of it, wherever it stands
 * @param least lines that are shown whatever they say
 */
function quoted(text: string, words: readonly string[], least: number): string[] {
  const lines = text
    .replace(/\s*\(https?:[^)]*\)/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const kept = lines.map(
    (line, index) =>
      index < least ||
      (least > 1 && lines.length <= least + 2) ||
      words.some((word) => plain(line).includes(plain(word))),
  );
  return lines.flatMap((line, index) => {
    if (kept[index]) return wrapped(line, margin);
    return kept[index - 1] && least > 1 ? [`${margin}…`] : [];
  });
}

/** Breaks a line at its words. */
function wrapped(line: string, before: string): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  let current = '';
  for (const word of line.trim().split(' ')) {
    if (current && before.length + indent.length + current.length + word.length >= width) {
      lines.push(current);
      current = '';
    }
    current = current ? `${current} ${word}` : word;
  }
  const rest = ' '.repeat(before.trimEnd().endsWith('│') ? 0 : before.length);
  return [...lines, current].map(
    (one, index) => `${index === 0 || rest === '' ? before : rest}${indent}${one}`,
  );
}
