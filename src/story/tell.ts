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
export function actLines({ act, reply, sent, seen }: Played): string[] {
  if ('clock' in act) return [`   ⏱  ${act.clock.replace('T', ' ')}`, ...sentLines(sent ?? [])];
  if ('say' in act)
    return [`   ${act.as}${act.in ? ` dans #${act.in}` : ''} écrit : ${act.say}`, ...replyLines(reply)];
  if ('see' in act)
    return [`   ${act.as}${act.in ? ` dans #${act.in}` : ''} lit :`, ...quoted(seen?.text ?? '')];
  return [`   ${act.as} presse [${act.press}]`, ...replyLines(reply)];
}

function replyLines(reply: StageReply | undefined): string[] {
  const [first, ...others] = reply?.messages ?? [];
  const said = first ? quoted(first.text) : reply?.told ? quoted(reply.told) : [];
  const people = [...new Set(others.map(({ to, in: where }) => to ?? `#${where}`))];
  return others.length === 0 ? said : [...said, `      → ${counted(people)}`];
}

function sentLines(sent: readonly { rule: string; to: string; in: string; text: string }[]): string[] {
  const byRule = Map.groupBy(sent, ({ rule }) => rule);
  return [...byRule].flatMap(([rule, rows]) => [
    `      ${rule} → ${counted(rows.map(({ to }) => to))}`,
    ...quoted(rows[0]?.text ?? ''),
  ]);
}

function counted(people: readonly string[]): string {
  const shown = people.slice(0, shownPeople).join(', ');
  const left = people.length - shownPeople;
  return left > 0 ? `${shown} et ${left} autres` : shown;
}

function quoted(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const shown = lines.slice(0, shownLines).map((line) => `      │ ${line}`);
  return lines.length > shownLines ? [...shown, '      │ …'] : shown;
}
