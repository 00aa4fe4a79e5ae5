import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';

describe('what waits for a lead after downtime', () => {
  let house: DirectBot;
  beforeAll(async () => {
    house = await openDirectBot('2026-09-01T07:00:00Z');
  });
  afterAll(() => house.close());

  it('stands on the leads’ home with its two buttons, on nobody else’s', async () => {
    const space = await house.db.space.findFirstOrThrow();
    const karim = await house.db.person.findFirstOrThrow({ where: { handle: 'karim' } });
    const held = (index: number) => ({
      spaceId: space.id,
      key: `held-${index}`,
      rule: 'M03',
      subjectType: 'meeting',
      subjectId: randomUUID(),
      subjectVersion: 1,
      recipientKind: 'person' as const,
      recipientId: karim.id,
      message: 'meeting.answerReminder',
      nature: 'reminder',
      dueAt: space.createdAt,
      state: 'held' as const,
      createdAt: space.createdAt,
    });
    await house.db.messageDelivery.createMany({ data: [held(1), held(2)] });
    const home = async (as: string) => {
      const reply = await house.bot.say({
        eventId: randomUUID(),
        account: { platform: 'local', workspace: 'agla', externalId: as },
        place: { kind: 'direct' },
        text: 'home',
      });
      return JSON.stringify(reply.card);
    };
    for (const lead of ['claire', 'karim']) {
      expect(await home(lead)).toContain('"catchup send"');
      expect(await home(lead)).toContain('"catchup drop"');
    }
    for (const other of ['helene', 'yann', 'ludovic']) expect(await home(other)).not.toContain('catchup');
  });
});
