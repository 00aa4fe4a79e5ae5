/** A role given or given up on a day to come fits what the seat has become until then. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { directPeople, read } from '../../test/support/direct-people.ts';

let house: DirectBot;
const { say } = directPeople(() => house.bot);
const seats = new Map<string, { roles: string[]; voting: boolean; sponsor: boolean }>();
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T07:30:00Z');
  for (const { id, roles, voting, sponsor } of await house.db.membership.findMany())
    seats.set(id, { roles, voting, sponsor });
});
beforeEach(async () => {
  house.moveTo('2026-09-01T07:30:00Z');
  await house.db.messageDelivery.deleteMany();
  for (const [id, seat] of seats)
    await house.db.membership.update({ where: { id }, data: { ...seat, to: null } });
});
afterAll(() => house.close());

const member = (line: string) => say('claire', `comité membre COPIL ${line} confirmé:oui`);
const rolesOf = async (handle: string) =>
  (
    await house.db.membership.findFirstOrThrow({
      where: { person: { handle }, committee: { code: 'COPIL' } },
    })
  ).roles;
/** Handles of those who are told of a role of theirs. */
async function told(): Promise<string[]> {
  const rows = await house.db.messageDelivery.findMany({ where: { rule: 'ROLE' }, orderBy: { id: 'asc' } });
  const people = await house.db.person.findMany();
  return rows.map(({ recipientId }) => people.find(({ id }) => id === recipientId)?.handle ?? '');
}
async function october() {
  house.moveTo('2026-10-01T07:00:00Z');
  await house.delivery.handOverDue();
}

describe('a role given up on a day to come', () => {
  it('leaves the role that was given in the meantime', async () => {
    await member('@sophie technique du:01/10/2026');
    expect(await rolesOf('karim')).toEqual(['LT', 'MEM']);
    house.moveTo('2026-09-15T07:30:00Z');
    await member('@karim secrétariat');
    expect(await rolesOf('karim')).toEqual(['SEC', 'LT', 'MEM']);
    await october();
    expect(await rolesOf('karim')).toEqual(['SEC', 'MEM']);
    expect(await rolesOf('sophie')).toContain('LT');
  });

  it('is kept by who has it when their successor has left by then', async () => {
    await member('@sophie technique du:01/10/2026');
    await say('claire', 'comité départ COPIL @sophie 20/09/2026 confirmé:oui');
    await october();
    expect(await rolesOf('karim')).toEqual(['LT', 'MEM']);
    expect(await rolesOf('sophie')).not.toContain('LT');
  });

  it('is taken back by a later word for the same day', async () => {
    await member('@sophie technique du:01/10/2026');
    await member('@karim technique du:01/10/2026');
    await october();
    expect(await rolesOf('karim')).toContain('LT');
    expect(await rolesOf('sophie')).not.toContain('LT');
  });
});

describe('a role taken on a day to come', () => {
  it('adds to what was planned before, and both are shown', async () => {
    await member('@yann qualité du:15/09/2026');
    await member('@yann communication du:01/10/2026');
    const shown = read(await say('claire', 'comité COPIL'));
    expect(shown).toMatch(/À partir du 15 septembre 2026 : Yann [^,]+, qualité/);
    expect(shown).toMatch(/À partir du 1er octobre 2026 : Yann [^,]+, communication/);
    await october();
    expect(await rolesOf('yann')).toEqual(expect.arrayContaining(['QUAL', 'COM']));
  });

  it('is given up by who was given it in the meantime, and they hear of it', async () => {
    await member('@sophie technique du:01/10/2026');
    house.moveTo('2026-09-15T07:30:00Z');
    await member('@yann technique');
    expect(await rolesOf('yann')).toContain('LT');
    const before = await told();
    await october();
    expect(await rolesOf('sophie')).toContain('LT');
    expect(await rolesOf('yann')).not.toContain('LT');
    expect((await told()).slice(before.length)).toEqual(['yann']);
  });
});
