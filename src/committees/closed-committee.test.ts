/** A committee that is closed neither meets nor decides; it is closed once nothing is left open in it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { directPeople, read } from '../../test/support/direct-people.ts';
import type { Reply } from '../conversation/reply.ts';

let house: DirectBot;
const { say } = directPeople(() => house.bot);
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T08:00:00Z');
  await house.db.deployment.updateMany({ data: { goLive: null } });
  await house.db.meeting.updateMany({ data: { state: 'cancelled' } });
});
afterAll(() => house.close());

const close = () => say('helene', 'comité clore COPIL confirmé:oui');
const stateOf = async () => (await house.db.committee.findFirstOrThrow({ where: { code: 'COPIL' } })).state;
const meetings = () => house.db.meeting.count({ where: { state: { not: 'cancelled' } } });
const setState = (state: 'active' | 'closed') =>
  house.db.committee.updateMany({ where: { code: 'COPIL' }, data: { state } });

/** Closes the committee while somebody else’s command, which has read it as active, waits for its row. */
async function closedMeanwhile(command: () => Promise<Reply>): Promise<Reply> {
  let replied: Promise<Reply> | undefined;
  await house.db.$transaction(
    async (tx) => {
      await tx.committee.updateMany({ where: { code: 'COPIL' }, data: { state: 'closed' } });
      replied = command();
      const waiting = async () => {
        const [found] = await house.db.$queryRaw<{ count: bigint }[]>`
          SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        return Number(found?.count);
      };
      await expect.poll(waiting, { timeout: 5000 }).toBeGreaterThan(0);
    },
    { timeout: 10_000 },
  );
  return replied as Promise<Reply>;
}

describe('a committee with something left open', () => {
  it('is not closed while a poll waits for its date, and says how to end it', async () => {
    const opened = read(await say('claire', 'sondage 06/10 14h, 07/10 10h "Date du bilan" avant:15/09'));
    const number = /S-2026-\d{3}/.exec(opened)?.[0] ?? '';
    const refused = await close();
    expect(refused.outcome).toBe('invalid');
    expect(read(refused)).toContain(
      `Un sondage est encore ouvert : Date du bilan (${number}). Retenez une date ou annulez-le d’abord : /copil sondage annuler ${number}`,
    );
    expect(await stateOf()).toBe('active');
    await say('claire', `sondage annuler ${number} confirmé:oui`);
  });

  it('is not closed while a consultation waits for votes, nor decides when its hour comes in a closed one', async () => {
    await say('claire', 'consultation "Reporter la formation" avant:14/09/2026');
    const refused = await close();
    expect(refused.outcome).toBe('invalid');
    expect(read(refused)).toContain(
      'Une consultation est encore ouverte : C-2026-001 · Reporter la formation.',
    );
    expect(read(refused)).toContain('/copil consultation retirer C-2026-001');
    expect(await stateOf()).toBe('active');
    const decisions = await house.db.decision.count();
    const { id, memberIds } = await house.db.consultation.findFirstOrThrow({
      where: { number: 'C-2026-001' },
    });
    const ballot = await house.db.ballot.findFirstOrThrow({ where: { consultationId: id } });
    await house.db.vote.createMany({
      data: memberIds.map((memberId) => ({
        ballotId: ballot.id,
        memberId,
        castById: memberId,
        choice: 'inFavour' as const,
        castAt: new Date('2026-09-02T08:00:00Z'),
      })),
    });
    await setState('closed');
    house.moveTo('2026-09-15T08:00:00Z');
    await house.delivery.handOverDue();
    house.moveTo('2026-09-01T08:00:00Z');
    await setState('active');
    expect(await house.db.decision.count()).toBe(decisions);
    expect((await house.db.consultation.findUniqueOrThrow({ where: { id } })).state).toBe('withdrawn');
  });
});

describe('a committee that is closed while somebody else acts', () => {
  it.each([
    ['a meeting', 'planifier 13/10/2026 14:00 comité:COPIL confirmé:oui'],
    [
      'a series',
      'suivi planifier jeudi 11:00 toutes les 4 semaines à partir du 08/10/2026 fin:01/04/2027 comité:COPIL confirmé:oui',
    ],
    ['a poll', 'sondage 13/10 14h, 14/10 10h avant:15/09 comité:COPIL confirmé:oui'],
    ['a consultation', 'consultation "Reporter encore" avant:14/09/2026 comité:COPIL'],
  ])('is not left with %s ahead', async (_, line) => {
    const before = [await meetings(), await house.db.poll.count(), await house.db.consultation.count()];
    const reply = await closedMeanwhile(() => say('claire', line));
    expect(reply.outcome).toBe('invalid');
    expect(read(reply)).toContain(
      'est clos : il ne se réunit plus et ne décide plus. Choisissez un autre comité.',
    );
    expect([await meetings(), await house.db.poll.count(), await house.db.consultation.count()]).toEqual(
      before,
    );
    await setState('active');
  });

  it('is not met by a date chosen from its poll', async () => {
    const opened = read(await say('claire', 'sondage 20/10 14h, 21/10 10h avant:15/09 confirmé:oui'));
    const number = /S-2026-\d{3}/.exec(opened)?.[0] ?? '';
    const reply = await closedMeanwhile(() => say('claire', `sondage retenir ${number} 20/10 confirmé:oui`));
    expect(reply.outcome).toBe('invalid');
    expect(await meetings()).toBe(0);
    await setState('active');
  });
});
