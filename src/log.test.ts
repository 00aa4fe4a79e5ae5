import { describe, expect, it } from 'vitest';
import { openLog } from './log.ts';

function capture(level = 'info') {
  const lines: string[] = [];
  const log = openLog(level, { write: (line) => lines.push(line) });
  return { log, lines };
}

describe('the log', () => {
  it.each(['password', 'secret', 'token', 'authorization', 'databaseUrl', 'smtpUrl'])(
    'never shows a %s',
    (name) => {
      const { log, lines } = capture();
      log.info(
        { [name]: 'hunter2', config: { [name]: 'hunter2' }, request: { headers: { [name]: 'hunter2' } } },
        'said',
      );
      expect(lines.join()).not.toContain('hunter2');
      expect(lines.join()).toContain('(hidden)');
    },
  );

  it('leaves out what is below the level asked for', () => {
    const { log, lines } = capture('warn');
    log.info('detail');
    expect(lines).toEqual([]);
  });
});
