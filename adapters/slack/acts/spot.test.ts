import { describe, expect, it } from 'vitest';
import { nameIn, placeOf } from './spot.ts';

describe('the place where somebody acted', () => {
  it('bears the name of its channel', () => {
    const where = { around: 'channel', channel: 'C1', ...nameIn('copil-dui') } as const;
    expect(placeOf(where)).toEqual({ kind: 'channel', externalId: 'C1', name: 'copil-dui' });
  });

  it.each(['privategroup', 'directmessage', '', undefined, 7])(
    'has no name when Slack says %j instead of one',
    (told) => {
      const where = { around: 'channel', channel: 'C1', ...nameIn(told) } as const;
      expect(placeOf(where)).toEqual({ kind: 'channel', externalId: 'C1' });
    },
  );
});
