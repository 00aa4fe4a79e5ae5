/** What was said ahead of its day: who leaves the project, who takes a role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonsOf, type CommandButton } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T07:30:00Z');
});
afterAll(() => house?.close());

const claire = () => ({
  eventId: randomUUID(),
  account: { platform: 'local' as const, workspace: 'agla', externalId: 'claire' },
  place: { kind: 'direct' as const },
});
const say = (text: string): Promise<Reply> => house.bot.say({ ...claire(), text });
const person = (handle: string) => house.db.person.findFirstOrThrow({ where: { handle } });

async function leaves(handle: string, lastDay: string) {
  const preview = await say(`personne départ @${handle} ${lastDay}`);
  const buttons = buttonsOf(preview.card ?? { blocks: [] }) as CommandButton[];
  const { command, arguments: values } = buttons.find(({ id }) => id === 'confirm') as CommandButton;
  expect((await house.bot.press({ ...claire(), command, arguments: values })).outcome).toBe('done');
}

/** The acts of copil itself that are due by then are carried out. */
async function dayComes(instant: string) {
  house.moveTo(instant);
  await house.delivery.handOverDue();
}

const isFree = async (risk: string) =>
  (await house.db.risk.findFirstOrThrow({ where: { number: risk } })).ownerId === null;

async function votesAhead(handle: string): Promise<number[]> {
  const rows = await house.db.invitation.findMany({
    where: { person: { handle }, withdrawn: false, voting: true, meeting: { committee: { code: 'COPIL' } } },
    select: { meeting: { select: { number: true } } },
    orderBy: { meeting: { number: 'asc' } },
  });
  return rows.map(({ meeting }) => meeting.number);
}

describe('who leaves the project on a day to come', () => {
  it('leaves on the last of the days that were said for it, and on no other', async () => {
    const { id: ownerId } = await person('yann');
    await house.db.risk.updateMany({ where: { number: 'R-04' }, data: { ownerId } });
    await leaves('yann', '15/09/2026');
    await leaves('yann', '30/09/2026');
    await dayComes('2026-09-16T07:00:00Z');
    expect((await person('yann')).state).toBe('active');
    expect(await isFree('R-04')).toBe(false);
  });

  it('keeps what they follow until then; on that day the leads are asked who takes it over', async () => {
    await dayComes('2026-09-30T22:00:00Z');
    const { id, state } = await person('yann');
    expect(state).toBe('left');
    expect(await isFree('R-04')).toBe(true);
    expect(await house.db.messageDelivery.count({ where: { rule: 'RISK-UNOWNED' } })).toBe(2);
    const accounts = await house.db.platformAccount.findMany({ where: { personId: id } });
    expect(new Set(accounts.map((account) => account.state))).toEqual(new Set(['revoked']));
  });

  it('stays for good when a committee takes them back without an end', async () => {
    await leaves('sophie', '15/10/2026');
    await say('comité membre COPIL @sophie qualité du:01/10/2026');
    await dayComes('2026-10-16T07:00:00Z');
    expect((await person('sophie')).state).toBe('active');
    const acts = await house.db.messageDelivery.findMany({
      where: { rule: 'PERSON-LEAVES', subjectId: (await person('sophie')).id },
    });
    expect(acts.map((act) => act.state)).toEqual(['cancelled']);
  });
});

describe('who takes a role with a vote on a day to come', () => {
  it('is invited with a vote to the meetings ahead once that day is there', async () => {
    await say('comité membre COPIL @julie expertise vote:oui du:02/11/2026');
    expect(await votesAhead('julie')).toEqual([]);
    await dayComes('2026-11-02T07:00:00Z');
    expect(await votesAhead('julie')).toEqual([4, 5, 6, 7]);
  });
});
