import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/conversation/reply.ts';
import { type Showing, showingOf } from './carry-out.ts';
import { alone, here } from './fixtures/replies.ts';
import { depthOf } from './modals.ts';
import { originOf, placeOf, type Spot, type Where, whereFrom } from './spot.ts';

const account = { platform: 'slack', workspace: 'T1', externalId: 'U1' } as const;
const channel: Spot = { account, around: 'channel', channel: 'C1' };
const modal = { id: 'V1', depth: 1 };
const pressed = { ts: '1.1', ephemeral: false };

describe('the card of a reply', () => {
  const conversation = { home: false, modal: false, conversation: true };
  const modalOnly = { home: false, modal: true, conversation: false };
  const both = { home: false, modal: true, conversation: true };
  const homeOnly = { home: true, modal: false, conversation: false };
  const atHome: Spot = { account, around: 'home' };
  const refused: Partial<Reply> = { outcome: 'refused' };
  const rows: [string, Reply, Spot, boolean, Showing][] = [
    ['stands in the conversation', alone('x'), channel, false, conversation],
    ['stands in the modal that waits for it', alone('x'), channel, true, modalOnly],
    ['is told to everybody besides, when it is for everybody', here('x'), channel, true, both],
    [
      'takes the place of its message besides',
      alone('x', { replaces: true }),
      { ...channel, pressed },
      true,
      both,
    ],
    ['stands in the modal acted in', alone('x'), { ...channel, modal }, false, modalOnly],
    ['of a modal, for everybody', here('x'), { ...channel, modal }, false, both],
    ['stands on top of the Home when something was done', alone('x'), atHome, false, homeOnly],
    ['when something was proposed', alone('x', { outcome: 'proposed' }), atHome, false, homeOnly],
    ['of the Home that says no opens as a modal', alone('x', refused), atHome, false, modalOnly],
    ['of the Home that took its time', alone('x'), atHome, true, modalOnly],
    ['of a modal over the Home', here('x'), { ...atHome, modal }, false, modalOnly],
  ];
  it.each(rows)('%s', (_title, reply, spot, waiting, showing) =>
    expect(showingOf(reply, spot, waiting)).toEqual(showing),
  );
});

describe('where a modal was opened', () => {
  const places: Where[] = [
    { around: 'home' },
    { around: 'own', channel: 'D1' },
    { around: 'channel', channel: 'C1', thread: '1.1' },
    { around: 'others', channel: 'D2', response: { url: 'https://hooks.slack.com/x', until: 1_800_000_000 } },
  ];
  it.each(places)('comes back with it: %o', (where) => {
    expect(whereFrom(originOf({ ...where }))).toEqual(where);
  });

  it('is the App Home when it does not say', () => {
    expect(whereFrom(null)).toEqual({ around: 'home' });
    expect(whereFrom({ around: 'elsewhere' })).toEqual({ around: 'home' });
  });

  it('is a place of the bot: its channel and thread, or a direct conversation', () => {
    expect(places.map(placeOf)).toEqual([
      { kind: 'direct' },
      { kind: 'direct' },
      { kind: 'channel', externalId: 'C1', threadId: '1.1' },
      { kind: 'direct' },
    ]);
  });

  it('lies one to three deep', () => {
    expect(depthOf({ root_view_id: 'V1', previous_view_id: null })).toBe(1);
    expect(depthOf({ root_view_id: 'V1', previous_view_id: 'V1' })).toBe(2);
    expect(depthOf({ root_view_id: 'V1', previous_view_id: 'V2' })).toBe(3);
  });
});
