import { expect, it } from 'vitest';
import { professionNamed } from './professions.ts';

it.each([
  ['soin', 'care'],
  ['Soins', 'care'],
  ['Éducatif', 'education'],
  ['éducative', 'education'],
  ['administratif', 'administration'],
  ['bénévole', null],
  ['', null],
  [null, null],
])('a category written %s is %s', (written, profession) => {
  expect(professionNamed(written)).toBe(profession);
});
