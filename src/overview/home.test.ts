import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import type { Prisma } from '../store/generated/client.ts';

describe('messages somebody has to decide about', () => {
  let house: DirectBot;
  let row: (index: number) => Prisma.MessageDeliveryCreateManyInput;
  beforeAll(async () => {
    house = await openDirectBot('2026-09-01T07:00:00Z');
    const space = await house.db.space.findFirstOrThrow();
    const karim = await house.db.person.findFirstOrThrow({ where: { handle: 'karim' } });
    row = (index) => ({
      spaceId: space.id,
      key: `waiting-${index}`,
      rule: 'M03',
      subjectType: 'meeting',
      subjectId: randomUUID(),
      subjectVersion: 1,
      recipientKind: 'person' as const,
      recipientId: karim.id,
      message: 'meeting.answerReminder',
      nature: 'reminder',
      dueAt: space.createdAt,
      createdAt: space.createdAt,
    });
  });
  afterAll(() => house.close());

  const say = async (as: string, text: string) => {
    const reply = await house.bot.say({
      eventId: randomUUID(),
      account: { platform: 'local', workspace: 'agla', externalId: as },
      place: { kind: 'direct' },
      text,
    });
    return JSON.stringify(reply.card);
  };
  const home = (as: string) => say(as, 'home');

  it('held back by downtime: on the leads’ home with two buttons, on nobody else’s', async () => {
    const held = [1, 2].map((index) => ({ ...row(index), state: 'held' as const, outcome: 'late' }));
    await house.db.messageDelivery.createMany({ data: held });
    for (const lead of ['claire', 'karim']) {
      expect(await home(lead)).toContain('"catchup send"');
      expect(await home(lead)).toContain('"catchup drop"');
    }
    for (const other of ['helene', 'yann', 'ludovic']) expect(await home(other)).not.toContain('catchup');
  });

  it('arrived or not: each with its two buttons, for the leads and nobody else', async () => {
    const doubt = { ...row(3), state: 'uncertain' as const, card: { heading: 'COPIL n°2', blocks: [] } };
    await house.db.messageDelivery.create({ data: doubt });
    for (const lead of ['claire', 'karim']) {
      const seen = await home(lead);
      for (const shown of ['Karim Benhaddou', 'COPIL n°2', '"uncertain resend"', '"uncertain arrived"'])
        expect(seen).toContain(shown);
    }
    for (const other of ['helene', 'yann', 'ludovic']) expect(await home(other)).not.toContain('uncertain');
  });

  it('an administrator, who is asked where nobody leads, finds them too', async () => {
    await house.db.person.updateMany({ where: { handle: 'ludovic' }, data: { administrator: true } });
    const seen = await home('ludovic');
    expect(seen).toContain('"uncertain resend"');
    expect(seen).toContain('"catchup send"');
    await house.db.person.updateMany({ where: { handle: 'ludovic' }, data: { administrator: false } });
  });

  it('« doute renvoyer » typed without a button shows them, and sends nothing', async () => {
    expect(await say('claire', 'doute renvoyer')).toContain('"uncertain resend"');
    expect(await house.db.messageDelivery.count({ where: { state: 'uncertain' } })).toBe(1);
  });
});
