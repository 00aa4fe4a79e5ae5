import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eight, openSessionHouse, type SessionHouse, words } from '../fixtures/session-house.ts';

describe('a decision in session', () => {
  let house: SessionHouse;
  beforeAll(async () => {
    house = await openSessionHouse();
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    const data = { state: 'open', sessionKind: 'deliberative' } as const;
    await house.db.meeting.update({ where: { id: house.meetingId }, data });
    await house.seat(eight);
  });
  const row = (number: string) => house.db.decision.findFirstOrThrow({ where: { number } });
  const count = () => house.db.decision.count();

  it('is adopted by every voice that is heard, numbered, said in full and posted in every channel of the committee', async () => {
    const reply = await house.say('ines', 'décision "Démarrer l’IME le 06/10 sous réserve du Wi-Fi" type:go');
    expect(words(reply)).toContain('Décision D-2026-004 adoptée');
    expect(words(reply)).toContain('Adoptée : 8 pour, 0 contre, 0 abstention');
    expect(reply.visibility).toBe('private');
    expect(await row('D-2026-004')).toMatchObject({
      state: 'adopted',
      type: 'goNoGo',
      meetingId: house.meetingId,
      votesFor: 8,
      votesAgainst: 0,
      abstentions: 0,
    });
    const posted = await house.db.messageDelivery.findMany({ where: { rule: 'DECISION' } });
    expect(posted.map(({ recipientKind, live }) => ({ recipientKind, live }))).toEqual([
      { recipientKind: 'channel', live: true },
      { recipientKind: 'channel', live: true },
    ]);
  });

  it('is corrected in one press: the numbers counted in the room', async () => {
    const reply = await house.say('ines', 'décision voir D-2026-004');
    const form = await house.follow('ines', reply, 'Saisir le vote');
    expect(form.form?.fields.map(({ name }) => name)).toEqual([
      'decision',
      'inFavour',
      'against',
      'abstentions',
    ]);
    const entered = await house.say('ines', 'vote saisir D-2026-004 7 1 0');
    expect(words(entered)).toContain('Adoptée : 7 pour, 1 contre, 0 abstention');
    expect(await house.db.ballot.findMany({ select: { method: true, votesFor: true } })).toEqual([
      { method: 'unanimous', votesFor: 8 },
      { method: 'entered', votesFor: 7 },
    ]);
  });

  it('may come with its vote in one line; more voices than there are store nothing', async () => {
    const made = await house.say(
      'ines',
      'décision "Reporter la formation" vote:6-1-1 motif:"Salle indisponible"',
    );
    expect(words(made)).toContain('Adoptée : 6 pour, 1 contre, 1 abstention');
    const before = await count();
    expect(words(await house.say('ines', 'décision "Reporter encore" vote:8-1-0'))).toContain(
      'plus de voix qu’il n’y en a : 8 voix',
    );
    expect(words(await house.say('ines', 'décision "Reporter encore" vote:beaucoup'))).toContain(
      'vote:7-1-0',
    );
    expect(words(await house.say('ines', 'décision "Reporter encore" vote:0-0-8'))).toContain('Personne');
    expect(await count()).toBe(before);
  });

  it('that is rejected keeps its number and its state', async () => {
    const reply = await house.say('ines', 'décision "Fermer le site" vote:2-5-1');
    expect(words(reply)).toContain('Rejetée : 2 pour, 5 contre, 1 abstention');
    expect(await row('D-2026-006')).toMatchObject({ state: 'rejected', adoptedAt: null });
  });

  it('that is tied waits as a draft for the side of the casting vote, and says that it settled it', async () => {
    const before = await count();
    const asked = await house.say('ines', 'décision "Ouvrir un second créneau" type:calendrier vote:4-4');
    expect(words(asked)).toContain('La voix prépondérante revient à Hélène Guivarc’h');
    expect(await count()).toBe(before + 1);
    expect((await row('D-2026-007')).state).toBe('draft');
    const settled = await house.follow('ines', asked, 'Pour');
    expect(words(settled)).toContain(
      'Adoptée par la voix prépondérante de la présidence : 4 pour, 4 contre, 0 abstention',
    );
    expect(await row('D-2026-007')).toMatchObject({ state: 'adopted', type: 'calendar', castingVote: true });
  });

  it('that is tied is not adopted where the chair does not sit', async () => {
    await house.seat(eight.slice(2));
    expect(words(await house.say('ines', 'décision "Ouvrir le samedi" vote:3-3'))).toContain(
      'Rejetée, à égalité des voix : 3 pour, 3 contre',
    );
  });

  it('is refused without quorum, with the numbers and the way out; nothing is stored', async () => {
    const before = await count();
    await house.seat(eight.slice(0, 4));
    const reply = await house.say('ines', 'décision "Valider le lot 2"');
    expect(reply.outcome).toBe('refused');
    expect(words(reply)).toContain('Le quorum n’est pas atteint : 4 voix sur 9, il en faut 5.');
    expect(reply.card?.actions?.map(({ label }) => label)).toEqual(['Consultation écrite']);
    expect(await count()).toBe(before);
  });

  it('made before the quorum was lost stands', async () => {
    await house.seat(eight.slice(0, 4));
    expect((await row('D-2026-004')).state).toBe('adopted');
    expect(words(await house.say('ines', 'décision voir D-2026-004'))).toContain('D-2026-004 adoptée');
  });

  it('is refused in a session held for information', async () => {
    await house.seat(eight.slice(0, 4));
    const data = { sessionKind: 'information' } as const;
    await house.db.meeting.update({ where: { id: house.meetingId }, data });
    const reply = await house.say('ines', 'décision "Valider le lot 2"');
    expect(words(reply)).toContain('sans quorum');
  });

  it('goes under the point the session is at, or the one that is named; a point that is not there stores nothing', async () => {
    const { spaceId } = await row('D-2026-004');
    const item = async (position: number, title: string) =>
      house.db.agendaItem.create({
        data: {
          spaceId,
          meetingId: house.meetingId,
          number: 100 + position,
          position,
          title,
          state: 'accepted',
          proposedAt: new Date(0),
        },
      });
    const [first, second] = [await item(1, 'Ouverture'), await item(2, 'Wi-Fi EHPAD')];
    await house.db.meeting.update({ where: { id: house.meetingId }, data: { currentItemId: first.id } });
    const current = await house.say('ines', 'décision "Prendre acte des présences"');
    expect(words(current)).toContain('Point : 1 · Ouverture');
    const named = await house.say('ines', 'décision "Retenir le lot 2" point:2');
    expect(words(named)).toContain('Point : 2 · Wi-Fi EHPAD');
    expect((await house.db.decision.findFirst({ orderBy: { number: 'desc' } }))?.agendaItemId).toBe(
      second.id,
    );
    const before = await count();
    expect(words(await house.say('ines', 'décision "Retenir le lot 3" point:12'))).toContain(
      'n’a pas de point 12',
    );
    expect(await count()).toBe(before);
  });

  it('that starts without a verb is recorded all the same, with a hint', async () => {
    expect(words(await house.say('ines', 'décision "Calendrier v4"'))).toContain('commence par un verbe');
    expect(words(await house.say('ines', 'décision "Adopter le calendrier v5"'))).not.toContain('verbe');
  });

  it('is one decision when the platform sends it three times at once (nasty case 9)', async () => {
    const before = await count();
    const line = 'décision "Valider les droits d’accès"';
    const replies = await Promise.all([1, 2, 3].map(() => house.say('ines', line, 'Ev900')));
    expect(await count()).toBe(before + 1);
    expect(new Set(replies.map((reply) => words(reply))).size).toBe(1);
  });

  it('outside any session is a draft; two people who adopt it at once adopt it once, the other sees how it stands', async () => {
    const shut = { state: 'closed' } as const;
    await house.db.meeting.update({ where: { id: house.meetingId }, data: shut });
    const draft = await house.say('ines', 'décision "Choisir le prestataire de formation"');
    expect(words(draft)).toContain('Projet de décision');
    expect(draft.card?.actions?.map(({ label }) => label)).toEqual([
      'Mettre à l’ordre du jour',
      'Consultation écrite',
      'Corriger',
      'Retirer',
    ]);
    const { number } = await house.db.decision.findFirstOrThrow({ orderBy: { number: 'desc' } });
    expect(words(await house.say('ines', `décision adoptée ${number}`))).toContain(
      'aucune séance n’est ouverte',
    );
    expect((await row(number)).state).toBe('draft');
    await house.db.meeting.update({ where: { id: house.meetingId }, data: { state: 'open' } });
    const both = await Promise.all(
      ['ines', 'claire'].map((handle) => house.press(handle, 'decision adopt', { decision: number })),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['done', 'invalid']);
    expect(both.map(words).every((said) => said.includes('Adoptée : 8 pour'))).toBe(true);
    expect(await house.db.ballot.count({ where: { decision: { number } } })).toBe(1);
  });

  it('may take effect on a day that has just passed; one of long ago is asked about first', async () => {
    const near = await house.say('ines', 'décision "Ouvrir les accès" effet:12/10');
    expect(words(near)).toContain('lundi 12 octobre 2026');
    const before = await count();
    const asked = await house.say('ines', 'décision "Ouvrir les comptes" effet:01/01/2020');
    expect(asked.outcome).toBe('preview');
    expect(words(asked)).toContain('Le mercredi 1er janvier 2020 est déjà passé');
    expect(await count()).toBe(before);
    const kept = await house.follow('ines', asked, 'Garder cette date');
    expect(words(kept)).toContain('mercredi 1er janvier 2020');
    expect(await count()).toBe(before + 1);
  });

  it('keeps its wording when a key is typed that belongs to another command', async () => {
    const { number, text } = await house.db.decision.findFirstOrThrow({ where: { state: 'adopted' } });
    const said = await house.say('ines', `décision corriger ${number} vote:6-0-0`);
    expect(said.outcome).toBe('invalid');
    expect(words(said)).toContain(
      'Je ne connais pas “vote:” ici. Je connais décision:, texte:, type:, point:',
    );
    expect(words(said)).not.toContain('confirmé');
    expect((await row(number)).text).toBe(text);
  });
});
