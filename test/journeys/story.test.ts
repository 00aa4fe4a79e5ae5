import { afterAll, beforeAll, expect, it } from 'vitest';
import { playStep } from '../../src/story/play.ts';
import { story } from '../../src/story/steps.ts';
import type { Driver, SentRow } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { peopleIn } from './people-in.ts';
import { nine, plain, toPerson } from './reading.ts';

/*
 * Invariants of domain.md 4.1 that a committee's cycle must keep, and the tests that hold them:
 *
 *  1  no decision outside an open meeting or a closed consultation
 *       src/decisions/commands/decide.test.ts: outside any session is a draft; is refused without quorum
 *       src/session/session.test.ts: is held without a quorum …, and nothing is decided in it
 *  2  an owner who leaves makes the action « à réattribuer »
 *       src/actions/house-acts.test.ts: leaves nothing in silence: each action waits for another owner
 *  3  the same key is never sent twice
 *       src/delivery/dispatch.test.ts: with the same key is added once, however often it is asked for
 *       here: the ledger holds no message twice; test/crash/nine-oclock.test.ts: the 09:00 batch is sent once
 *  5  a past rule is never replayed unless it is perishable and lies ahead
 *       src/delivery/reconciler.test.ts; test/journeys/nasty-cases.test.ts: leaves no reminder of the old date alive
 *  6  one answer per meeting version, from any platform; the last one wins and both show it
 *       test/journeys/committee-is-scheduled.test.ts: answers move the counter in both organisations, the last answer wins
 *       test/journeys/nasty-cases.test.ts: answers a press on an old card with the present state and does not apply it
 *  9  a committee with open deployments cannot be closed
 *       src/committees/open-deployments.test.ts: stays while a deployment is open, and while a meeting is to come
 * 10  corrected with a trace until the minutes are approved, afterwards only superseded
 *       src/decisions/commands/correct-decision.test.ts: keeps the trace of each correction; is only replaced once …
 * 11  only immediate matters bypass quiet hours, and only for people on duty
 *       src/delivery/dispatch.test.ts: waits for the next opening at night, unless it is for people on duty
 *  4  no staff announcement without its approvals
 *       test/journeys/announcements-and-vote.test.ts; src/announcements: not approved, it does not leave and the leads are told
 *  7  a pulse result below 5 answers is not shown, nor deducible
 *       src/pulse/disclosure.test.ts; test/journeys/lessons-and-pulse.test.ts
 *  8  no resident data in any stored text: test/journeys/resident-data.test.ts
 */

/** domain.md 5.3, the steps that `npm run story` tells, on one service; each sees what it says, and here what it does not say. */
onEveryPlatform('the story of the demo', (open) => {
  let copil: Driver;
  const sent: SentRow[] = [];
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  const { inBothChannels, told } = peopleIn(() => copil);
  const stage = () => ({
    ...copil,
    clock: async (target: string) => {
      const rows = await copil.clock(target);
      sent.push(...rows);
      return rows;
    },
  });
  const meeting = async (reference: string) =>
    (await copil.state()).meetings.find((one: { reference: string }) => one.reference === reference);
  const of = (rule: string) => sent.filter((row) => row.rule.split('+').includes(rule));
  const people = (rows: readonly { to: string }[]) => rows.map(({ to }) => to).toSorted();
  const sentReports = async () =>
    (await copil.ledger({ rule: 'REPORT' })).filter(({ to, state }) => to === 'odile' && state === 'sent');

  /** What must be true after a step beside what it shows, by its place in the story. */
  const afterwards: Record<string, () => Promise<void>> = {
    async '2'() {
      const mails = await copil.mails();
      expect(mails).toHaveLength(9);
      for (const { ics } of mails) expect(ics).toContain('DTSTART;TZID=Europe/Paris:20260922T140000');
      expect((await meeting('COPIL-2')).state).toBe('held');
    },
    async '3'() {
      for (const { text } of await inBothChannels('Réponses :')) expect(text).toContain('Réponses : 9 sur 9');
    },
    async '4'() {
      const leaving = of('D03').filter(({ in: where }) => where !== 'ime-les-embruns');
      expect(new Set(people(leaving)).size).toBe(64);
      for (const { at } of leaving) expect(at).toBe('2026-09-04T07:00:00Z');
    },
    async '5'() {
      expect((await meeting('COPIL-2')).agenda.map(({ minutes }: { minutes: number }) => minutes)).toEqual([
        5, 10, 20, 15, 10, 15, 30, 5, 5, 15,
      ]);
      expect((await meeting('COPIL-2')).state).toBe('convened');
    },
    async '7'() {
      const forecasts = of('M06').filter(({ in: where }) => where === 'dm');
      expect(people(forecasts)).toEqual(['claire', 'karim']);
      for (const { at } of forecasts) expect(at).toBe('2026-09-18T07:00:00Z');
      const karims = sent.filter(({ at, to }) => at === '2026-09-18T07:00:00Z' && to === 'karim');
      expect(karims.map(({ rule }) => rule.split('+').toSorted())).toEqual([['M06', 'M07-OWNER']]);
    },
    async '8'() {
      const [claires, brunos] = await inBothChannels('séance en cours');
      expect(brunos?.text).toBe(claires?.text);
    },
    async '9'() {
      for (const words of ['Décision D-2026-004', 'Poser 4 bornes'])
        for (const { thread } of await inBothChannels(words)) expect(thread).not.toBeNull();
    },
    async '10'() {
      const minutes = (await copil.ledger({ rule: 'M12' })).filter(({ state }) => state === 'sent');
      expect(people(minutes)).toEqual(expect.arrayContaining([...nine, 'marc']));
      expect((await meeting('COPIL-2')).state).toBe('approved');
      for (const { text } of await inBothChannels('L’essentiel du COPIL n°2', 'association-actus'))
        expect(text.split('\n').filter((line) => line.startsWith('• '))).toHaveLength(5);
    },
    async '11'() {
      const rows = (await copil.ledger({ rule: 'BLOCKING' })).map(
        ({ to, dueAt }) => `${to} ${dueAt.slice(0, 16)}`,
      );
      expect(rows.toSorted()).toEqual(['karim', 'ludovic', 'maelle'].map((who) => `${who} 2026-10-06T07:12`));
    },
    async '12'() {
      expect(await meeting('COPIL-3')).toMatchObject({
        sequence: 1,
        starts: '2026-10-27T14:00',
        startsAt: '2026-10-27T13:00:00Z',
      });
      const moved = (await copil.ledger({ rule: 'MOVE' })).filter(({ state }) => state === 'sent');
      // The referents of the two pilots had been called for points.
      const called = ['ludovic', 'maelle', 'nadege', 'pierrick'];
      expect(people(moved)).toEqual([...nine, ...called].toSorted());
    },
    async '13'() {
      await told('samir', 'IME Les Embruns : des enseignements pour vous');
      expect((await meeting('COPIL-3')).state).toBe('approved');
    },
    async '14'() {
      const corrected = (await copil.ledger({ rule: 'D-MOVE' })).filter(({ state }) => state === 'sent');
      expect(new Set(people(corrected)).size).toBe(54);
      expect(corrected).toHaveLength(54);
      expect((await copil.mails('julie.meyer@galatee.example')).at(-1)?.subject).toContain(
        'démarrage reporté',
      );
    },
    async '15'() {
      expect((await sentReports()).map(({ dueAt }) => dueAt.slice(0, 10))).toEqual([
        '2026-09-28',
        '2026-11-27',
      ]);
      const rows = await copil.ledger();
      const keys = rows.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(rows.filter(({ state }) => ['failed', 'uncertain', 'held', 'sending'].includes(state))).toEqual(
        [],
      );
      const received = toPerson(await copil.messages('anne-laure', 'dm'), 'anne-laure');
      const convocations = received.filter(({ text }) =>
        plain(text).includes('se tiendra le mardi 22 septembre'),
      );
      expect(convocations).toHaveLength(1);
    },
  };

  story.forEach((step, index) => {
    const isLast = story.findLastIndex(({ number }) => number === step.number) === index;
    it(`${step.number}: ${step.title}`, async () => {
      await playStep(stage(), step);
      if (isLast) await afterwards[`${step.number}`]?.();
    }, 120_000);
  });
});
