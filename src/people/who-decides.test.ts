import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { whoDecidesIn } from './who-decides.ts';

const now = '2026-09-01T07:00:00Z';

describe('who is asked when copil needs an answer', () => {
  let house: DirectBot;
  let spaceId: string;
  beforeAll(async () => {
    house = await openDirectBot(now);
    spaceId = (await house.db.space.findFirstOrThrow()).id;
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    await house.db.person.updateMany({ data: { administrator: false, state: 'active' } });
    await house.db.committee.updateMany({ data: { state: 'active', kind: 'copil' } });
  });

  const asked = async () => {
    const recipient = await whoDecidesIn(house.db, spaceId, Temporal.Instant.from(now));
    if (!recipient) return null;
    return (await house.db.person.findUniqueOrThrow({ where: { id: recipient.id } })).handle;
  };
  const leave = (...handles: string[]) =>
    house.db.person.updateMany({ where: { handle: { in: handles } }, data: { state: 'left' } });
  const administer = (handle: string) =>
    house.db.person.updateMany({ where: { handle }, data: { administrator: true } });

  it('is the lead of the steering committee, while there is one', async () => {
    await administer('ines');
    expect(await asked()).toBe('claire');
    await leave('claire');
    expect(await asked()).toBe('karim');
  });

  it('else the lead of another committee', async () => {
    await administer('ines');
    await house.db.committee.updateMany({ data: { kind: 'group' } });
    expect(await asked()).toBe('claire');
  });

  it('else an administrator, before the lead of a committee that does not sit', async () => {
    await house.db.committee.updateMany({ data: { state: 'draft' } });
    expect(await asked()).toBe('claire');
    await administer('ines');
    expect(await asked()).toBe('ines');
  });

  it('and nobody where nobody is left', async () => {
    await administer('ines');
    await leave('claire', 'karim', 'ines');
    expect(await asked()).toBeNull();
  });
});
