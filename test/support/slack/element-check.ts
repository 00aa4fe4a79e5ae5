/** What may stand in an actions, section or input block, and its rules. */
import { isDeepStrictEqual } from 'node:util';
import {
  address,
  arrayOf,
  fail,
  type Json,
  keys,
  number,
  object,
  oneOf,
  plainText,
  text,
  textObject,
} from './value-check.ts';

type Check = (block: Json, at: string) => void;

const typed = ['initial_value', 'placeholder', 'dispatch_action_config', 'focus_on_load'];
const elementChecks: Record<string, { keys: string[]; check: Check }> = {
  button: {
    keys: ['text', 'value', 'url', 'style', 'confirm', 'accessibility_label'],
    check(button, at) {
      plainText(button.text, `${at}.text`, 75);
      if (button.value !== undefined) text(button.value, `${at}.value`, 2000);
      if (button.url !== undefined) address(button.url, `${at}.url`, /^https?:$/);
      if (button.style !== undefined) oneOf(button.style, `${at}.style`, ['primary', 'danger']);
      if (button.accessibility_label !== undefined)
        text(button.accessibility_label, `${at}.accessibility_label`, 75);
    },
  },
  static_select: {
    keys: ['options', 'option_groups', 'initial_option', 'placeholder', 'confirm', 'focus_on_load'],
    check: menu,
  },
  overflow: {
    keys: ['options', 'confirm'],
    check: (one, at) => options(one.options, `${at}.options`, 5),
  },
  plain_text_input: {
    keys: [...typed, 'multiline', 'min_length', 'max_length'],
    check(input, at) {
      const longest = number(input.max_length ?? 3000, `${at}.max_length`, 1, 3000);
      if (input.initial_value !== undefined) text(input.initial_value, `${at}.initial_value`, longest, 0);
      if (!input.multiline && /\n/.test(String(input.initial_value ?? '')))
        fail(`${at}.initial_value`, 'more than one line in a single-line input');
    },
  },
  number_input: {
    keys: [...typed, 'is_decimal_allowed', 'min_value', 'max_value'],
    check(input, at) {
      if (typeof input.is_decimal_allowed !== 'boolean') fail(`${at}.is_decimal_allowed`, 'mandatory');
      if (input.initial_value !== undefined && !/^-?\d+$/.test(String(input.initial_value)))
        fail(`${at}.initial_value`, 'not a number');
    },
  },
  url_text_input: {
    keys: typed,
    check(input, at) {
      if (input.initial_value !== undefined) address(input.initial_value, `${at}.initial_value`, /^https?:$/);
    },
  },
  datepicker: {
    keys: ['initial_date', 'placeholder', 'confirm', 'focus_on_load'],
    check: ({ initial_date: date }, at) =>
      date === undefined ||
      isReal(String(date), /^\d{4}-\d\d-\d\d$/, Temporal.PlainDate.from) ||
      fail(at, 'no such day'),
  },
  timepicker: {
    keys: ['initial_time', 'placeholder', 'confirm', 'focus_on_load', 'timezone'],
    check: ({ initial_time: time }, at) =>
      time === undefined ||
      isReal(String(time), /^\d\d:\d\d$/, Temporal.PlainTime.from) ||
      fail(at, 'no such time'),
  },
};

/** @param allowed types of elements that may stand there */
export function checkElement(given: unknown, at: string, allowed: string[]): void {
  const one = object(given, at);
  const type = oneOf(one.type, `${at}.type`, allowed);
  const known = elementChecks[type] as { keys: string[]; check: Check };
  keys(one, at, ['type', 'action_id', ...known.keys]);
  text(one.action_id, `${at}.action_id`, 255);
  if (one.placeholder !== undefined) plainText(one.placeholder, `${at}.placeholder`, 150);
  if (one.confirm !== undefined) confirmation(object(one.confirm, `${at}.confirm`), `${at}.confirm`);
  known.check(one, at);
}

function confirmation(confirm: Json, at: string): void {
  keys(confirm, at, ['title', 'text', 'confirm', 'deny', 'style']);
  plainText(confirm.title, `${at}.title`, 100);
  textObject(confirm.text, `${at}.text`, 300);
  plainText(confirm.confirm, `${at}.confirm`, 30);
  plainText(confirm.deny, `${at}.deny`, 30);
}

function menu(select: Json, at: string): void {
  if ((select.options === undefined) === (select.option_groups === undefined))
    fail(at, 'needs either options or option_groups');
  const lists: unknown[] = [];
  if (select.options !== undefined) lists.push(...options(select.options, `${at}.options`, 100));
  else
    for (const [index, given] of arrayOf(select.option_groups, `${at}.option_groups`, 1, 100).entries()) {
      const group = object(given, `${at}.option_groups[${index}]`);
      plainText(group.label, `${at}.option_groups[${index}].label`, 75);
      lists.push(...options(group.options, `${at}.option_groups[${index}].options`, 100));
    }
  const { initial_option: initial } = select;
  if (initial !== undefined && !lists.some((option) => isDeepStrictEqual(option, initial)))
    fail(`${at}.initial_option`, 'not one of the options');
}

function options(given: unknown, at: string, most: number): Json[] {
  const list = arrayOf(given, at, 1, most) as Json[];
  for (const [index, option] of list.entries()) {
    keys(object(option, `${at}[${index}]`), `${at}[${index}]`, ['text', 'value', 'description', 'url']);
    plainText(option.text, `${at}[${index}].text`, 75);
    text(option.value, `${at}[${index}].value`, 150);
    if (option.description !== undefined) plainText(option.description, `${at}[${index}].description`, 75);
  }
  const values = list.map(({ value }) => value);
  if (new Set(values).size < values.length) fail(at, 'two options with the same value');
  return list;
}

function isReal(value: string, shape: RegExp, read: (value: string) => unknown): boolean {
  try {
    return shape.test(value) && Boolean(read(value));
  } catch {
    return false;
  }
}

/** Everything but buttons. */
export const inputTypes = Object.keys(elementChecks).filter(
  (type) => type !== 'button' && type !== 'overflow',
);
