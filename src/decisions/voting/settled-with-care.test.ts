import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { eight, openSessionHouse, type SessionHouse, words } from '../fixtures/session-house.ts';

let house: SessionHouse;
beforeAll(async () => {
  house = await openSessionHouse();
});
afterAll(() => house.close());
const row = (number: string) => house.db.decision.findFirstOrThrow({ where: { number } });
const labels = ({ card }: Reply) => buttonsOf(card ?? { blocks: [] }).map(({ label }) => label);
const meeting = (state: 'open' | 'held' | 'closed') =>
  house.db.meeting.update({ where: { id: house.meetingId }, data: { state } });

describe('a tie that the chair’s voice settles (C09)', () => {
  it('is kept as a draft with its numbers, on the card of the session and when it closes', async () => {
    const asked = await house.say('ines', 'décision "Choisir le bleu" vote:3-3-1');
    expect(words(asked)).toContain('La voix prépondérante revient à Hélène Guivarc’h');
    expect(words(asked)).toContain('D-2026-004 reste un projet, avec ce vote');
    expect(await row('D-2026-004')).toMatchObject({
      state: 'draft',
      meetingId: house.meetingId,
      votesFor: 3,
      votesAgainst: 3,
      abstentions: 1,
    });
    expect(words(await house.say('ines', 'séance'))).toMatch(
      /D-2026-004 · Choisir le bleu[\s\S]*Égalité : 3 pour, 3 contre, 1 abstention/,
    );
    expect(words(await house.say('ines', 'clore'))).toContain(
      'Une décision à égalité attend la voix prépondérante : D-2026-004',
    );
    expect(words(await house.say('ines', 'décision adoptée D-2026-004'))).toContain('Ce vote est à égalité');
    await house.follow('ines', asked, 'Pour');
    expect(await row('D-2026-004')).toMatchObject({ state: 'adopted', votesFor: 3, castingVote: true });
    expect(words(await house.say('ines', 'séance'))).not.toContain('D-2026-004');
  });

  it('is settled by words, too, with the voices of its own moment, and not once its session is closed', async () => {
    for (const line of ['décision "Choisir le vert" vote:4-4-0', 'décision "Choisir le gris" vote:4-4-0'])
      await house.say('ines', line);
    await house.seat(eight.slice(0, 5));
    await house.say('ines', 'vote trancher D-2026-005 contre');
    expect(await row('D-2026-005')).toMatchObject({ state: 'rejected', votesFor: 4, castingVote: true });
    await meeting('closed');
    expect(words(await house.say('ines', 'vote trancher D-2026-006 pour'))).toContain(
      'la voix prépondérante ne peut plus être donnée',
    );
    expect(await row('D-2026-006')).toMatchObject({ state: 'draft', votesFor: 4 });
    await meeting('open');
    await house.seat(eight);
  });

  it('is kept as well when the tie is entered on a draft, or with its adoption', async () => {
    await house.say('ines', 'vote saisir D-2026-006 3 3 0');
    expect(await row('D-2026-006')).toMatchObject({ state: 'draft', votesFor: 3, votesAgainst: 3 });
    await house.say('ines', 'vote ouvrir D-2026-006');
    expect(await row('D-2026-006')).toMatchObject({ state: 'draft', votesFor: null });
    await house.say('ines', 'vote annuler D-2026-006');
    await house.say('ines', 'décision adoptée D-2026-006 2-2');
    expect(await row('D-2026-006')).toMatchObject({ state: 'draft', votesFor: 2, votesAgainst: 2 });
  });
});

describe('a vote by buttons', () => {
  it('is closed with voices missing only once it is said whose', async () => {
    await house.say('ines', 'décision "Équiper l’EHPAD" vote:boutons');
    for (const who of eight.slice(0, 6)) await house.say(who, 'voter pour D-2026-007');
    const asked = await house.say('ines', 'vote clore D-2026-007');
    expect(asked.outcome).toBe('preview');
    expect(words(asked)).toContain('Le vote n’est pas clos : il manque 2 voix (Yann Kerbrat et Fatou');
    expect((await row('D-2026-007')).state).toBe('draft');
    await house.follow('ines', asked, 'Clore sans ces voix');
    expect(await row('D-2026-007')).toMatchObject({ state: 'adopted', votesFor: 6 });
  });

  it('is not written over before both results are seen, the same result included', async () => {
    const flips = await house.say('ines', 'vote saisir D-2026-007 2 4 0');
    expect(words(flips)).toContain('adoptée devient rejetée');
    const same = await house.say('ines', 'vote saisir D-2026-007 5 1 0');
    expect(words(same)).toContain('un vote par boutons est déjà compté');
    expect(words(same)).toMatch(/6 pour, 0 contre[\s\S]*5 pour, 1 contre/);
    expect(await row('D-2026-007')).toMatchObject({ votesFor: 6 });
    await house.follow('ines', same, 'Enregistrer ce vote');
    expect(await row('D-2026-007')).toMatchObject({ votesFor: 5, votesAgainst: 1 });
  });
});

describe('a draft', () => {
  it('is withdrawn by who recorded it or a lead, keeps its number, and can no longer be voted on', async () => {
    await meeting('closed');
    await house.say('ines', 'décision "Essai" comité:COPIL');
    await house.say('claire', 'décision "Autre essai" comité:COPIL');
    expect((await house.say('sophie', 'décision retirer D-2026-008')).outcome).toBe('refused');
    expect((await house.say('ines', 'décision retirer D-2026-009')).outcome).toBe('refused');
    const shown = await house.say('ines', 'décision voir D-2026-008');
    const withdrawn = await house.follow('ines', shown, 'Retirer');
    expect(words(withdrawn)).toContain('Projet de décision D-2026-008 retiré');
    expect(labels(withdrawn)).toEqual([]);
    await house.say('karim', 'décision retirer D-2026-009');
    expect(words(await house.say('claire', 'décisions état:retirées'))).toMatch(
      /D-2026-009[\s\S]*D-2026-008/,
    );
    expect(words(await house.say('claire', 'décisions état:rejetées'))).not.toContain('D-2026-008');
    await meeting('open');
    expect(words(await house.say('ines', 'vote saisir D-2026-008 8 0 0'))).toContain('a été retirée');
    expect(words(await house.say('ines', 'décision retirer D-2026-007'))).toContain(
      'Seul un projet se retire',
    );
  });

  it('is not made of what is typed when the session should be open, before who opens it is asked', async () => {
    const start = new Date('2026-10-20T12:40:00Z');
    await house.db.meeting.update({
      where: { id: house.meetingId },
      data: { state: 'held', startsAt: start, startsLocal: '2026-10-20T14:40' },
    });
    const before = await house.db.decision.count();
    const asked = await house.say('ines', 'décision "Poser dix bornes"');
    expect(words(asked)).toContain('Ouvrir la séance d’abord ?');
    expect(asked.visibility).toBe('private');
    expect(await house.db.decision.count()).toBe(before);
    await house.follow('ines', asked, 'Garder un projet');
    expect(await house.db.decision.count()).toBe(before + 1);
    await house.follow('ines', asked, 'Ouvrir la séance');
    expect(words(await house.follow('ines', asked, 'La séance est ouverte\u00A0: consigner'))).toContain(
      'adoptée',
    );
  });
});

describe('what the casting vote cannot settle', () => {
  it('is said with its reason, before it goes to the leads as well', async () => {
    await house.say('ines', 'décision "Choisir le rouge" vote:5-2-1');
    const { number } = await house.db.decision.findFirstOrThrow({ where: { text: 'Choisir le rouge' } });
    for (const who of ['ines', 'sophie']) {
      const refused = words(await house.say(who, `vote trancher ${number} pour`));
      expect(refused).toContain('Ce vote n’est pas à égalité (5 pour, 2 contre)');
    }
    await house.say('ines', 'décision "Choisir le jaune" vote:boutons');
    const put = await house.db.decision.findFirstOrThrow({ where: { text: 'Choisir le jaune' } });
    await house.say('helene', `voter abstention ${put.number}`);
    for (const who of eight.slice(1, 4)) await house.say(who, `voter pour ${put.number}`);
    for (const who of eight.slice(4, 7)) await house.say(who, `voter contre ${put.number}`);
    const open = await house.say('ines', `vote clore ${put.number}`);
    expect(words(open)).toContain('Le vote n’est pas clos : il manque la voix de Fatou');
    await house.follow('ines', open, 'Clore sans cette voix');
    expect(words(await house.say('ines', `vote trancher ${put.number} pour`))).toContain(
      'Hélène Guivarc’h, qui a la voix prépondérante, n’a penché d’aucun côté',
    );
    expect(await house.db.proposal.count({ where: { state: 'pending' } })).toBe(0);
  });

  it('is a tie entered over a vote: nothing is stored until its side is said', async () => {
    await house.say('ines', 'décision "Choisir le violet" vote:5-2-1');
    const { number } = await house.db.decision.findFirstOrThrow({ where: { text: 'Choisir le violet' } });
    const asked = words(await house.say('ines', `vote saisir ${number} 4 4 0`));
    expect(asked).toContain(`Rien n’est enregistré tant que ce côté n’est pas dit`);
    expect(await row(number)).toMatchObject({ state: 'adopted', votesFor: 5 });
  });
});
