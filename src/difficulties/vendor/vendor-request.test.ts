import { expect, it } from 'vitest';
import { mayBecome, mostWantedFirst, type RequestRow, sitesOf } from './vendor-request.ts';

const asked = (number: number, priority: 'high' | 'normal', sites: string[]) =>
  ({
    number,
    priority,
    askers: sites.map((siteId) => ({ siteId, personId: null })),
  }) as unknown as RequestRow;

it('the most wanted request comes first: by priority, then by sites, then the oldest', () => {
  const requests = [asked(1, 'normal', ['a']), asked(2, 'normal', ['a', 'b']), asked(3, 'high', ['a'])];
  expect(requests.toSorted(mostWantedFirst).map(({ number }) => number)).toEqual([3, 2, 1]);
});

it('a site that asks twice counts once', () => {
  expect(sitesOf(asked(1, 'normal', ['a', 'a', 'b']))).toEqual(['a', 'b']);
});

it('nothing is delivered that the vendor never had, and only what is delivered is verified', () => {
  expect(mayBecome('draft', 'delivered')).toBe(false);
  expect(mayBecome('sent', 'delivered')).toBe(true);
  expect(mayBecome('sent', 'verified')).toBe(false);
  expect(mayBecome('delivered', 'verified')).toBe(true);
  expect(mayBecome('delivered', 'sent')).toBe(false);
});
