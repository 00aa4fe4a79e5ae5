import { expect, it } from 'vitest';
import { ownInPlace } from './usage-targets.ts';

it('an organisation’s own target takes the place of the project’s, whichever comes first', () => {
  const rows = [
    { code: 'dui', label: 'DUI', target: 70, organisationId: null },
    { code: 'ins', label: 'INS', target: 60, organisationId: 'oust' },
    { code: 'dui', label: 'DUI', target: 50, organisationId: 'oust' },
    { code: 'ins', label: 'INS', target: 80, organisationId: null },
  ];
  expect(ownInPlace(rows)).toEqual([
    { code: 'dui', label: 'DUI', target: 50 },
    { code: 'ins', label: 'INS', target: 60 },
  ]);
});
