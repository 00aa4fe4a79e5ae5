/** Values back to text: what buttons, forms and stored proposals carry, and lines that people can copy. */
import type {
  Argument,
  Arguments,
  ArgumentValues,
  Command,
  Resolved,
  UnderstoodDateTime,
} from './command.ts';
import { argumentKey, commandName, positionalArguments } from './command-words.ts';
import { printDuration } from './duration-words.ts';
import type { Locale } from './language.ts';
import { printDateTime } from './moment-words.ts';
import { quote } from './tokenizer.ts';

/** @returns a text that the parser reads back as the same value; '' for undefined. */
export function printValue(argument: Argument, value: unknown): string {
  if (value === undefined || value === null) return '';
  switch (argument.kind) {
    case 'dateTime':
      return printDateTime(value as UnderstoodDateTime);
    case 'duration':
      return printDuration(value as number);
    case 'entity':
      return (value as Resolved).text;
    case 'flag':
      return value === true ? 'true' : '';
    default:
      return String(value);
  }
}

/** @returns the values as text by argument name, absent ones left out: the `arguments` of a button. */
export function printArguments<A extends Arguments>(
  command: Pick<Command, 'name'> & { arguments: A },
  values: Partial<ArgumentValues<A>>,
): Record<string, string> {
  const given = values as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(command.arguments)
      .map(([name, argument]) => [name, printValue(argument, given[name])] as const)
      .filter(([, text]) => text !== ''),
  );
}

/**
 * @param texts by argument name, as printArguments makes them
 * @returns the whole line to type: `/copil planifier 2026-09-22T14:00 2h "COPIL n°2" lieu:"Salle Surcouf"`
 */
export function printLine(command: Command, texts: Record<string, string>, locale: Locale): string {
  const line = [`/copil ${commandName(command, locale)}`];
  const written = new Set<string>();
  for (const [name, argument] of positionalArguments(command)) {
    const text = texts[name];
    if (!text) break;
    written.add(name);
    line.push(isText(argument) ? quote(text) : positionalWord(text));
  }
  for (const [name, argument] of Object.entries(command.arguments)) {
    const text = texts[name];
    if (text && !argument.hidden && !written.has(name))
      line.push(`${argumentKey(name, argument, locale)}:${quote(text)}`);
  }
  return line.join(' ');
}

function isText({ kind }: Argument): boolean {
  return kind === 'text' || kind === 'longText';
}

function positionalWord(text: string): string {
  return /[\s"“”«»:<]/.test(text) && !/^\d{4}-\d\d-\d\dT[\d:-]+$/.test(text) ? quote(text) : text;
}
