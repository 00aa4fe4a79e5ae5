import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../conversation/reply.ts';
import { openSessionHouse, type SessionHouse, words } from './fixtures/session-house.ts';
import { choices, type DecisionStanding, type OwnChoice, possible, reasonAgainst } from './possibilities.ts';

const adopted: DecisionStanding = {
  state: 'adopted',
  voting: false,
  locked: false,
  deciding: true,
  ofThisSession: true,
  inMeeting: true,
  reserved: false,
  presumed: false,
  tied: false,
};
const offered = (standing: DecisionStanding) => choices.filter((choice) => possible(standing)[choice]);

describe('what can be done with a decision', () => {
  it.each<[string, DecisionStanding, string[]]>([
    [
      'a draft in session',
      { ...adopted, state: 'draft' },
      ['adopt', 'enterVote', 'openVote', 'correct', 'withdraw'],
    ],
    [
      'a draft an earlier meeting left, taken up in a later session',
      { ...adopted, state: 'draft', ofThisSession: false },
      ['adopt', 'enterVote', 'openVote', 'correct', 'withdraw'],
    ],
    [
      'a draft outside any session',
      { ...adopted, state: 'draft', deciding: false, ofThisSession: false },
      ['onAgenda', 'consult', 'correct', 'withdraw'],
    ],
    [
      'one whose tie waits for the casting vote',
      { ...adopted, state: 'draft', tied: true },
      ['castInFavour', 'castAgainst', 'enterVote', 'openVote', 'correct', 'withdraw'],
    ],
    [
      'one whose tie nobody settled before its session closed',
      { ...adopted, state: 'draft', tied: true, deciding: false, ofThisSession: false },
      ['onAgenda', 'consult', 'correct', 'withdraw'],
    ],
    ['one that was withdrawn', { ...adopted, state: 'withdrawn' }, []],
    ['one that is being voted on', { ...adopted, state: 'draft', voting: true }, ['closeVote', 'cancelVote']],
    [
      'one that is being voted on when the quorum is lost',
      { ...adopted, state: 'draft', voting: true, deciding: false },
      ['cancelVote'],
    ],
    ['one of this session', adopted, ['enterVote', 'openVote', 'correct']],
    [
      'one of this session, presumed unanimous',
      { ...adopted, presumed: true },
      ['enterVote', 'openVote', 'correct', 'withdraw'],
    ],
    [
      'one of an earlier meeting, presumed unanimous',
      { ...adopted, presumed: true, ofThisSession: false },
      ['enterVote', 'correct', 'apply'],
    ],
    ['one of an earlier meeting', { ...adopted, ofThisSession: false }, ['enterVote', 'correct', 'apply']],
    [
      'one that waits for confirmation',
      { ...adopted, reserved: true, ofThisSession: false },
      ['confirm', 'decline', 'enterVote', 'correct'],
    ],
    [
      'one that waits for confirmation when its minutes are approved',
      { ...adopted, reserved: true, locked: true, ofThisSession: false },
      ['confirm', 'replace'],
    ],
    [
      'one whose minutes are approved',
      { ...adopted, locked: true, ofThisSession: false },
      ['apply', 'replace'],
    ],
    ['one voted on in writing', { ...adopted, inMeeting: false, ofThisSession: false }, ['correct', 'apply']],
    ['one that was applied', { ...adopted, state: 'applied', ofThisSession: false }, ['correct']],
    ['one that was replaced', { ...adopted, state: 'superseded', ofThisSession: false }, []],
  ])('%s', (_, standing, expected) => {
    expect(offered(standing)).toEqual(expected);
  });

  it('always has a reason, or a button', () => {
    const own = choices.filter((one): one is OwnChoice => !['onAgenda', 'consult', 'replace'].includes(one));
    for (const state of ['draft', 'adopted', 'rejected', 'applied', 'superseded', 'withdrawn'] as const)
      for (let bits = 0; bits < 256; bits += 1) {
        const has = (bit: number) => (bits & bit) > 0;
        const standing = {
          state,
          voting: has(1),
          locked: has(2),
          deciding: has(4),
          ofThisSession: has(8),
          inMeeting: has(16),
          reserved: has(32),
          presumed: has(128),
          tied: state === 'draft' && has(64),
        };
        for (const choice of own)
          expect(reasonAgainst(choice, standing) === null).toBe(possible(standing)[choice]);
      }
  });
});

describe('a button of a decision that is not shown is not accepted either, typed or from an old card', () => {
  let house: SessionHouse;
  beforeAll(async () => {
    house = await openSessionHouse();
  });
  afterAll(() => house.close());
  const row = (number: string) => house.db.decision.findFirstOrThrow({ where: { number } });
  const labels = ({ card }: Reply) => card?.actions?.map(({ label }) => label);
  const meeting = (state: 'open' | 'closed') =>
    house.db.meeting.update({ where: { id: house.meetingId }, data: { state } });

  it('while it is voted on its text stays as the voices read it', async () => {
    await house.say('ines', 'décision "Retenir le lot 1" vote:boutons');
    expect(labels(await house.say('ines', 'décision voir D-2026-004'))).toEqual([
      'Clore le vote',
      'Annuler le vote',
    ]);
    const reply = await house.say('ines', 'décision corriger D-2026-004 "Retenir le lot 2"');
    expect(words(reply)).toContain('Un vote est en cours');
    expect((await row('D-2026-004')).text).toBe('Retenir le lot 1');
    await house.press('ines', 'vote cancel', { decision: 'D-2026-004' });
  });

  it('in the session that made it it is not applied: its vote may still be taken again', async () => {
    await house.say('ines', 'décision adoptée D-2026-004');
    expect(labels(await house.say('claire', 'décision voir D-2026-004'))).not.toContain('Appliquée');
    expect(words(await house.say('claire', 'décision appliquée D-2026-004'))).toContain(
      'La séance est encore ouverte',
    );
    expect((await row('D-2026-004')).state).toBe('adopted');
    await meeting('closed');
    const shown = await house.say('claire', 'décision voir D-2026-004');
    expect(words(await house.follow('claire', shown, 'Appliquée'))).toContain('D-2026-004 appliquée');
    await meeting('open');
  });

  it('one that never went to a meeting is not given the numbers of a vote', async () => {
    await house.db.decision.updateMany({ where: { number: 'D-2026-001' }, data: { meetingId: null } });
    const before = await row('D-2026-001');
    expect((await house.say('ines', 'vote saisir D-2026-001 1 0 0')).outcome).toBe('invalid');
    expect(await row('D-2026-001')).toEqual(before);
  });

  it('a draft that an earlier meeting left is adopted in the next session by its button', async () => {
    await house.say('ines', 'décision "Retenir le lot 3" vote:boutons');
    await house.press('ines', 'vote cancel', { decision: 'D-2026-005' });
    const former = await house.db.meeting.findFirstOrThrow({
      where: { number: 1, committee: { code: 'COPIL' } },
    });
    await house.db.decision.updateMany({ where: { number: 'D-2026-005' }, data: { meetingId: former.id } });
    const shown = await house.say('ines', 'décision voir D-2026-005');
    await house.follow('ines', shown, 'Adopter');
    expect(await row('D-2026-005')).toMatchObject({ state: 'adopted', meetingId: house.meetingId });
  });

  it('the chair has both buttons of what waits for confirmation', async () => {
    const data = { reservedUntil: new Date('2026-10-27') };
    await house.db.decision.updateMany({ where: { number: 'D-2026-005' }, data });
    const shown = await house.say('helene', 'décision voir D-2026-005');
    expect(labels(shown)?.slice(0, 2)).toEqual(['Confirmer', 'Ne pas confirmer']);
    await house.follow('helene', shown, 'Ne pas confirmer');
    expect((await row('D-2026-005')).state).toBe('draft');
  });

  it('whoever answers for it says that it was applied, also without a seat in its committee', async () => {
    await house.say('ines', 'décision adoptée D-2026-005');
    await meeting('closed');
    await house.db.decision.updateMany({
      where: { number: 'D-2026-005' },
      data: { ownerId: await house.idOf('rozenn') },
    });
    const shown = await house.say('rozenn', 'décision voir D-2026-005');
    expect(labels(shown)).toEqual(['Appliquée']);
    await house.follow('rozenn', shown, 'Appliquée');
    expect((await row('D-2026-005')).state).toBe('applied');
    await meeting('open');
  });
});
