import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { members, openSessionHouse, type SessionHouse } from '../decisions/fixtures/session-house.ts';
import { toDate } from '../time.ts';
import { factsOf } from './facts-of.ts';
import { readMinutes } from './minutes.ts';
import { draftMinutes, freshen } from './versions.ts';

const closing = Temporal.Instant.from('2026-10-20T13:55:00Z');
const later = Temporal.Instant.from('2026-11-17T13:00:00Z');
let house: SessionHouse;
let first: string;
let second: string;

const told = async (meetingId: string) => {
  const { decisions } = await house.store.transaction((tx) => factsOf(tx, meetingId));
  return decisions
    .filter(({ number }) => ['D-2026-004', 'D-2026-005', 'D-2026-006'].includes(number))
    .map(({ number, text, state, item, votes }) => [
      ...[number, text, state, item],
      votes && `${votes.inFavour}/${votes.against}/${votes.abstentions}`,
    ]);
};

/** Three matters of a first session, left to a second one which is open now. */
beforeAll(async () => {
  house = await openSessionHouse();
  first = house.meetingId;
  await house.say('ines', 'décision "Choisir le bleu" vote:3-3-1');
  await house.say('ines', 'décision "Choisir le vert" vote:4-4-0');
  await house.say('ines', 'décision "Poser dix bornes" vote:boutons');
  await house.say('ines', 'vote annuler D-2026-006');
  const meeting = await house.db.meeting.update({
    where: { id: first },
    data: { state: 'closed', closedAt: toDate(closing) },
  });
  await house.store.transaction((tx) => draftMinutes({ tx, now: closing, personId: null }, first));
  house.moveTo(later.toString());
  const { id, spaceId } = await house.db.meeting.create({
    data: {
      ...meeting,
      ...{ id: undefined, number: 9, title: 'COPIL n°9', uid: 'copil-9@tests', state: 'open' },
      ...{
        startsLocal: '2026-11-17T14:00',
        startsAt: toDate(later),
        openedAt: toDate(later),
        closedAt: null,
      },
    },
  });
  second = id;
  for (const handle of members.slice(0, 8)) {
    const personId = await house.idOf(handle);
    const seat = { spaceId, meetingId: id, personId };
    await house.db.invitation.create({ data: { ...seat, voting: true } });
    await house.db.attendance.create({
      data: { ...seat, seatOfId: personId, mode: 'inPerson', arrivedAt: toDate(later) },
    });
  }
});
afterAll(() => house.close());

describe('what a later session takes up', () => {
  it('stays in the minutes of the first as it was left, and comes into those of the second as it was decided', async () => {
    const before = await told(first);
    expect(before).toEqual([
      ['D-2026-004', 'Choisir le bleu', 'draft', null, '3/3/1'],
      ['D-2026-005', 'Choisir le vert', 'draft', null, '4/4/0'],
      ['D-2026-006', 'Poser dix bornes', 'draft', null, null],
    ]);
    await house.say('ines', 'vote saisir D-2026-004 6 1 1');
    await house.say('ines', 'vote ouvrir D-2026-005');
    await house.say('ines', 'décision adoptée D-2026-006');
    await house.say('ines', 'décision corriger D-2026-006 texte:"Poser douze bornes"');
    expect(await told(first)).toEqual(before);
    expect(await told(second)).toEqual([
      ['D-2026-004', 'Choisir le bleu', 'adopted', null, '6/1/1'],
      ['D-2026-005', 'Choisir le vert', 'draft', null, null],
      ['D-2026-006', 'Poser douze bornes', 'adopted', null, '8/0/0'],
    ]);
    const standing = await house.store.transaction(async (tx) => {
      const minutes = await readMinutes(tx, first);
      return minutes && freshen({ tx, now: later, personId: null }, minutes);
    });
    expect(standing).toBe(1);
  });

  it('is in the journal with the session it came from', async () => {
    const events = await house.db.auditEvent.findMany({ where: { act: 'decision.takenUp' } });
    expect(events).toHaveLength(3);
    for (const { before, after } of events) {
      expect(before).toMatchObject({ meetingId: first });
      expect(after).toMatchObject({ meetingId: second });
    }
  });
});
