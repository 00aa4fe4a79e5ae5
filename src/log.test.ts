import { describe, expect, it } from 'vitest';
import { openLog, withCorrelation } from './log.ts';

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

  it('carries the correlation id on every line of an event', () => {
    const { log, lines } = capture();
    const child = withCorrelation(log, 'event-1');
    child.info('received');
    child.child({ delivery: 'k' }).info('sent');
    expect(lines.map((line) => JSON.parse(line).correlationId)).toEqual(['event-1', 'event-1']);
  });

  it('leaves out what is below the level asked for', () => {
    const { log, lines } = capture('warn');
    log.info('detail');
    expect(lines).toEqual([]);
  });
});
