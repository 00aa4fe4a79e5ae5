import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderText } from '../../src/conversation/render-text.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import { type DirectBot, openDirectBot } from '../support/direct-bot.ts';
import type { Driver } from './driver.ts';
import { onEveryPlatform } from './on-every-platform.ts';
import { lastOf, nine, plain, replyOf, toPerson } from './reading.ts';

/*
 * domain.md 5.4, the cases of a committee's cycle, and the tests that hold what does not stand here:
 *
 *  3  leads alone, three choices                 story.test.ts, step 3
 *     two absences, report, casting vote         nasty-cases-around-a-session.test.ts
 *     « sous réserve » for seven days            src/decisions/commands/correct-decision.test.ts, follow-house.test.ts
 *  4  the fortnightly series at 11:00            series.test.ts: keep 11:00 through the clock change
 *     02:30 on both nights                       src/delivery/advance.test.ts: fires a 02:30 promise once
 *  7  the numbers                                nasty-cases-around-a-session.test.ts
 *     waiting, information session, second call  src/session/session.test.ts
 *  9  killed between send and record             test/crash/nine-oclock.test.ts, src/delivery/recover.test.ts
 *     two at once on minutes, three days off     nasty-cases-around-a-session.test.ts
 *     two at once on a vote, on a point          src/decisions/voting/voting.test.ts, src/session/session.test.ts
 */

/** domain.md 5.4, case 4: a meeting moved across the clock change. */
onEveryPlatform('case 4: a meeting moved across the clock change', (open) => {
  let copil: Driver;
  let uid: string;
  beforeAll(async () => {
    copil = await open();
    await copil.clock('2026-10-09T10:00');
    const { meetings } = await copil.state();
    uid = meetings.find((one: { reference: string }) => one.reference === 'COPIL-3').uid;
    const preview = await copil.say('claire', 'copil-dui', '/copil move COPIL-3 27/10/2026 14:00');
    await copil.press('claire', preview.messages[0]?.id ?? '', 'confirm');
    await copil.press('yann', (await lastOf(copil, 'yann', 'nouvelle date')).id, 'present');
  });
  afterAll(() => copil.close());

  it('keeps 14:00 in Paris: 12:00 UTC before, 13:00 UTC after, in the same event of the calendar', async () => {
    const meeting = (await copil.state()).meetings.find(
      (one: { reference: string }) => one.reference === 'COPIL-3',
    );
    expect(meeting).toMatchObject({
      starts: '2026-10-27T14:00',
      startsAt: '2026-10-27T13:00:00Z',
      sequence: 1,
      uid,
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
    const sent = (await copil.clock('2026-10-27T14:00')).filter(
      ({ to, rule }) => to === 'yann' && rule.startsWith('M'),
    );
    expect(sent.map(({ rule, at }) => `${rule} ${at}`)).toEqual([
      'M08 2026-10-26T08:00:00Z',
      'M09 2026-10-27T12:45:00Z',
    ]);
  });
});

/** domain.md 5.4, case 9: retry and double click. */
onEveryPlatform('case 9: the same event twice', (open) => {
  let copil: Driver;
  beforeAll(async () => {
    copil = await open();
  });
  afterAll(() => copil.close());

  it('records one decision when the platform sends it three times', async () => {
    const line = '/copil decision "Valider le démarrage de l’IME le 06/10" type:pilotage point:2';
    const recorded = async () =>
      (await copil.messages('claire', 'copil-dui')).filter(({ text }) => text.includes('D-2026-004'));
    expect(replyOf(await copil.say('claire', 'copil-dui', line, 'Ev123'))).toContain('D-2026-004');
    const once = await recorded();
    expect(once).not.toEqual([]);
    for (let time = 2; time <= 3; time += 1) await copil.say('claire', 'copil-dui', line, 'Ev123');
    expect(await recorded()).toEqual(once);
    const { decisions } = await copil.state();
    expect(decisions.map(({ number }: { number: string }) => number)).toEqual([
      'D-2026-001',
      'D-2026-002',
      'D-2026-003',
      'D-2026-004',
    ]);
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

  it('shows each person one invitation and one notice of the move', async () => {
    for (const handle of nine) {
      const seen = toPerson(await copil.messages(handle, 'dm'), handle).map(({ text }) => plain(text));
      const about = (heading: string) => seen.filter((text) => text.startsWith(heading)).length;
      expect([handle, about('COPIL n°2 : créneau réservé'), about('COPIL n°2 : nouvelle date')]).toEqual([
        handle,
        1,
        1,
      ]);
    }
  });
});

/** Case 9 again, at the bot itself: nothing before it puts events in a row or remembers them. */
describe('case 9: events that reach the bot at the same moment', () => {
  let direct: DirectBot;
  beforeAll(async () => {
    direct = await openDirectBot('2026-09-01T06:30:00Z');
  });
  afterAll(() => direct.close());

  const from = (handle: string, eventId: string) => ({
    eventId,
    account: { platform: 'local' as const, workspace: 'agla', externalId: handle },
    place: { kind: 'direct' as const },
  });
  const words = (reply: Reply) => plain(reply.card ? renderText(reply.card, 'fr') : '');

  it('are one decision and one reply when they are the same event three times', async () => {
    const text = 'décision "Valider le démarrage de l’IME le 06/10" type:pilotage point:2';
    const before = await direct.db.decision.count();
    const replies = await Promise.all(
      [1, 2, 3].map(() => direct.bot.say({ ...from('claire', 'Ev123'), text })),
    );
    expect(replies[0]?.outcome).toBe('done');
    expect(words(replies[0] as Reply)).toContain('D-2026-004');
    // Replies that were kept have gone through JSON.
    const [first, ...others] = replies.map((reply) => JSON.parse(JSON.stringify(reply)));
    expect(others).toEqual([first, first]);
    expect(await direct.db.decision.count()).toBe(before + 1);
  });

  it('are one move when two people confirm different ones; the other is told how it stands', async () => {
    const confirmed = async (handle: string, hour: string) => {
      const text = `move COPIL-5 16/02/2027 ${hour}`;
      const { card } = await direct.bot.say({ ...from(handle, `say ${hour}`), text });
      const button = card?.actions?.find(({ id }) => id === 'confirm');
      if (!button || !('command' in button)) throw new Error('nothing to confirm');
      return { ...from(handle, `press ${hour}`), command: button.command, arguments: button.arguments };
    };
    const presses = [await confirmed('claire', '14:00'), await confirmed('karim', '15:00')];
    const replies = await Promise.all(presses.map((press) => direct.bot.press(press)));
    const won = replies.findIndex(({ outcome }) => outcome === 'done');
    expect(replies.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'invalid']);
    expect(words(replies[1 - won] as Reply)).toContain('a changé entre-temps');
    const meeting = await direct.db.meeting.findFirstOrThrow({
      where: { number: 5, committee: { code: 'COPIL' } },
    });
    expect(meeting).toMatchObject({
      sequence: 1,
      startsLocal: won === 0 ? '2027-02-16T14:00' : '2027-02-16T15:00',
    });
  });

  it('are counted and timed under the name of their command', async () => {
    const shown = await direct.metrics.registry.metrics();
    expect(shown).toContain('copil_command_seconds_count{name="decision"} 3');
    expect(shown).toContain('copil_command_seconds_count{name="move"} 4');
  });
});
