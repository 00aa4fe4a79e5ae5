import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../test/support/direct-bot.ts';
import { commandRooms } from './bot-commands.ts';

const noDelivery = {
  sendHeld: async () => 0,
  dropHeld: async () => 0,
  settleUncertain: async () => 0,
  retryAct: async () => false,
};
const reading = commandRooms(noDelivery).flatMap(({ name, readOnly }) => (readOnly ? [name] : []));
const reads = /\.(?:find\w+|count|aggregate|groupBy)$|^\$queryRaw SELECT\b(?!.* FOR (?:UPDATE|SHARE))/s;

describe('a command that only reads', () => {
  let direct: DirectBot;
  const queries: string[] = [];
  beforeAll(async () => {
    const watch = (_result: unknown, query: string) => void queries.push(query);
    direct = await openDirectBot('2026-09-01T07:00:00Z', { watch });
  });
  afterAll(() => direct.close());

  it.each(reading)('writes nothing, not even that it was asked: %s', async (command) => {
    for (const handle of ['claire', 'fatou']) {
      queries.length = 0;
      const account = { platform: 'local' as const, workspace: 'agla', externalId: handle };
      const place = { kind: 'channel' as const, externalId: 'copil-dui' };
      const event = { account, eventId: randomUUID(), place };
      const { outcome } = await direct.bot.press({ ...event, command, arguments: {} });
      expect(outcome).not.toBe('failed');
      expect(queries.length).toBeGreaterThan(0);
      expect(queries.filter((query) => !reads.test(query))).toEqual([]);
    }
    expect(await direct.db.inboxEvent.count()).toBe(0);
  });

  it.each([
    'actions COPIL',
    'actions COPIL en retard',
    'décisions COPIL',
    'décisions COPIL adoptées',
    'rapports COPIL',
    'rapport aperçu COPIL',
  ])('takes a committee as a bare word: %s', async (text) => {
    const account = { platform: 'local' as const, workspace: 'agla', externalId: 'claire' };
    const place = { kind: 'direct' as const };
    const reply = await direct.bot.say({ account, place, eventId: randomUUID(), text });
    expect(JSON.stringify(reply)).not.toMatch(/n’est pas un choix|su où ranger/);
    expect(reply.outcome).toBe('done');
  });

  it('is counted and timed like any other', async () => {
    const shown = await direct.metrics.registry.metrics();
    expect(shown).toContain('copil_commands_total{name="home",outcome="done"} 2');
    expect(shown).toContain('copil_command_seconds_count{name="home"} 2');
  });
});
