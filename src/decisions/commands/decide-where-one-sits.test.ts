import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDate } from '../../time.ts';
import { openSessionHouse, type SessionHouse, words } from '../fixtures/session-house.ts';

describe('typed in a direct message while one’s own session is held', () => {
  let house: SessionHouse;
  let committeeId: string;
  beforeAll(async () => {
    house = await openSessionHouse();
    const { db } = house;
    const { spaceId, committeeId: copil } = await db.meeting.findUniqueOrThrow({
      where: { id: house.meetingId },
    });
    const { organisationId } = await db.committee.findUniqueOrThrow({ where: { id: copil } });
    const quality = await db.committee.create({
      data: {
        spaceId,
        code: 'QUALITE',
        kind: 'workingGroup',
        label: 'Groupe qualité',
        organisationId,
        timeZone: 'Europe/Paris',
        state: 'active',
        memberships: {
          create: [
            { spaceId, personId: await house.idOf('sophie'), roles: ['SEC'], voting: false },
            { spaceId, personId: await house.idOf('karim'), roles: ['MEM'], voting: true },
          ],
        },
      },
    });
    committeeId = quality.id;
    const {
      id: _,
      committeeId: __,
      seriesId: ___,
      ...copied
    } = await db.meeting.findUniqueOrThrow({
      where: { id: house.meetingId },
    });
    await db.meeting.update({ where: { id: house.meetingId }, data: { state: 'convened' } });
    const { id: meetingId } = await db.meeting.create({
      data: {
        ...copied,
        uid: randomUUID(),
        committeeId,
        number: 1,
        title: 'Groupe qualité n°1',
        state: 'open',
        sessionKind: 'deliberative',
        quorumNeeded: 1,
        secretaryId: await house.idOf('ludovic'),
      } as never,
    });
    const personId = await house.idOf('karim');
    const {
      id: ____,
      meetingId: _____,
      ...invited
    } = await db.invitation.findFirstOrThrow({
      where: { meetingId: house.meetingId, personId },
    });
    await db.invitation.create({ data: { ...invited, meetingId } });
    await db.attendance.create({
      data: {
        spaceId,
        meetingId,
        personId,
        seatOfId: personId,
        mode: 'inPerson',
        arrivedAt: toDate(Temporal.Instant.from('2026-10-20T12:00:00Z')),
      },
    });
  });
  afterAll(() => house.close());

  it('a decision is made in the committee whose session its secretary keeps, whatever committee is meant elsewhere', async () => {
    for (const [handle, text] of [
      ['sophie', 'Retenir la grille de recueil'],
      ['ludovic', 'Tester la grille en novembre'],
    ] as const) {
      const reply = await house.say(handle, `décision "${text}"`);
      expect(words(reply)).toContain('adoptée');
      expect(await house.db.decision.findFirst({ where: { text } })).toMatchObject({
        committeeId,
        state: 'adopted',
      });
    }
  });

  it('an action belongs to that committee too, and says so', async () => {
    const reply = await house.say('sophie', 'action @karim "Diffuser la grille" pour:02/11/2026');
    expect(words(reply)).toContain('Groupe qualité');
    expect(await house.db.actionItem.findFirst({ where: { text: 'Diffuser la grille' } })).toMatchObject({
      committeeId,
      meetingId: expect.any(String),
    });
  });
});
