import { expect, it } from 'vitest';
import { welcome } from './welcome.ts';

it('the terminal shows the address and three things to try, in French first', () => {
  const lines = welcome('http://127.0.0.1:3000', true)
    .split('\n')
    .map((line) => line.trim());
  expect(lines[1]).toBe('copil est prêt\u00a0: http://127.0.0.1:3000');
  expect(lines.filter((line) => /^[123]\./.test(line))).toHaveLength(6);
  expect(lines.join('\n')).toContain('/copil planifier 22/09/2026 14:00 2h "COPIL n°2"');
});

it('without the demo nobody is told to speak as Claire', () => {
  expect(welcome('http://127.0.0.1:3000', false)).not.toContain('Claire');
});
