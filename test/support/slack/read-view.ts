/** A modal read as the form it shows, and the state Slack sends when it is submitted. */
import type { Json } from './emulated-workspace.ts';
import { readText } from './read-blocks.ts';

export interface ReadField {
  name: string;
  label: string;
  required: boolean;
  value?: string;
  error?: string;
  options?: { value: string; label: string }[];
}

export interface ReadView {
  title: string;
  /** What stands above the first field. */
  intro: string;
  fields: ReadField[];
}

/** Part of a date and time that has an input of its own. */
const timePart = '~time';

/** @param errors by block_id, as `response_action: errors` gives them */
export function readView(
  view: Json,
  nameOf: (userId: string) => string,
  errors: Record<string, string> = {},
): ReadView {
  const fields: ReadField[] = [];
  const intro: string[] = [];
  for (const block of view.blocks as Json[]) {
    if (block.type !== 'input') {
      const words = [block.text, ...(block.elements ?? [])]
        .filter(Boolean)
        .map((text: Json) => readText(text, nameOf));
      const last = fields.at(-1);
      if (!last) intro.push(...words);
      // A warning under a field is about this field.
      else if (words.join(' ').startsWith('⚠️')) last.error = words.join(' ').replace(/^⚠️\s*/, '');
      continue;
    }
    const { block_id: id, element } = block;
    const field = id.endsWith(timePart)
      ? fields.find(({ name }) => name === id.slice(0, -timePart.length))
      : undefined;
    const value = initialOf(element);
    if (field) {
      field.value = [field.value, value].filter(Boolean).join('T') || undefined;
      field.error ??= errors[id];
      continue;
    }
    const options = optionsOf(element).map((option) => ({ value: option.value, label: option.text.text }));
    fields.push({
      name: id,
      label: block.label.text,
      required: block.optional !== true,
      ...(value === undefined ? {} : { value }),
      ...(errors[id] === undefined ? {} : { error: errors[id] }),
      ...(options.length > 0 ? { options } : {}),
    });
  }
  return { title: view.title.text, intro: intro.join('\n\n'), fields };
}

/**
 * The `state.values` of a submission: what stands in the fields, changed by what the person put there.
 * @throws when a value has no field, or a menu no such option: nobody could have entered it
 */
export function stateOf(view: Json, values: Readonly<Record<string, string>>): Json {
  const inputs = (view.blocks as Json[]).filter(({ type }) => type === 'input');
  const names = new Set(inputs.map(({ block_id }) => block_id));
  const unknown = Object.keys(values).filter((name) => !names.has(name));
  if (unknown.length > 0)
    throw new Error(`the modal “${view.title.text}” has no field ${unknown.join(', ')}`);
  return Object.fromEntries(
    inputs.map(({ block_id: id, element }) => {
      const name = id.endsWith(timePart) ? id.slice(0, -timePart.length) : id;
      return [id, { [element.action_id]: stateOfElement(element, entered(element, values[name])) }];
    }),
  );
}

/** What is put into one input; of a date and time each gets its half. */
function entered(element: Json, value: string | undefined): string | undefined {
  if (value === undefined) return initialOf(element);
  if (element.type === 'datepicker') return value.split('T')[0];
  if (element.type === 'timepicker') return value.split('T')[1];
  return value;
}

function stateOfElement(element: Json, value: string | undefined): Json {
  const { type } = element;
  switch (type) {
    case 'datepicker':
      return { type, selected_date: value || null };
    case 'timepicker':
      return { type, selected_time: value || null };
    case 'static_select': {
      const option = optionsOf(element).find((one) => one.value === value);
      if (value && !option) throw new Error(`the menu ${element.action_id} has no option ${value}`);
      return { type, selected_option: option ?? null };
    }
    default:
      return { type, value: value || null };
  }
}

function initialOf(element: Json): string | undefined {
  return (
    element.initial_value ?? element.initial_date ?? element.initial_time ?? element.initial_option?.value
  );
}

function optionsOf(element: Json): Json[] {
  return element.options ?? (element.option_groups ?? []).flatMap((group: Json) => group.options);
}
