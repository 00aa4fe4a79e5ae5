import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { siteHours, wordsOf } from '../../test/support/site-hours.ts';

let house: DirectBot;
const ime = siteHours(() => house, 'S01');

beforeAll(async () => {
  house = await openDirectBot('2026-09-01T06:30:00Z');
});
afterAll(() => house.close());

async function confirmed(text: string, label: string) {
  const asked = await ime.say('claire', text);
  expect((await ime.press('claire', asked, label)).outcome).toBe('done');
}
const suspend = () => confirmed('site suspendre S01 raison:"logiciel indisponible"', 'Suspendre');
const resume = () => confirmed('site reprendre S01', 'Reprendre');
const pulses = async () =>
  (await house.db.pulse.findMany({ orderBy: { number: 'asc' } })).map(({ number, openedAt }) => [
    number,
    openedAt.toISOString().slice(0, 10),
  ]);
const handlesTold = async (rule: string) => {
  const rows = await house.db.messageDelivery.findMany({ where: { rule, recipientKind: 'person' } });
  return house.db.person.count({ where: { id: { in: rows.map((row) => row.recipientId) } } });
};
const actsAhead = async (message: string) => {
  const { id } = await ime.deployment();
  const rows = await house.db.messageDelivery.findMany({
    where: { subjectId: id, message, state: 'planned' },
  });
  return rows.map(({ rule, dueAt }) => [rule, dueAt.toISOString().slice(0, 10)]);
};

describe('a site that was stopped on the day of its lessons and of its pulse', () => {
  it('has both once it takes the software up again, and its staff are asked', async () => {
    const { id } = await ime.deployment();
    await house.db.deployment.update({ where: { id }, data: { state: 'hypercare' } });
    house.moveTo('2026-10-12T08:00:00Z');
    await suspend();
    await ime.act('pulse.open', 'D22-OPEN', '2026-10-13T04:00:00Z');
    await ime.act('lesson.open', 'D23-OPEN', '2026-10-13T04:00:00Z');
    expect([await house.db.lessonsThread.count(), await pulses()]).toEqual([0, []]);

    house.moveTo('2026-10-15T08:00:00Z');
    await resume();
    expect(await house.db.lessonsThread.findFirst()).toMatchObject({ deploymentId: id, state: 'open' });
    expect(await pulses()).toEqual([[1, '2026-10-15']]);
    // 62 people who work there; its director is asked for the lessons too.
    expect([await handlesTold('D22-LATE'), await handlesTold('D23-LATE')]).toEqual([64, 65]);
    const asked = wordsOf(await ime.told('pulse.invitation', 'D22-LATE', 's01-001'));
    expect(asked).toContain('Baromètre');
    expect(wordsOf(await ime.told('lesson.opening', 'D23-LATE', 's01-001'))).toContain('retour d’expérience');
    // The rest of the calendar lies ahead.
    expect(await actsAhead('lesson.draft')).toEqual([['D27-DRAFT', '2026-10-27']]);
    expect(await actsAhead('lesson.publish')).toEqual([['D29-PUBLISH', '2026-11-05']]);
  });

  it('is asked once, however often it is stopped', async () => {
    house.moveTo('2026-10-16T08:00:00Z');
    await suspend();
    await resume();
    expect([await house.db.lessonsThread.count(), await pulses()]).toEqual([1, [[1, '2026-10-15']]]);
    expect(await handlesTold('D22-LATE')).toBe(64);
  });

  it('has its sheet drafted then, where people had answered before it was stopped', async () => {
    house.moveTo('2026-10-26T08:00:00Z');
    await suspend();
    await ime.act('lesson.draft', 'D27-DRAFT', '2026-10-27T05:00:00Z');
    expect(await house.db.lessonsThread.findFirst()).toMatchObject({ sheetVersion: 0, state: 'open' });
    house.moveTo('2026-10-28T08:00:00Z');
    await resume();
    expect(await house.db.lessonsThread.findFirst()).toMatchObject({ sheetVersion: 1, state: 'synthesis' });
    expect(await handlesTold('D27-LATE')).toBeGreaterThan(2);
  });

  it('of more than a month is asked once, and has the usual time to answer before its sheet is drafted', async () => {
    const { id } = await ime.deployment();
    await house.db.lessonsThread.deleteMany();
    await house.db.pulse.deleteMany();
    await suspend();
    await ime.act('lesson.publish', 'D29-PUBLISH', '2026-11-05T07:00:00Z');
    await ime.act('pulse.openSecond', 'D30-OPEN', '2026-11-05T07:00:00Z');
    house.moveTo('2026-11-09T09:00:00Z');
    await resume();
    expect(await pulses()).toEqual([[2, '2026-11-09']]);
    expect(wordsOf(await ime.told('pulse.invitation', 'D30-LATE', 's01-001'))).toContain('Baromètre');
    expect(await actsAhead('lesson.draft')).toEqual([['D27-DRAFT-LATE', '2026-11-23']]);
    expect(await actsAhead('lesson.publish')).toEqual([['D29-PUBLISH-LATE', '2026-12-02']]);
    await ime.act('lesson.draft', 'D27-DRAFT-LATE', '2026-11-23T09:00:00Z');
    const thread = await house.db.lessonsThread.findFirst({ where: { deploymentId: id } });
    expect(thread).toMatchObject({ sheetVersion: 1, state: 'synthesis' });
  });
});
