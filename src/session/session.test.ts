import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import type { DirectBot } from '../../test/support/direct-bot.ts';
import { read } from '../../test/support/direct-people.ts';
import { houseTranslators } from '../catalogues.ts';
import { buttonsOf } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import { houseComposers } from '../house.ts';
import type { MessageDelivery } from '../store/generated/client.ts';
import { openSessionHouse, sessionHouse } from './fixtures/session-house.ts';
import { reservedUntil } from './leaders.ts';
import { liveQuorum } from './voices.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openSessionHouse('2026-10-19T08:00:00Z');
});
afterAll(() => house.close());

const { ask, say, press, meeting, quorum, rows } = sessionHouse(() => house);
const points = async (number: number) =>
  house.db.agendaItem.findMany({
    where: { meetingId: (await meeting(number)).id },
    orderBy: { number: 'asc' },
  });

describe('a meeting without a quorum at its hour (nasty case 7)', () => {
  it('is waited for: three members and Fatou’s proxy are four of nine', async () => {
    await say('fatou', 'répondre COPIL-3 absente');
    await say('fatou', 'procuration COPIL-3 @claire');
    for (const title of ['Wi-Fi EHPAD', 'Formation', 'Reprise'])
      await say('claire', `point ajouter "${title}" 15min réunion:COPIL-3`);
    house.moveTo('2026-10-20T11:50:00Z');
    for (const who of ['claire', 'karim', 'sophie']) await say(who, 'je-suis-là');
    house.moveTo('2026-10-20T12:00:00Z');
    const reply = await ask('ines', 'ouvrir');
    expect(read(reply)).toContain('4 sur 9, quorum non atteint, il en manque 1 (5 requises)');
    expect(read(reply)).toContain('On attend jusqu’à 14 h 15.');
    expect((await meeting(3)).state).toBe('held');
    expect(await say('ines', 'séance information COPIL-3')).toContain('On attend encore des voix');
    expect(await say('ines', 'seconde convocation COPIL-3')).toContain('On attend encore des voix');
  });

  it('asks at 14:15 for a session without decisions or a second call, whoever kept it and whoever opens then (C18)', async () => {
    const [asked] = await rows(3, 'NO-QUORUM');
    expect(asked?.dueAt.toISOString()).toBe('2026-10-20T12:15:00.000Z');
    house.moveTo('2026-10-20T12:15:00Z');
    const reply = await ask('ines', 'ouvrir COPIL-3');
    expect(buttonsOf(reply.card ?? { blocks: [] }).map(({ label }) => label)).toEqual([
      'Séance sans décision',
      'Seconde convocation',
      'Ouvrir maintenant',
      'Émargement',
    ]);
    expect((await meeting(3)).state).toBe('held');
  });

  it('opens with five once Yann is there; Fatou comes, her proxy lapses, and they are still five', async () => {
    await say('yann', 'je-suis-là');
    expect(await say('ines', 'ouvrir')).toContain('Séance ouverte à 14 h 15.');
    expect(await meeting(3)).toMatchObject({
      state: 'open',
      sessionKind: 'deliberative',
      votingSeats: 9,
      quorumNeeded: 5,
    });
    expect(await quorum(3)).toEqual([5, 5, true]);
    expect(await say('fatou', 'je-suis-là')).toContain('Votre procuration n’a plus d’effet');
    expect(await quorum(3)).toEqual([5, 5, true]);
    expect(
      (await house.db.proxy.findFirstOrThrow({ where: { meetingId: (await meeting(3)).id } })).state,
    ).toBe('revoked');
  });

  it('decides no more once somebody leaves; what was decided stands, and the secretary is told at once', async () => {
    const decided = await say('ines', 'décision "Poser quatre bornes Wi-Fi"');
    expect(decided).toMatch(/D-2026-\d{3}/);
    house.moveTo('2026-10-20T12:40:00Z');
    await say('yann', 'je-pars');
    expect(await quorum(3)).toEqual([4, 5, false]);
    const told = await rows(3, 'QUORUM-LOST-1');
    const ines = await house.db.person.findFirstOrThrow({ where: { handle: 'ines' } });
    expect(told.map(({ recipientId }) => recipientId)).toEqual([ines.id]);
    expect((await meeting(3)).quorumLosses).toBe(1);
    expect(await say('ines', 'séance')).toContain('Le quorum n’est plus atteint');
    const { _count } = await house.db.decision.aggregate({
      where: { meetingId: (await meeting(3)).id },
      _count: true,
    });
    await say('ines', 'décision "Poser dix bornes de plus"');
    const later = await house.db.decision.findMany({ where: { meetingId: (await meeting(3)).id } });
    expect(later.filter(({ state }) => state === 'adopted').length).toBeLessThanOrEqual(_count);
  });
});

describe('a session goes through its agenda', () => {
  it('one point after the other, with their hours; a point may be jumped to, put off, or come up in session', async () => {
    const [first, second, third] = await points(3);
    expect(first).toMatchObject({ state: 'discussed', startedAt: new Date('2026-10-20T12:15:00Z') });
    house.moveTo('2026-10-20T12:45:00Z');
    expect(await say('ines', 'séance')).toContain('Le temps prévu est dépassé de 15 min.');
    expect(await say('ines', `suivant ${third?.number}`)).toContain('Point ouvert');
    expect((await points(3))[0]).toMatchObject({ state: 'done', endedAt: new Date('2026-10-20T12:45:00Z') });
    const put = await say('ines', 'point reporter');
    expect(put).toContain(`Point reporté à la prochaine réunion : ${third?.number} · ${third?.title}`);
    expect(put).toContain(`Point en cours : ${second?.number}`);
    expect(await say('karim', 'point séance "Panne du serveur" 10min')).toContain('La présidence est saisie');
    const added = (await points(3)).at(-1);
    expect(added).toMatchObject({ title: 'Panne du serveur', state: 'proposed', late: true });
    const decide = `point trancher COPIL-3 P${added?.number} oui`;
    expect(await say('karim', decide)).toContain('pas ce droit');
    await say('helene', decide);
    expect((await points(3)).at(-1)?.state).toBe('accepted');
    const told = { rule: 'AGENDA-RESULT', subjectId: added?.id };
    expect(await house.db.messageDelivery.count({ where: told })).toBe(1);
  });

  it('puts what comes up before the points that close a meeting', async () => {
    const { id: meetingId, spaceId } = await meeting(3);
    const number = ((await points(3)).at(-1)?.number ?? 0) + 1;
    const where = {
      meetingId,
      spaceId,
      number,
      position: number,
      proposedAt: new Date('2026-10-20T12:50:00Z'),
    };
    const { id } = await house.db.agendaItem.create({
      data: { ...where, state: 'accepted', origin: 'template', title: 'Prochaine date' },
    });
    expect(await say('helene', 'point séance "Budget des tablettes"')).toContain('ajouté à l’ordre du jour');
    const order = (await points(3)).sort((one, other) => Number(one.position) - Number(other.position));
    expect(order.slice(-2).map(({ title }) => title)).toEqual(['Budget des tablettes', 'Prochaine date']);
    await house.db.agendaItem.deleteMany({ where: { OR: [{ id }, { title: 'Budget des tablettes' }] } });
  });

  it('passes one point when two people press « Point suivant » on the same card', async () => {
    const card = await ask('ines', 'séance');
    const twin = await ask('claire', 'séance');
    const one = await press('ines', card, 'Point suivant');
    const other = await press('claire', twin, 'Point suivant');
    expect(read(one)).toContain('Point ouvert');
    expect(read(other)).toContain('On est déjà passé à la suite');
    expect((await points(3)).filter(({ state }) => state === 'discussed')).toHaveLength(1);
  });

  it('keeps notes by point, corrected until it closes, out of sight of members', async () => {
    expect(await say('ines', 'note Débit insuffisant au 2e étage')).toContain('Noté au point');
    await say('ines', 'note désaccord:"Sophie aurait préféré attendre"');
    await say('ines', 'notes corriger 1 Débit de 4 Mbit/s');
    const all = await say('claire', 'notes');
    expect(all).toContain('1 · Débit de 4 Mbit/s');
    expect(all).toContain('désaccord à faire figurer au relevé');
    expect(await say('sophie', 'notes')).toContain('Vous n’avez pas ce droit');
    await say('ines', 'notes supprimer 2');
    expect(await house.db.sessionNote.count()).toBe(1);
  });

  it('that nobody closes asks who keeps it, half an hour after its end, the next day and on their home', async () => {
    const asked = await rows(3, 'NOT-CLOSED');
    const people = await house.db.person.findMany({
      where: { id: { in: asked.map(({ recipientId }) => recipientId) } },
      orderBy: { handle: 'asc' },
    });
    expect(people.map(({ handle }) => handle)).toEqual(['claire', 'ines', 'karim']);
    expect(new Set(asked.map(({ dueAt }) => dueAt.toISOString()))).toEqual(
      new Set(['2026-10-20T14:30:00.000Z']),
    );
    const again = await rows(3, 'NOT-CLOSED-NEXT');
    expect([...new Set(again.map(({ dueAt }) => dueAt.toISOString()))]).toEqual([
      '2026-10-21T07:00:00.000Z',
      '2026-10-27T08:00:00.000Z',
    ]);
    const open = 'Le COPIL n°3 est en séance depuis le mardi 20 octobre 2026 à 14 h 15.';
    expect(await say('ines', 'accueil')).not.toContain(open);
    house.moveTo('2026-10-20T14:05:00Z');
    expect(await say('sophie', 'accueil')).not.toContain(open);
    const home = await ask('ines', 'accueil');
    expect(read(home)).toContain(open);
    const late = await press('ines', home, 'Clore à 16 h');
    expect(read(late)).toContain('lever la séance ?');
    const said = await house.store.transaction(async (tx) =>
      houseComposers['session.notClosed']?.(
        {
          tx,
          t: houseTranslators().fr,
          now: Temporal.Instant.from('2026-10-21T07:00:00Z'),
          personId: people[1]?.id ?? null,
          answers: 'chat',
          redraw: false,
        },
        again[0] as MessageDelivery,
      ),
    );
    expect(plain(renderText(said?.card ?? { blocks: [] }, 'fr'))).toBe(
      `COPIL n°3 : la séance est encore ouverte\n\n${open}\n\nSans clôture, il n’y a ni relevé ni suite. À quelle heure s’est-elle terminée ? Autre heure : /copil clore COPIL-3 à:16:20`,
    );
  });

  it('closes after saying what is left open; what was not discussed waits, and what follows is planned', async () => {
    house.moveTo('2026-10-20T14:20:00Z');
    await say('claire', 'point ajouter "x" réunion:COPIL-4');
    const preview = await ask('ines', 'clore');
    expect((await meeting(3)).state).toBe('open');
    const closed = await press('ines', preview, 'Lever la séance');
    expect(read(closed)).toContain('COPIL n°3 : séance levée à 16 h 20');
    expect(await meeting(3)).toMatchObject({
      state: 'closed',
      closedAt: new Date('2026-10-20T14:20:00Z'),
      currentItemId: null,
    });
    const left = (await points(3)).map(({ state }) => state);
    expect(left).toContain('done');
    expect(left.filter((state) => !['done', 'postponed', 'refused'].includes(state))).toEqual([]);
    const [check] = await rows(3, 'M11');
    expect(check?.dueAt.toISOString()).toBe('2026-10-20T14:50:00.000Z');
    expect(await rows(3, 'M12')).toHaveLength(1);
    for (const rule of ['NOT-CLOSED', 'NOT-CLOSED-NEXT'])
      expect(new Set((await rows(3, rule)).map(({ state }) => state))).toEqual(new Set(['cancelled']));
    expect(await say('ines', 'note trop tard réunion:COPIL-3')).toContain('La séance est close');
    expect(await say('yann', 'je-suis-là COPIL-3')).toContain('La séance est close');
  });
});

describe('the leaders’ absence (nasty case 3)', () => {
  it('two meetings in a row opens one risk; without any leader, decisions are reserved for seven days where the rules say so', async () => {
    const committee = await house.db.committee.findFirstOrThrow({ where: { code: 'COPIL' } });
    expect(await house.db.risk.count({ where: { source: { startsWith: 'leaders:' } } })).toBe(0);
    await house.db.committee.update({
      where: { id: committee.id },
      data: { rules: { ...(committee.rules as object), sponsorRequired: true } },
    });
    house.moveTo('2026-12-08T13:00:00Z');
    await say('ines', 'émargement @claire @karim @sophie @thomas @yann présent');
    await say('ines', 'ouvrir COPIL-4');
    const { id } = await meeting(4);
    const today = Temporal.PlainDate.from('2026-12-08');
    expect((await reservedUntil(house.db, id, today))?.toString()).toBe('2026-12-15');
    await say('ines', 'émargement @marc présent');
    expect(await reservedUntil(house.db, id, today)).toBeNull();
    house.moveTo('2026-12-08T14:50:00Z');
    await press('ines', await ask('ines', 'clore'), 'Lever la séance');
    const risks = await house.db.risk.findMany({ where: { source: { startsWith: 'leaders:' } } });
    expect(risks.map(({ title }) => plain(title)).toSorted()).toEqual([
      'Portage du projet : Bruno Tanguy, absences répétées',
      'Portage du projet : Hélène Guivarc’h, absences répétées',
    ]);
  });

  it('a substitute’s seat returns to the member who arrives', async () => {
    house.moveTo('2027-02-09T13:00:00Z');
    await say('marc', 'je-suis-là COPIL-5');
    expect(await quorum(5)).toEqual([1, 5, false]);
    expect(await say('helene', 'je-suis-là COPIL-5 à distance')).toContain(
      'Marc Le Dantec vous rend votre siège.',
    );
    const { voices } = await liveQuorum(house.db, (await meeting(5)).id);
    expect(voices).toHaveLength(1);
    expect(voices[0]?.via).toBe('self');
  });
});

describe('a meeting called again', () => {
  it('has the same agenda, no quorum, the notice of the rules, and everybody is told once', async () => {
    await say('claire', 'point ajouter "Budget" 20min réunion:COPIL-5');
    house.moveTo('2027-02-09T13:15:00Z');
    const asked = await ask('ines', 'ouvrir COPIL-5');
    const form = await press('ines', asked, 'Seconde convocation');
    expect(form.form?.fields.find(({ name }) => name === 'when')?.value).toBe('2027-02-15T14:00');
    expect(await say('ines', 'seconde convocation COPIL-5 12/02/2027 14:00')).toContain(
      'Première date possible : lundi 15 février 2027',
    );
    expect(await say('ines', 'seconde convocation COPIL-5 15/02/2027 14:00')).toContain(
      'Seconde convocation',
    );
    const first = await meeting(5);
    expect(first).toMatchObject({ state: 'closed', openedAt: null });
    const called = await house.db.meeting.findFirstOrThrow({ where: { secondCallOfId: first.id } });
    expect(called).toMatchObject({ state: 'convened', quorumNeeded: 0, startsLocal: '2027-02-15T14:00' });
    const titles = async (meetingId: string) =>
      (await house.db.agendaItem.findMany({ where: { meetingId }, orderBy: { number: 'asc' } })).map(
        ({ title }) => title,
      );
    expect(await titles(called.id)).toEqual(await titles(first.id));
    const told = await house.db.messageDelivery.groupBy({
      by: ['recipientId'],
      where: { subjectId: called.id, rule: 'M01' },
      _count: true,
    });
    expect(told.map(({ _count }) => _count)).toEqual(Array(9).fill(1));
    house.moveTo('2027-02-15T13:00:00Z');
    expect(await say('ines', 'ouvrir')).toContain('Séance ouverte');
    expect(await say('ines', 'séance')).toContain('sans condition de quorum');
    await press('ines', await ask('ines', 'clore'), 'Lever la séance');
  });
});

describe('a session without decisions', () => {
  it('is held without a quorum after a quarter of an hour, and nothing is decided in it', async () => {
    house.moveTo('2027-04-06T12:16:00Z');
    expect(await say('ines', 'séance information COPIL-6')).toContain('rien ne peut y être décidé');
    expect(await meeting(6)).toMatchObject({ state: 'open', sessionKind: 'information' });
    await say('ines', 'décision "Acheter dix tablettes"');
    const adopted = await house.db.decision.count({
      where: { meetingId: (await meeting(6)).id, state: 'adopted' },
    });
    expect(adopted).toBe(0);
    await press('ines', await ask('ines', 'clore'), 'Lever la séance');
    expect((await meeting(6)).state).toBe('closed');
  });
});
