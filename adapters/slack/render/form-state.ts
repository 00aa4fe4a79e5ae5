/** What travels with a modal in its private_metadata and comes back with it. */
import { z } from 'zod';
import type { CarriedStates } from '../ports.ts';
import { codePoints, limits } from './limits.ts';

/** Where a modal was opened, in the words of whoever opened it: `{ channel, thread, responseUrl }`. */
export type Origin = Readonly<Record<string, string>>;

const texts = z.record(z.string(), z.string());
const formState = z.object({
  /** Command that receives the values. */
  command: z.string().optional(),
  origin: texts,
  /** Values of hidden fields. */
  hidden: texts.optional(),
  /** Values of the options of menus that carry their place in the list instead. */
  options: z.record(z.string(), z.array(z.string())).optional(),
});
const kept = z.object({ ref: z.string() });

export type FormState = z.infer<typeof formState>;

/** @returns the private_metadata of a modal. */
export async function writeFormState(state: FormState, carried: CarriedStates): Promise<string> {
  const content = JSON.stringify(state);
  if (codePoints(content) <= limits.privateMetadata) return content;
  return JSON.stringify({ ref: await carried.keep(content) });
}

/** @returns null when it is not ours, or kept no longer. */
export async function readFormState(
  metadata: string | undefined,
  carried: CarriedStates,
): Promise<FormState | null> {
  const read = parse(metadata);
  const reference = kept.safeParse(read);
  const found = reference.success ? parse((await carried.find(reference.data.ref)) ?? '') : read;
  return formState.safeParse(found).data ?? null;
}

function parse(json = ''): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
