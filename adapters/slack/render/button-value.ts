/** What a button carries: its command with the arguments, in its value or, when they are too long, kept by their id. */
import { z } from 'zod';
import { buttonsOf, type Card, type CommandButton } from '../../../src/conversation/card.ts';
import type { CarriedStates } from '../ports.ts';
import { codePoints, limits } from './limits.ts';

/** A button that was pressed. */
export interface CarriedCommand {
  command: string;
  arguments: Record<string, string>;
}

/** Characters that all values of a message may take together, so that its words have room. */
const room = 4000;

const inline = z.object({ c: z.string(), a: z.record(z.string(), z.string()) });
const kept = z.object({ r: z.string() });

/** @returns the value of each button of this very card. */
export async function buttonValues(
  card: Card,
  carried: CarriedStates,
): Promise<(button: CommandButton) => string> {
  const values = new Map<CommandButton, string>();
  let taken = 0;
  for (const button of buttonsOf(card)) {
    if ('url' in button || values.has(button)) continue;
    const content = JSON.stringify({ c: button.command, a: button.arguments });
    const fits = codePoints(content) <= limits.buttonValue && taken + content.length <= room;
    const value = fits ? content : JSON.stringify({ r: await carried.keep(content) });
    taken += value.length;
    values.set(button, value);
  }
  return (button) => {
    const value = values.get(button);
    if (value === undefined) throw new Error(`Button “${button.id}” belongs to another card.`);
    return value;
  };
}

/** @returns what the button carries; null when it is not ours, or kept no longer. */
export async function readButtonValue(
  value: string | undefined,
  carried: CarriedStates,
): Promise<CarriedCommand | null> {
  const read = parse(value);
  const reference = kept.safeParse(read);
  const found = inline.safeParse(
    reference.success ? parse((await carried.find(reference.data.r)) ?? undefined) : read,
  );
  return found.success ? { command: found.data.c, arguments: found.data.a } : null;
}

function parse(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return undefined;
  }
}
