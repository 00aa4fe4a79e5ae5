import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import type { DirectBot } from '../../test/support/direct-bot.ts';
import { read } from '../../test/support/direct-people.ts';
import { houseTranslators } from '../catalogues.ts';
import { buttonsOf } from '../conversation/card.ts';
import type { Reply } from '../conversation/reply.ts';
import { houseComposers } from '../house.ts';
import { cadenceFacts } from '../meetings/cadence-watch.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { openSessionHouse, sessionHouse } from './fixtures/session-house.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openSessionHouse('2027-05-27T08:00:00Z');
});
afterAll(() => house.close());

const { ask, say, press, meeting, quorum, rows } = sessionHouse(() => house);

describe('a meeting nobody opened', () => {
  it('is asked about half an hour after its end: it took place, or it did not and is cancelled', async () => {
    const [asked] = await rows(7, 'NOT-OPENED');
    expect(asked?.dueAt.toISOString()).toBe('2027-06-01T14:30:00.000Z');
    const context = {
      tx: house.db,
      t: houseTranslators().fr,
      now: Temporal.Instant.from('2027-06-01T14:30:00Z'),
    };
    const composed = await houseComposers['session.notOpened']?.(
      { ...context, answers: 'chat', personId: asked?.recipientId ?? null, redraw: false },
      asked as MessageDelivery,
    );
    const reply: Reply = { outcome: 'done', visibility: 'private', card: composed?.card };
    expect(read(reply)).toContain('COPIL n°7 : la réunion a-t-elle eu lieu ?');
    expect(buttonsOf(reply.card ?? { blocks: [] }).map(({ label }) => label)).toEqual([
      'Elle a eu lieu',
      'Elle n’a pas eu lieu',
    ]);
    expect(await say('ines', 'non tenue COPIL-7')).toContain('La réunion n’a pas encore commencé');
  });

  it('is opened by the lead who is there: an absent one is not asked at its hour, the other reads in whose place (M10)', async () => {
    const { id, spaceId } = await meeting(7);
    const idOf = async (handle: string) => (await house.db.person.findFirstOrThrow({ where: { handle } })).id;
    const day = new Date('2027-06-01');
    await house.db.absence.create({ data: { spaceId, personId: await idOf('claire'), from: day, to: day } });
    const asked = async (handle: string) => {
      const personId = await idOf(handle);
      const said = await house.store.transaction(async (tx) =>
        houseComposers['session.start']?.(
          {
            tx,
            t: houseTranslators().fr,
            now: Temporal.Instant.from('2027-06-01T12:00:00Z'),
            personId,
            answers: 'chat',
            redraw: false,
          },
          { subjectId: id } as MessageDelivery,
        ),
      );
      return said && { footer: plain(String(said.card.footer ?? '')) };
    };
    expect(await asked('claire')).toBeNull();
    expect(await asked('karim')).toEqual({ footer: 'Vous recevez ce message en l’absence de Claire L.' });
    expect(await asked('ines')).toEqual({ footer: '' });
    await house.db.absence.deleteMany({ where: { personId: await idOf('claire'), from: day } });
  });

  it('is cancelled when it did not take place: everybody told of it hears so, and its points go to the next one', async () => {
    house.moveTo('2027-05-28T08:00:00Z');
    await say('claire', 'planifier 31/05/2027 14:00 1h "COPIL extraordinaire" confirmé:oui');
    house.moveTo('2027-05-31T14:00:00Z');
    const extra = await house.db.meeting.findFirstOrThrow({ where: { title: 'COPIL extraordinaire' } });
    expect(await say('ines', `non tenue COPIL-${extra.number}`)).toContain('n’a pas eu lieu');
    expect((await house.db.meeting.findUniqueOrThrow({ where: { id: extra.id } })).state).toBe('cancelled');
    expect(await rows(extra.number, 'CANCEL')).not.toHaveLength(0);
    expect(await say('ines', `ouvrir COPIL-${extra.number}`)).toContain('a été annulée');
  });

  it('is entered afterwards at a desk, with the hours that are stated', async () => {
    house.moveTo('2027-06-03T08:00:00Z');
    // Until somebody says that it was held, the rhythm of the committee counts from the one before.
    const lastMeeting = async () => {
      const { committeeId } = await meeting(7);
      const committee = await house.db.committee.findUniqueOrThrow({
        where: { id: committeeId },
        include: { organisation: true, space: true },
      });
      const { last } = await cadenceFacts(house.db, committee, Temporal.Instant.from('2027-06-03T08:00:00Z'));
      return last?.toString();
    };
    expect(await lastMeeting()).not.toBe('2027-06-01');
    expect(await say('claire', 'état')).not.toContain('depuis le COPIL n°7');
    expect(await say('ines', 'ouvrir COPIL-7 à:14:05')).toContain(
      'Séance saisie après coup, ouverte à 14 h 05.',
    );
    expect((await meeting(7)).enteredAfterwards).toBe(true);
    // What the journal says is for readers: nothing is decided from it.
    await house.db.auditEvent.deleteMany({ where: { act: 'session.opened' } });
    await say('ines', 'émargement @claire @karim @sophie @thomas @yann présent');
    await say('ines', 'émargement @fatou présent à:15:30');
    await say('ines', 'émargement @yann parti à:15:20');
    const stays = await house.db.attendance.findMany({
      where: { meetingId: (await meeting(7)).id },
      orderBy: { arrivedAt: 'asc' },
    });
    expect(stays.map(({ arrivedAt }) => arrivedAt.toISOString()).at(0)).toBe('2027-06-01T12:05:00.000Z');
    expect(stays.map(({ arrivedAt }) => arrivedAt.toISOString()).at(-1)).toBe('2027-06-01T13:30:00.000Z');
    expect(await quorum(7)).toEqual([5, 5, true]);
    expect(await say('ines', 'clore COPIL-7 à:13:30')).toContain('elle ne peut pas s’être terminée avant');
    await press('ines', await ask('ines', 'clore COPIL-7 à:16:10'), 'Lever la séance');
    expect((await meeting(7)).closedAt?.toISOString()).toBe('2027-06-01T14:10:00.000Z');
    expect(await lastMeeting()).toBe('2027-06-01');
    expect(await say('claire', 'état')).toContain('depuis le COPIL n°7');
    const [minutes] = await rows(7, 'M12');
    expect(minutes && minutes.dueAt > new Date('2027-06-03T08:00:00Z')).toBe(true);
  });

  it('is held by the chair, the leads and the secretary, and by nobody of another committee', async () => {
    expect(await say('sophie', 'ouvrir COPIL-7')).toContain('Vous n’avez pas ce droit');
    expect(await say('maelle', 'clore COPIL-7')).toContain('Vous n’avez pas ce droit');
    expect(await say('odile', 'émargement @yann présent réunion:COPIL-7')).toContain(
      'Vous n’avez pas ce droit',
    );
  });
});
