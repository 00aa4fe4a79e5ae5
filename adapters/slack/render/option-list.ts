import type { PlainTextOption, StaticSelect } from '@slack/types';
import type { FormField, FormOption } from '../../../src/conversation/form.ts';
import { codePoints, cut, limits } from './limits.ts';
import { clean, oneLine, plain } from './text-objects.ts';

/** A menu, and the values its options stand for when they carry their place in the list. */
export interface OptionList {
  element: StaticSelect;
  values?: string[];
}

/** @returns the field as a menu; options beyond `most` are left out, but for the one that is chosen. */
export function optionList({ options = [], value }: FormField, actionId: string, most: number): OptionList {
  const known = new Map(options.map((option) => [option.value, option]));
  const chosen = known.get(value ?? '');
  const list = [...known.values()].slice(0, most);
  if (chosen && !list.includes(chosen)) list.splice(-1, 1, chosen);
  const byPlace = list.some((option) => !isSlackValue(option.value));
  const drawn = list.map((option, place) => drawOption(option, byPlace ? String(place) : option.value));
  const initial = drawn[list.findIndex((option) => option.value === value)];
  const element: StaticSelect = {
    type: 'static_select',
    action_id: actionId,
    ...(drawn.length <= limits.options ? { options: drawn } : { option_groups: groups(drawn) }),
    ...(initial ? { initial_option: initial } : {}),
  };
  return byPlace ? { element, values: list.map((option) => option.value) } : { element };
}

/** Whether Slack takes and returns the value as it is. */
function isSlackValue(value: string): boolean {
  return value.trim() !== '' && clean(value) === value && codePoints(value) <= limits.optionValue;
}

function drawOption({ label, value: ours }: FormOption, value: string): PlainTextOption {
  return { text: plain(oneLine(label) || oneLine(ours) || '…', limits.optionText), value };
}

/** Each group is named by its first and last option. */
function groups(options: PlainTextOption[]): NonNullable<StaticSelect['option_groups']> {
  const parts = Array.from({ length: Math.ceil(options.length / limits.options) }, (_, index) =>
    options.slice(index * limits.options, (index + 1) * limits.options),
  );
  return parts.map((part) => ({
    label: plain(
      [part[0], part.at(-1)].map((end) => cut(end?.text.text ?? '', 35)).join(' – '),
      limits.optionText,
    ),
    options: part,
  }));
}
