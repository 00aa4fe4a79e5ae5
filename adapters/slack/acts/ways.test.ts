import { describe, expect, it } from 'vitest';
import type { Spot } from './spot.ts';
import { type Way, waysLeft, waysOf } from './ways.ts';

const account = { platform: 'slack', workspace: 'T1', externalId: 'U1' } as const;
const response = { url: 'https://hooks.slack.com/commands/1', until: 0 };
const channel: Spot = { account, around: 'channel', channel: 'C1', response };
const own: Spot = { account, around: 'own', channel: 'D1', response };
const inThread: Spot = { ...channel, thread: '1.1', conversationFirst: true };
const message = { ts: '1.2', ephemeral: false };
const ephemeral = { ts: '1.3', ephemeral: true };
const here = { visibility: 'here' } as const;
const alone = { visibility: 'private' } as const;

describe('where a reply is shown', () => {
  const rows: [string, Parameters<typeof waysOf>[0], Spot, Way[]][] = [
    ['a command, for everybody', here, channel, ['urlHere', 'message', 'direct']],
    ['a command, for oneself', alone, channel, ['urlPrivate', 'ephemeral', 'direct']],
    ['a command to copil alone', alone, own, ['urlHere', 'message', 'direct']],
    [
      'a command between two others',
      here,
      { ...channel, around: 'others', channel: 'D9' },
      ['urlPrivate', 'direct'],
    ],
    ['a mention', here, { ...channel, response: undefined }, ['message', 'direct']],
    ['a mention, for oneself', alone, { ...channel, response: undefined }, ['ephemeral', 'direct']],
    ['a button in a thread', here, { ...inThread, pressed: message }, ['message', 'urlHere', 'direct']],
    [
      'a button in a thread, for oneself',
      alone,
      { ...inThread, pressed: message },
      ['ephemeral', 'urlPrivate', 'direct'],
    ],
    [
      'a message that others see, changed for all',
      { ...here, replaces: true },
      { ...channel, pressed: message },
      ['replaceByUrl', 'replace', 'urlHere', 'message', 'direct'],
    ],
    [
      'a message that others see, and a private reply',
      { ...alone, replaces: true },
      { ...channel, pressed: message },
      ['urlPrivate', 'ephemeral', 'direct'],
    ],
    [
      'a message only they see',
      { ...alone, replaces: true },
      { ...channel, pressed: ephemeral },
      ['replaceByUrl', 'urlPrivate', 'ephemeral', 'direct'],
    ],
    [
      'a message of their own conversation',
      { ...alone, replaces: true },
      { ...own, pressed: message },
      ['replaceByUrl', 'replace', 'urlHere', 'message', 'direct'],
    ],
    [
      'its response address gone',
      { ...here, replaces: true },
      { ...channel, pressed: message, response: undefined },
      ['replace', 'message', 'direct'],
    ],
    [
      'a form that was submitted',
      here,
      { ...channel, conversationFirst: true },
      ['message', 'urlHere', 'direct'],
    ],
    ['the App Home', alone, { account, around: 'home' }, ['direct']],
  ];
  it.each(rows)('%s', (_title, reply, spot, ways) => expect(waysOf(reply, spot)).toEqual(ways));

  it('goes the next way when one is closed', () => {
    expect(waysLeft(['urlHere', 'message', 'direct'], 'urlHere', false)).toEqual(['message', 'direct']);
    expect(waysLeft(['message', 'direct'], 'direct', false)).toEqual([]);
  });

  it('is not said twice to everybody when it may have arrived: its author alone hears it again', () => {
    expect(waysLeft(['urlHere', 'message', 'direct'], 'urlHere', true)).toEqual(['ephemeral', 'direct']);
    expect(waysLeft(['message', 'urlHere', 'direct'], 'message', true)).toEqual(['ephemeral', 'direct']);
    expect(waysLeft(['ephemeral', 'urlPrivate', 'direct'], 'ephemeral', true)).toEqual([
      'urlPrivate',
      'direct',
    ]);
  });
});
