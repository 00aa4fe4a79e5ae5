/** Reads what came back from a form's modal. */
import type { Form, FormField } from '../../../src/conversation/form.ts';
import type { CarriedStates } from '../ports.ts';
import { inputIds, isTimeBlock, timeBlock } from './form-fields.ts';
import { type Origin, readFormState } from './form-state.ts';
import { cut } from './limits.ts';
import { oneLine } from './text-objects.ts';

/** The parts of a view in a view_submission payload that are read here. */
export interface SubmittedView {
  private_metadata?: string;
  blocks: readonly { type: string; block_id?: string }[];
  state?: { values: Record<string, Record<string, SubmittedInput>> };
}

interface SubmittedInput {
  type?: string;
  value?: string | null;
  selected_date?: string | null;
  selected_time?: string | null;
  selected_option?: { value?: string } | null;
}

export interface Submission {
  command: string;
  /** By argument name; what was left empty is an empty text. */
  values: Record<string, string>;
  origin: Origin;
}

/** @returns the values as the bot takes them; null when the modal is not a form of ours, or kept no longer. */
export async function readSubmission(
  view: SubmittedView,
  carried: CarriedStates,
): Promise<Submission | null> {
  const state = await readFormState(view.private_metadata, carried);
  if (state?.command === undefined) return null;
  const given = view.state?.values ?? {};
  const values: Record<string, string> = { ...state.hidden };
  for (const name of Object.keys(given)) {
    if (isTimeBlock(name)) continue;
    values[name] = read(name, given, state.options?.[name]);
  }
  return { command: state.command, values, origin: state.origin };
}

/** A day without an hour, or an hour without a day, stays what it is: the bot says what is missing. */
function read(
  name: string,
  given: Record<string, Record<string, SubmittedInput>>,
  options: readonly string[] | undefined,
): string {
  const { [inputIds.value]: input, [inputIds.date]: date } = given[name] ?? {};
  if (date) {
    const time = given[timeBlock(name)]?.[inputIds.time]?.selected_time;
    return [date.selected_date, time].filter(Boolean).join('T');
  }
  const chosen = input?.selected_option?.value;
  if (chosen !== undefined) return options ? (options[Number(chosen)] ?? '') : chosen;
  return input?.value ?? '';
}

/** @returns where a modal with a card was opened; null when it is not ours. */
export async function readOrigin(view: SubmittedView, carried: CarriedStates): Promise<Origin | null> {
  return (await readFormState(view.private_metadata, carried))?.origin ?? null;
}

/**
 * @returns the errors of the form on the blocks of the modal that shows it, for `response_action: 'errors'`; null when
 *   there are none, or one belongs to no block there
 */
export function fieldErrors(form: Form, view: SubmittedView): Record<string, string> | null {
  const wrong = form.fields.filter(({ error }) => error !== undefined);
  const shown = new Set(
    (view.blocks ?? []).filter(({ type }) => type === 'input').map(({ block_id }) => block_id),
  );
  if (wrong.length === 0 || wrong.some(({ name }) => !shown.has(name))) return null;
  return Object.fromEntries(
    wrong.map((field) => [blockOf(field, view), cut(oneLine(field.error ?? ''), 300)]),
  );
}

/** Of a dateTime, the half that is missing. */
function blockOf({ name }: FormField, { state }: SubmittedView): string {
  const hour = state?.values[timeBlock(name)]?.[inputIds.time];
  const day = state?.values[name]?.[inputIds.date];
  return day?.selected_date && hour && !hour.selected_time ? timeBlock(name) : name;
}
