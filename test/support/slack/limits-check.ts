/**
 * Slack's rules for what an app shows, written a second time: from docs.slack.dev and the JSDoc of @slack/types, without
 * the code under test. Each check throws with the place and the rule, as Slack answers `invalid_blocks`.
 */
import { checkElement, inputTypes } from './element-check.ts';
import { checkMrkdwn } from './mrkdwn-check.ts';
import {
  address,
  arrayOf,
  fail,
  type Json,
  keys,
  object,
  oneOf,
  plainText,
  text,
  textObject,
} from './value-check.ts';

type Surface = 'message' | 'modal' | 'home';

/** @throws Error naming the place and the rule, for blocks of a message unless told otherwise */
export function checkBlocks(blocks: unknown, surface: Surface = 'message'): void {
  const list = arrayOf(blocks, 'blocks', 0, surface === 'message' ? 50 : 100);
  for (const [index, block] of list.entries())
    checkBlock(object(block, `blocks[${index}]`), `blocks[${index}]`, surface);
  // Undocumented: msg_blocks_too_long from about 13 200 characters (bolt-js#2509); view_too_large beyond 250 kB.
  const size = JSON.stringify(blocks).length;
  if (surface === 'message' && size > 13_000) fail('blocks', `${size} characters together, 13000 at most`);
  if (Buffer.byteLength(JSON.stringify(blocks)) > 250_000) fail('blocks', 'more than 250 kB together');
  unique(list, 'block_id', (block) => [block.block_id]);
  unique(list, 'action_id', (block) => elementsOf(block).map(({ action_id }) => action_id));
  const focused = list
    .flatMap((block) => elementsOf(block as Json))
    .filter(({ focus_on_load }) => focus_on_load);
  if (focused.length > 1) fail('blocks', 'only one element may have focus_on_load');
}

/** @throws Error naming the place and the rule */
export function checkView(given: unknown): void {
  const view = object(given, 'view');
  const type = oneOf(view.type, 'view.type', ['modal', 'home']) as 'modal' | 'home';
  const own = type === 'modal' ? ['title', 'submit', 'close', 'clear_on_close', 'notify_on_close'] : [];
  keys(view, 'view', ['type', 'blocks', 'private_metadata', 'callback_id', 'external_id', ...own]);
  for (const [key, limit] of Object.entries({ private_metadata: 3000, callback_id: 255, external_id: 255 }))
    if (view[key] !== undefined) text(view[key], `view.${key}`, limit, 0);
  checkBlocks(view.blocks, type);
  if (type === 'home') return;
  plainText(view.title, 'view.title', 24);
  for (const key of ['submit', 'close']) if (view[key] !== undefined) plainText(view[key], `view.${key}`, 24);
  const inputs = (view.blocks as Json[]).some((block) => block.type === 'input');
  if (inputs && view.submit === undefined) fail('view.submit', 'mandatory with an input block');
}

const required: Record<string, string[]> = {
  'chat.postMessage': ['channel', 'text'],
  'chat.postEphemeral': ['channel', 'user', 'text'],
  'chat.update': ['channel', 'ts', 'text'],
  'views.open': ['view'],
  'views.push': ['view'],
  'views.update': ['view'],
  'views.publish': ['user_id', 'view'],
};

/**
 * Judges a call of the Web API that shows something; others pass.
 * @param given its arguments; `blocks`, `view` and `metadata` as objects or as JSON
 * @throws Error naming the place and the rule
 */
export function checkCall(method: string, given: Json): void {
  const names = required[method];
  if (!names) return;
  for (const name of names)
    if (given[name] === undefined || given[name] === null || String(given[name]).trim() === '')
      fail(
        name,
        `${method} needs it${name === 'text' ? ' (what notifications and screen readers say)' : ''}`,
      );
  if (method.startsWith('chat.')) checkMessage(given);
  else checkViewCall(method, given);
}

function checkViewCall(method: string, given: Json): void {
  if (method === 'views.open' || method === 'views.push')
    if (!given.trigger_id && !given.interactivity_pointer) fail('trigger_id', `${method} needs it`);
  if (method === 'views.update' && !given.view_id && !given.external_id)
    fail('view_id', 'views.update needs it');
  const view = object(parsed(given.view, 'view'), 'view');
  checkView(view);
  if ((view.type === 'home') !== (method === 'views.publish') && method !== 'views.update')
    fail('view.type', `${method} does not take “${view.type}”`);
}

function checkMessage(given: Json): void {
  text(given.text, 'text', 4000);
  checkMrkdwn(String(given.text), 'text');
  if (given.link_names || (given.parse !== undefined && given.parse !== 'none'))
    fail('parse', 'makes mentions of what people wrote');
  if (given.blocks !== undefined) checkBlocks(parsed(given.blocks, 'blocks'));
  if (given.metadata === undefined) return;
  const metadata = object(parsed(given.metadata, 'metadata'), 'metadata');
  text(metadata.event_type, 'metadata.event_type', 255);
  object(metadata.event_payload, 'metadata.event_payload');
}

type Check = (block: Json, at: string) => void;

const blockChecks: Record<string, { keys: string[]; check: Check; only?: Surface[] }> = {
  header: { keys: ['text'], check: ({ text: words }, at) => plainText(words, `${at}.text`, 150) },
  divider: { keys: [], check: () => undefined },
  section: {
    keys: ['text', 'fields', 'accessory', 'expand'],
    check(block, at) {
      if (block.text === undefined && block.fields === undefined) fail(at, 'needs text or fields');
      if (block.text !== undefined) textObject(block.text, `${at}.text`, 3000);
      if (block.fields === undefined) return;
      for (const [index, field] of arrayOf(block.fields, `${at}.fields`, 1, 10).entries())
        textObject(field, `${at}.fields[${index}]`, 2000);
    },
  },
  context: {
    keys: ['elements'],
    check(block, at) {
      for (const [index, one] of arrayOf(block.elements, `${at}.elements`, 1, 10).entries()) {
        const element = object(one, `${at}.elements[${index}]`);
        if (element.type === 'image') image(element, `${at}.elements[${index}]`);
        else textObject(element, `${at}.elements[${index}]`, 3000);
      }
    },
  },
  image: { keys: ['image_url', 'alt_text', 'title'], check: image },
  actions: {
    keys: ['elements'],
    check(block, at) {
      for (const [index, one] of arrayOf(block.elements, `${at}.elements`, 1, 25).entries())
        checkElement(one, `${at}.elements[${index}]`, ['button', 'static_select', 'overflow']);
    },
  },
  input: {
    keys: ['label', 'element', 'hint', 'optional', 'dispatch_action'],
    only: ['modal', 'home'],
    check(block, at) {
      plainText(block.label, `${at}.label`, 2000);
      if (block.hint !== undefined) plainText(block.hint, `${at}.hint`, 2000);
      checkElement(block.element, `${at}.element`, inputTypes);
    },
  },
};

function checkBlock(block: Json, at: string, surface: Surface): void {
  const known = blockChecks[String(block.type)];
  if (!known) fail(`${at}.type`, `“${block.type}” is not a block we use`);
  if (known.only && !known.only.includes(surface)) fail(at, `no ${block.type} block in a ${surface}`);
  keys(block, at, ['type', 'block_id', ...known.keys]);
  if (block.block_id !== undefined) text(block.block_id, `${at}.block_id`, 255);
  if (block.accessory !== undefined)
    checkElement(block.accessory, `${at}.accessory`, ['button', 'static_select', 'overflow']);
  known.check(block, at);
}

function image(one: Json, at: string): void {
  address(one.image_url, `${at}.image_url`, /^https:$/);
  text(one.alt_text, `${at}.alt_text`, 2000);
  if (one.title !== undefined) plainText(one.title, `${at}.title`, 2000);
}

function unique(blocks: readonly unknown[], name: string, idsOf: (block: Json) => unknown[]): void {
  const ids = blocks.flatMap((block) => idsOf(block as Json)).filter((id) => id !== undefined);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) fail('blocks', `${name} “${twice}” stands twice`);
}

/** In a form the same action_id may stand in several blocks, since block_id tells them apart. */
function elementsOf(block: Json): Json[] {
  const inside = [...((block.elements as Json[]) ?? []), block.accessory as Json].filter(Boolean);
  return block.type === 'actions' || block.type === 'section' ? inside : [];
}

function parsed(given: unknown, at: string): unknown {
  try {
    return typeof given === 'string' ? JSON.parse(given) : given;
  } catch {
    return fail(at, 'not JSON');
  }
}
