import type { KnownBlock, ModalView } from '@slack/types';
import type { Card } from '../../../src/conversation/card.ts';
import type { Form } from '../../../src/conversation/form.ts';
import type { Translator } from '../../../src/conversation/language.ts';
import type { CarriedStates } from '../ports.ts';
import { type DrawContext, drawCard } from './card-blocks.ts';
import { drawField } from './form-fields.ts';
import { type Origin, writeFormState } from './form-state.ts';
import { codePoints, limits } from './limits.ts';
import { cutDrawn, drawRichText } from './mrkdwn.ts';
import { mrkdwn, oneLine, plain } from './text-objects.ts';

/** callback_id of each kind of modal. */
export const modals = { form: 'copil:form', card: 'copil:card', waiting: 'copil:waiting' } as const;

/** What opening a modal needs to know. */
export interface ModalContext {
  t: Translator;
  carried: CarriedStates;
  /** Comes back with the submission, or with a button pressed in it. */
  origin?: Origin;
}

/** Options that a menu shows: all that Slack takes, fewer when the modal would become too large. */
const optionCounts = [limits.options * limits.optionGroups, 400, 100, 25] as const;

/** @returns the form as a modal; its hidden values and where it was opened travel with it. */
export async function drawForm(form: Form, { t, carried, origin = {} }: ModalContext): Promise<ModalView> {
  const [most, ...fewer] = optionCounts;
  let { blocks, hidden, options } = drawFields(form, most, t);
  for (const count of fewer) {
    if (JSON.stringify(blocks).length <= limits.viewJson) break;
    ({ blocks, hidden, options } = drawFields(form, count, t));
  }
  return {
    type: 'modal',
    callback_id: modals.form,
    private_metadata: await writeFormState({ command: form.command, origin, hidden, options }, carried),
    title: word(form.title, t),
    submit: word(form.submitLabel, t),
    close: word(t('slack.render.cancel'), t),
    blocks: blocks.length > 0 ? blocks : introduction(t('slack.render.form.confirm'), t),
  };
}

/** What is not shown travels unseen: hidden fields, and those beyond the blocks of a modal. */
function drawFields(form: Form, mostOptions: number, t: Translator) {
  const blocks = [...fullTitle(form.title), ...introduction(form.intro, t)];
  const hidden: Record<string, string> = {};
  const options: Record<string, string[]> = {};
  for (const field of form.fields) {
    const drawn = field.kind === 'hidden' ? null : drawField(field, mostOptions, t);
    if (!drawn || blocks.length + drawn.blocks.length > limits.viewBlocks) {
      if (field.value !== undefined) hidden[field.name] = field.value;
      continue;
    }
    blocks.push(...drawn.blocks);
    if (drawn.options) options[field.name] = drawn.options;
  }
  return { blocks, hidden, options };
}

/** @returns a modal that shows a card, its buttons included. @param title 24 code points are shown, the rest above the card */
export async function drawModalCard(
  card: Card,
  context: DrawContext & ModalContext,
  title: string,
): Promise<ModalView> {
  const { t, carried, origin = {} } = context;
  const top = fullTitle(title);
  const room = { blocks: limits.viewBlocks - top.length, json: limits.viewJson };
  return {
    type: 'modal',
    callback_id: modals.card,
    private_metadata: await writeFormState({ origin }, carried),
    title: word(title, t),
    close: word(t('slack.render.close'), t),
    blocks: [...top, ...drawCard(card, context, room)],
  };
}

/** @returns the modal that keeps a place while its content is being prepared. */
export function drawWaiting(t: Translator): ModalView {
  return {
    type: 'modal',
    callback_id: modals.waiting,
    title: word(t('slack.render.waiting.title'), t),
    close: word(t('slack.render.close'), t),
    blocks: [section(t('slack.render.waiting.text'))],
  };
}

function word(text: string, t: Translator) {
  return plain(oneLine(text) || t('slack.render.untitled'), limits.modalWord);
}

/** A title too long for Slack is told whole above the fields. */
function fullTitle(title: string): KnownBlock[] {
  const whole = oneLine(title);
  if (codePoints(whole) <= limits.modalWord) return [];
  return [{ type: 'header', text: plain(whole, limits.header) }];
}

function introduction(text: string | undefined, t: Translator): KnownBlock[] {
  const drawn = drawRichText(text ?? '', () => undefined);
  return drawn.trim() === '' ? [] : [section(cutDrawn(drawn, limits.sectionText, t('slack.render.cut')))];
}

function section(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text) };
}
