import { describe, expect, it } from 'vitest';
import { isMailAddress } from '../../src/calendar/plain-text.ts';
import { readMailbox } from './mailbox.ts';

describe('the address mails leave from', () => {
  it.each([
    ['copil@agla.example', { address: 'copil@agla.example' }],
    ['COPIL « DUI » <copil@agla.example>', { name: 'COPIL « DUI »', address: 'copil@agla.example' }],
    ['"COPIL, DUI" <copil@agla.example> ', { name: 'COPIL, DUI', address: 'copil@agla.example' }],
    ['<copil@agla.example>', { address: 'copil@agla.example' }],
  ])('%s', (text, mailbox) => {
    expect(readMailbox(text)).toEqual(mailbox);
  });

  it.each(['', 'copil', 'a@b@c', 'COPIL <copil>', 'a@b.example, c@d.example'])(
    'is refused with what was read: %j',
    (text) => {
      expect(() => readMailbox(text)).toThrow(JSON.stringify(text));
    },
  );
});

it('accepts the addresses people have', () => {
  for (const address of ['a.b+c@d-e.example', "o'neil@x.example", 'hélène@asso.example', 'a@[no']) {
    expect(isMailAddress(address)).toBe(address !== 'a@[no');
  }
});
