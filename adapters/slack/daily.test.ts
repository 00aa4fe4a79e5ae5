import { expect, it } from 'vitest';
import { openLog } from '../../src/log.ts';
import { startDaily } from './daily.ts';

it('what is old is forgotten although the directory could not be read that night, and the log says so', async () => {
  const lines: string[] = [];
  const done: string[] = [];
  const daily = startDaily(
    [
      async () => {
        throw new Error('the directory cannot be read');
      },
      async () => void done.push('forgotten'),
    ],
    openLog('error', { write: (line) => void lines.push(line) }),
  );
  await daily.round();
  await daily.stop();
  expect(done).toEqual(['forgotten']);
  expect(lines.join('')).toContain('the directory cannot be read');
});
