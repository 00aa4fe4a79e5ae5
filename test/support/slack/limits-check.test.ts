import { describe, expect, it } from 'vitest';
import { checkCall } from './limits-check.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (more: object = {}) => ({
  type: 'button',
  action_id: 'a',
  text: plain('B'),
  value: 'v',
  ...more,
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({
  type: 'input',
  block_id: 'f',
  label: plain('L'),
  element,
  ...more,
});
const message = (...blocks: object[]) => ({ channel: 'C1', text: 'Bonjour', blocks });
const modal = (blocks: object[], more: object = {}) => ({
  trigger_id: 't',
  view: { type: 'modal', title: plain('T'), submit: plain('S'), blocks, ...more },
});
const select = (more: object) => ({ type: 'static_select', action_id: 'value', ...more });
const option = (value: string) => ({ text: plain(value), value });

describe('what Slack would refuse', () => {
  it.each<[string, string, object]>([
    ['chat.postMessage', 'text: chat.postMessage needs it', { channel: 'C1', blocks: [section('a')] }],
    ['chat.postMessage', '51 entries', message(...Array(51).fill(section('a')))],
    ['chat.postMessage', 'characters together', message(...Array(6).fill(section('a'.repeat(2900))))],
    ['chat.postMessage', '3001 characters, 3000 at most', message(section('a'.repeat(3001)))],
    ['chat.postMessage', 'blocks[0].text.text: empty', message(section(' '))],
    ['chat.postMessage', '151 characters', message({ type: 'header', text: plain('a'.repeat(151)) })],
    ['chat.postMessage', 'plain_text only', message({ type: 'header', text: mrkdwn('a') })],
    ['chat.postMessage', '<!channel> was not meant', message(section('<!channel>'))],
    ['chat.postMessage', '<!here> was not meant', { channel: 'C1', text: '<!here>' }],
    ['chat.postMessage', '& is not escaped', message(section('a & b'))],
    ['chat.postMessage', 'control character', message(section('a\u0007'))],
    ['chat.postMessage', 'surrogate', message(section('\uD83D'))],
    [
      'chat.postMessage',
      '26 entries',
      message(actions(...Array.from({ length: 26 }, (_, n) => button({ action_id: `a${n}` })))),
    ],
    ['chat.postMessage', '“a” stands twice', message(actions(button()), actions(button()))],
    ['chat.postMessage', '2001 characters', message(actions(button({ value: 'v'.repeat(2001) })))],
    ['chat.postMessage', '76 characters', message(actions(button({ text: plain('b'.repeat(76)) })))],
    ['chat.postMessage', 'not an address', message(actions(button({ url: 'javascript:alert(1)' })))],
    ['chat.postMessage', 'no such property', message(actions(button({ colour: 'red' })))],
    ['chat.postMessage', '11 entries', message({ type: 'context', elements: Array(11).fill(mrkdwn('a')) })],
    [
      'chat.postMessage',
      'not an address',
      message({ type: 'image', image_url: 'http://a.fr/x.png', alt_text: 'x' }),
    ],
    ['chat.postMessage', 'is not a block we use', message({ type: 'table', rows: [] })],
    [
      'chat.postMessage',
      'no input block in a message',
      message(input({ type: 'plain_text_input', action_id: 'v' })),
    ],
    ['chat.update', '4001 characters', { channel: 'C1', ts: '1', text: 'a'.repeat(4001) }],
    ['chat.postEphemeral', 'user: chat.postEphemeral needs it', { channel: 'C1', text: 'a' }],
    ['views.open', 'trigger_id', { view: modal([]).view }],
    ['views.open', '25 characters', modal([], { title: plain('T'.repeat(25)) })],
    [
      'views.open',
      'mandatory with an input block',
      modal([input({ type: 'plain_text_input', action_id: 'v' })], { submit: undefined }),
    ],
    ['views.open', '3001 characters', modal([], { private_metadata: 'x'.repeat(3001) })],
    [
      'views.open',
      'no such day',
      modal([input({ type: 'datepicker', action_id: 'd', initial_date: '2026-02-31' })]),
    ],
    [
      'views.open',
      'no such time',
      modal([input({ type: 'timepicker', action_id: 't', initial_time: '14h' })]),
    ],
    [
      'views.open',
      '101 entries',
      modal([input(select({ options: Array.from({ length: 101 }, (_, n) => option(`${n}`)) }))]),
    ],
    [
      'views.open',
      'not one of the options',
      modal([input(select({ options: [option('a')], initial_option: option('b') }))]),
    ],
    [
      'views.open',
      '151 characters',
      modal([input(select({ options: [{ text: plain('a'), value: 'v'.repeat(151) }] }))]),
    ],
    [
      'views.open',
      '“f” stands twice',
      modal([
        input({ type: 'plain_text_input', action_id: 'v' }),
        input({ type: 'plain_text_input', action_id: 'v' }),
      ]),
    ],
    ['views.open', 'does not take “home”', { trigger_id: 't', view: { type: 'home', blocks: [] } }],
    ['views.publish', 'does not take “modal”', { user_id: 'U1', view: modal([]).view }],
  ])('%s: %s', (method, rule, given) => {
    expect(() => checkCall(method, given as Record<string, unknown>)).toThrow(rule);
  });
});

describe('what Slack takes', () => {
  it.each<[string, object]>([
    ['chat.postMessage', message(section('<@U1> &amp; <https://a.fr|ici>'), actions(button()))],
    ['chat.postMessage', { ...message(), blocks: JSON.stringify([section('🙂'.repeat(3000))]) }],
    ['views.open', modal([input(select({ options: [option('a')], initial_option: option('a') }))])],
    [
      'views.publish',
      { user_id: 'U1', view: JSON.stringify({ type: 'home', blocks: Array(100).fill(section('a')) }) },
    ],
    ['auth.test', {}],
  ])('%s passes', (method, given) =>
    expect(() => checkCall(method, given as Record<string, unknown>)).not.toThrow(),
  );
});
