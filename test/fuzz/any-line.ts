/** Commands of the sample bot with any values, and the lines that say them. */
import fc from 'fast-check';
import { cleanText } from '../../src/conversation/clean-text.ts';
import type { Command } from '../../src/conversation/command.ts';
import type { Locale } from '../../src/conversation/language.ts';
import { printArguments, printLine } from '../../src/conversation/print-arguments.ts';
import { anyText } from './any-card.ts';
import { action, decision, schedule } from './sample-bot.ts';

const title = anyText
  .map((text) =>
    cleanText(text)
      .replace(/\s*\n\s*/g, ' ')
      .trim()
      .slice(0, 80)
      .toWellFormed()
      .trim(),
  )
  .filter((text) => text !== '' && cleanText(text).trim() === text);
const day = fc
  .integer({ min: 0, max: 3_000 })
  .map((days) => Temporal.PlainDate.from('2026-09-01').add({ days }));
const moment = fc.integer({ min: 0, max: 1_000_000 }).map((minutes) => {
  const wall = Temporal.PlainDateTime.from('2026-09-01T00:00').add({ minutes });
  return { local: wall.toZonedDateTime('Europe/Paris').toPlainDateTime(), explicit: true };
});
const person = fc
  .constantFrom('Karim Benhaddou', 'Claire Le Goff')
  .map((name) => ({ value: name, text: name }));

interface AnyLine {
  command: Command;
  texts: Record<string, string>;
  line: string;
}

const commands: fc.Arbitrary<{ command: Command; values: Record<string, unknown> }> = fc.oneof(
  fc.record({
    command: fc.constant<Command>(schedule),
    values: fc.record(
      {
        when: moment,
        duration: fc.integer({ min: 5, max: 1440 }),
        title,
        place: title,
        link: fc.webUrl(),
        remote: fc.boolean(),
      },
      { requiredKeys: ['when', 'remote'] },
    ),
  }),
  fc.record({
    command: fc.constant<Command>(action),
    values: fc.record(
      {
        owner: person,
        text: title,
        due: day,
        decision: fc.constant({ value: 'D-2026-004', text: 'D-2026-004' }),
      },
      { requiredKeys: ['owner', 'text', 'due'] },
    ),
  }),
  fc.record({
    command: fc.constant<Command>(decision),
    values: fc.record(
      {
        text: title,
        type: fc.constantFrom('functional', 'steering', 'go'),
        point: fc.integer({ min: 0, max: 99 }),
      },
      { requiredKeys: ['text'] },
    ),
  }),
);

export const anyLine: fc.Arbitrary<AnyLine> = fc
  .tuple(commands, fc.constantFrom<Locale>('fr', 'en'))
  .map(([{ command, values }, locale]) => {
    const texts = printArguments(command, values);
    return { command, texts, line: printLine(command, texts, locale) };
  });
