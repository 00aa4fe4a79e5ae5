import { expect, it } from 'vitest';
import { openLog } from '../../src/log.ts';
import { sdkLog, withoutTokens } from './sdk-log.ts';

function remembered() {
  const lines: string[] = [];
  return { lines, log: sdkLog(openLog('trace', { write: (line) => lines.push(line) })) };
}

it('hides every kind of token, wherever it stands in a sentence', () => {
  for (const token of ['xoxb-1-2-AbC', 'xoxe.xoxb-1-Mi0y', 'xoxe-1-My0x', 'xapp-1-A1-2-ff', 'xoxp-1-2'])
    expect(withoutTokens(`"Bearer ${token}", refused`)).toBe('"Bearer (hidden)", refused');
  expect(withoutTokens('the box office of a xo-xo')).toBe('the box office of a xo-xo');
});

it('keeps warnings and errors of the SDK, and never the requests it details', () => {
  const { lines, log } = remembered();
  log.debug('http request body: {"text":"what somebody wrote"}');
  log.info('API Call failed');
  log.warn('http request failed', 'fetch failed with xoxb-1-2-AbC');
  log.error(new Error('xoxb-1-2-AbC is not allowed'));
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toContain('xoxb');
  expect(lines.join()).not.toContain('somebody');
});
