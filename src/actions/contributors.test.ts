import { expect, it } from 'vitest';
import { namesIn } from './contributors.ts';

it.each([
  ['', []],
  ['@Sophie', ['@Sophie']],
  ['@Sophie, Yann Kerbrat et @Nadia', ['@Sophie', 'Yann Kerbrat', '@Nadia']],
  ['@Sophie @Yann', ['@Sophie', '@Yann']],
  ['<@U1|sophie> <@U2|yann>', ['<@U1|sophie>', '<@U2|yann>']],
  ['Anne-Laure Quéméner; Claire Le Goff', ['Anne-Laure Quéméner', 'Claire Le Goff']],
])('reads who helps with an action, however the names are set apart: « %s »', (typed, names) => {
  expect(namesIn(typed)).toEqual(names);
});
