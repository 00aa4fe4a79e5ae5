/** Draws a form's fields as input blocks; block_id is the field's name, and `<name>~time` for the hour of a dateTime. */
import type { ContextBlock, InputBlock } from '@slack/types';
import type { FormField } from '../../../src/conversation/form.ts';
import type { Translator } from '../../../src/conversation/language.ts';
import { cut, limits } from './limits.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import { optionList } from './option-list.ts';
import { clean, isWebAddress, mrkdwn, oneLine, plain } from './text-objects.ts';

/** action_id of each kind of input. */
export const inputIds = { value: 'value', date: 'date', time: 'time' } as const;

/** @returns the block_id of the hour that belongs to a dateTime field. */
export const timeBlock = (name: string): string => `${name}~time`;
export const isTimeBlock = (blockId: string): boolean => blockId.endsWith('~time');

export interface DrawnField {
  blocks: (InputBlock | ContextBlock)[];
  /** Values of a menu whose options carry their place in the list. */
  options?: string[];
}

type Element = InputBlock['element'];

/** @returns the blocks of a field that is shown, what is wrong with it directly under it. @param mostOptions of a menu */
export function drawField(field: FormField, mostOptions: number, t: Translator): DrawnField {
  const { blocks, options, shown } = inputs(field, mostOptions, t);
  return { blocks: [...blocks, ...complaint(field, shown, t)], ...(options ? { options } : {}) };
}

/** `shown`: whether the input shows the field's value. */
type Inputs = { blocks: InputBlock[]; options?: string[]; shown: boolean };

function inputs(field: FormField, mostOptions: number, t: Translator): Inputs {
  const { name, kind, value = '', hint = '' } = field;
  const block = (element: Element, id = name, label = field.label): InputBlock => ({
    type: 'input',
    block_id: id,
    label: plain(oneLine(label) || name, limits.inputLabel),
    optional: !field.required,
    element,
    // A calendar to press takes no words: their example would mislead.
    ...(oneLine(hint) !== '' && !kind.startsWith('date') ? { hint: plain(hint, limits.inputHint) } : {}),
  });
  switch (kind) {
    case 'dateTime': {
      const { date, time } = momentOf(value);
      const label = oneLine(field.label);
      return {
        blocks: [
          block(datepicker(date), name, t('slack.render.form.day', { label })),
          block(timepicker(time), timeBlock(name), t('slack.render.form.time', { label })),
        ],
        shown: date !== undefined,
      };
    }
    case 'date': {
      const { date, time } = momentOf(value);
      return { blocks: [block(datepicker(date))], shown: date !== undefined && time === undefined };
    }
    case 'integer': {
      const initial = /^-?\d{1,15}$/.test(value) ? { initial_value: value } : {};
      const element = { type: 'number_input', action_id: inputIds.value, is_decimal_allowed: false } as const;
      return { blocks: [block({ ...element, ...initial })], shown: 'initial_value' in initial };
    }
    case 'url': {
      const initial = isWebAddress(value) ? { initial_value: value } : {};
      const element = { type: 'url_text_input', action_id: inputIds.value } as const;
      return { blocks: [block({ ...element, ...initial })], shown: 'initial_value' in initial };
    }
    case 'select': {
      if (!field.options?.length) return { blocks: [block(textInput(value, false))], shown: true };
      const { element, values } = optionList(field, inputIds.value, mostOptions);
      return { blocks: [block(element)], options: values, shown: element.initial_option !== undefined };
    }
    default:
      return { blocks: [block(textInput(value, kind === 'longText', field.max))], shown: true };
  }
}

/** @returns the halves of an ISO value that exist: Slack refuses a 31 February. */
function momentOf(value: string): { date?: string; time?: string } {
  const [, date = '', time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(value) ?? [];
  try {
    Temporal.PlainDate.from(date);
    if (time !== undefined) Temporal.PlainTime.from(time);
    return { date, time };
  } catch {
    return {};
  }
}

function datepicker(date: string | undefined): Element {
  return { type: 'datepicker', action_id: inputIds.date, ...(date ? { initial_date: date } : {}) };
}

function timepicker(time: string | undefined): Element {
  return { type: 'timepicker', action_id: inputIds.time, ...(time ? { initial_time: time } : {}) };
}

function textInput(value: string, multiline: boolean, max: number = limits.inputText): Element {
  const longest = Math.min(max, limits.inputText);
  const initial = cut(multiline ? clean(value) : oneLine(value), longest);
  return {
    type: 'plain_text_input',
    action_id: inputIds.value,
    multiline,
    max_length: longest,
    ...(initial.trim() === '' ? {} : { initial_value: initial }),
  };
}

/** What is wrong, with the value when the input cannot show it. */
function complaint({ error, value = '' }: FormField, shown: boolean, t: Translator): ContextBlock[] {
  if (error === undefined || oneLine(error) === '') return [];
  const typed = oneLine(value);
  const repeated = shown || typed === '' || error.includes(typed);
  const said = repeated ? error : t('slack.render.form.typed', { error, value: cut(typed, 200) });
  return [{ type: 'context', elements: [mrkdwn(`⚠️ ${escapeMrkdwn(cut(said, 1000))}`)] }];
}
