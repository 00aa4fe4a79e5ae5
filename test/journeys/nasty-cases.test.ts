import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver } from './driver.ts';
import { openLocalDriver } from './local-driver.ts';
import { lastOf, nine, replyOf, toPerson } from './reading.ts';

/** domain.md 5.4, case 4: a meeting moved across the clock change. */
describe('a meeting moved across the clock change', () => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await openLocalDriver();
    await copil.clock('2026-10-09T10:00');
    const preview = await copil.say('claire', 'copil-dui', '/copil move COPIL-3 27/10/2026 14:00');
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    await copil.press('yann', (await lastOf(copil, 'yann', 'nouvelle date')).id, 'present');
  });
  afterAll(() => copil.close());

  it('keeps 14:00 in Paris: 12:00 UTC before, 13:00 UTC after', async () => {
    const meeting = (await copil.state()).meetings.find(
      (one: { reference: string }) => one.reference === 'COPIL-3',
    );
    expect(meeting).toMatchObject({
      starts: '2026-10-27T14:00',
      startsAt: '2026-10-27T13:00:00Z',
      sequence: 1,
    });
  });

  it('leaves no reminder of the old date alive', async () => {
    const meeting = (await copil.ledger()).filter(({ key }) => /^M0[389]\|/.test(key));
    const waiting = meeting.filter(
      ({ state, dueAt }) => state === 'planned' && dueAt >= '2026-10-10' && dueAt < '2026-10-26',
    );
    // Only the re-armed J-10 (17 October is a Saturday: Friday 16 at 09:00) and J-1 stand before the new date.
    expect(new Set(waiting.map(({ rule, dueAt }) => `${rule} ${dueAt}`))).toEqual(
      new Set(['M03 2026-10-16T07:00:00.000Z']),
    );
  });

  it('reminds at 09:00 local the day before, and at 13:45 local on the day', async () => {
    const sent = (await copil.clock('2026-10-27T14:00')).filter(({ to }) => to === 'yann');
    expect(sent.map(({ rule, at }) => `${rule} ${at}`)).toEqual([
      'M08 2026-10-26T08:00:00Z',
      'M09 2026-10-27T12:45:00Z',
    ]);
  });
});

/** domain.md 5.4, case 9: retry and double click. */
describe('the same event twice', () => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await openLocalDriver();
  });
  afterAll(() => copil.close());

  it('records one decision when the platform sends it three times', async () => {
    const line = '/copil decision "Valider le démarrage de l’IME le 06/10" type:pilotage point:2';
    const replies = [];
    for (let time = 0; time < 3; time += 1)
      replies.push(await copil.say('claire', 'copil-dui', line, 'Ev123'));
    expect(replyOf(replies[0] ?? { messages: [] })).toContain('D-2026-004');
    const { decisions } = await copil.state();
    expect(decisions.map(({ number }: { number: string }) => number)).toEqual([
      'D-2026-001',
      'D-2026-002',
      'D-2026-003',
      'D-2026-004',
    ]);
  });

  it('lets one of two presses at once move a meeting; the other sees how it stands', async () => {
    const [first, second] = [
      await copil.say('claire', 'dm', 'move COPIL-5 16/02/2027 14:00'),
      await copil.say('karim', 'dm', 'move COPIL-5 16/02/2027 15:00'),
    ];
    const [one, other] = await Promise.all([
      copil.press('claire', first.messages[0]?.id ?? '', 'confirm'),
      copil.press('karim', second.messages[0]?.id ?? '', 'confirm'),
    ]);
    const replies = [replyOf(one), replyOf(other)];
    expect(replies.filter((reply) => reply.includes('a changé entre-temps'))).toHaveLength(1);
    const meeting = (await copil.state()).meetings.find(
      (one: { reference: string }) => one.reference === 'COPIL-5',
    );
    expect(meeting.sequence).toBe(1);
  });

  it('answers a press on an old card with the present state and does not apply it', async () => {
    const first = await copil.say('claire', 'copil-dui', '/copil schedule 22/09/2026 14:00 2h "COPIL n°2"');
    const old = toPerson(first.messages, 'fatou')[0];
    const preview = await copil.say('claire', 'copil-dui', '/copil move COPIL-2 24/09/2026 14:00');
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    // The old card was redrawn; a phone that still shows the first one sends the version it was drawn for.
    const seen = await copil.say('fatou', 'dm', 'answer COPIL-2 present version:1');
    expect(replyOf(seen)).toContain('n’a pas été enregistrée');
    expect(replyOf(seen)).toContain('jeudi 24 septembre 2026');
    const meeting = (await copil.state()).meetings.find(
      (one: { reference: string }) => one.reference === 'COPIL-2',
    );
    expect(meeting.count.answered).toBe(0);
    expect(old).toBeDefined();
  });

  it('never writes two messages under one key', async () => {
    const keys = (await copil.ledger()).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const told = (await copil.ledger({ rule: 'M01' }))
      .filter(({ state }) => state === 'sent')
      .map(({ to }) => to);
    expect(told.toSorted()).toEqual(nine.toSorted());
  });
});
