import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonsOf } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';
import { consultationActs } from './acts.ts';
import { consultationsSince } from './consultations-since.ts';

const nine = ['helene', 'claire', 'karim', 'sophie', 'thomas', 'anne-laure', 'yann', 'fatou', 'bruno'];
let house: DirectBot;
let events = 0;
let now = '2026-09-01T08:00:00Z';

const words = (reply: Reply) =>
  (reply.card ? renderText(reply.card, 'fr') : JSON.stringify(reply.form)).replace(/[\u00A0\u202F]/g, ' ');
const from = (handle: string) => {
  events += 1;
  const workspace = handle === 'bruno' ? 'rives-doust' : 'agla';
  return {
    eventId: `event ${events}`,
    account: { platform: 'local' as const, workspace, externalId: handle },
    place: { kind: 'direct' as const },
  };
};
const say = (handle: string, text: string) => house.bot.say({ ...from(handle), text });
const vote = (handle: string, number: string, choice: string) =>
  house.bot.press({
    ...from(handle),
    command: 'consultation vote',
    arguments: { consultation: number, choice },
  });
const stored = (number: string) => house.db.consultation.findFirstOrThrow({ where: { number } });
/** What its hour does when the last moment has come. */
const deadline = async (number: string) => {
  const { id, spaceId, deadlineAt } = await stored(number);
  now = deadlineAt.toISOString();
  house.moveTo(now);
  const at = Temporal.Instant.from(now);
  const row = await house.db.messageDelivery.findFirstOrThrow({
    where: { subjectId: id, message: 'consultation.deadline', state: 'planned' },
  });
  expect(row.dueAt.toISOString()).toBe(now);
  await house.store.transaction((tx) =>
    (consultationActs['consultation.deadline'] as NonNullable<(typeof consultationActs)[string]>)(
      { tx, now: at, at, ledger: house.delivery.ledgerAt(at) },
      { ...row, spaceId },
    ),
  );
};
const toldOf = async (number: string, message: string) => {
  const { id, version } = await stored(number);
  const rows = await house.db.messageDelivery.findMany({
    where: { subjectId: id, message, subjectVersion: version, recipientKind: 'person' },
  });
  const people = await house.db.person.findMany({
    where: { id: { in: rows.map(({ recipientId }) => recipientId) } },
  });
  return people.map(({ handle }) => handle).sort();
};

beforeAll(async () => {
  house = await openDirectBot(now, { composers: true });
});
afterAll(() => house.close());

describe('a written consultation', () => {
  it('is opened in one line, for the nine voting members, until 18:00 of the day that was said', async () => {
    const reply = await say(
      'claire',
      '/copil consultation "Retenir le prestataire X" avant:05/09 type:arbitrage motif:"Offre la mieux-disante" responsable:@karim',
    );
    expect(words(reply)).toContain('Consultation C-2026-001 ouverte');
    expect(words(reply)).toContain('9 membres votent jusqu’au samedi 5 septembre 2026 à 18 h');
    expect(words(reply)).toContain('Aucun vote sur 9 ; il en faut 5.');
    expect(await toldOf('C-2026-001', 'consultation.ask')).toEqual([...nine].sort());
  });

  it('what cannot be is said with the way out, and nothing is stored', async () => {
    const told = async (text: string) => words(await say('claire', text));
    expect(await told('/copil consultation "Trop vite" avant:01/09')).toContain('trop tôt');
    expect(await told('/copil consultation "Trop loin" avant:01/09/2027')).toContain('60 jours au plus');
    expect(await told('/copil consultation "Heure" avant:25/09 heure:tantôt')).toContain('heure:12h30');
    expect((await say('claire', '/copil consultation "Sans date"')).form).toBeDefined();
    expect(await house.db.consultation.count()).toBe(1);
  });

  it('a member proposes one, a lead confirms it; a director outside the committee cannot', async () => {
    await say('sophie', '/copil consultation "Avancer la formation" avant:20/09');
    expect(await house.db.consultation.count()).toBe(1);
    const other = await say('maelle', '/copil consultation "Avancer la formation" avant:20/09');
    expect(other.outcome).toBe('refused');
    expect(words(await say('maelle', 'consultation voir C-2026-001'))).not.toContain('prestataire X');
  });

  it('one vote each, the last one counts, and no name is shown', async () => {
    expect(words(await say('helene', 'accueil'))).toContain(
      'Retenir le prestataire X Votre vote est attendu',
    );
    await vote('helene', 'C-2026-001', 'against');
    const changed = await vote('helene', 'C-2026-001', 'inFavour');
    expect(words(changed)).toContain('Votre vote : pour.');
    const seen = words(await say('claire', 'consultation voir C-2026-001'));
    expect(seen).toContain('1 vote sur 9');
    expect(seen).not.toContain('Hélène');
    expect(seen).not.toContain('1 pour');
  });

  it('who has no voice casts none: neither the secretary nor the substitute of a member who is there', async () => {
    for (const handle of ['ines', 'marc'])
      expect(words(await vote(handle, 'C-2026-001', 'inFavour'))).toMatch(
        /n’est pas demandé|Je ne trouve pas de consultation/,
      );
    expect((await stored('C-2026-001')).state).toBe('open');
    expect(await house.db.vote.count()).toBe(1);
  });

  it('the substitute of an absent member gives the member’s voice', async () => {
    const helene = await house.db.person.findFirstOrThrow({ where: { handle: 'helene' } });
    const marc = await house.db.person.findFirstOrThrow({ where: { handle: 'marc' } });
    await house.db.membership.updateMany({
      where: { personId: helene.id, voting: true },
      data: { substituteId: marc.id },
    });
    const day = new Date('2026-09-01T00:00:00Z');
    const absence = await house.db.absence.create({
      data: { spaceId: helene.spaceId, personId: helene.id, from: day, to: day },
    });
    const card = await say('marc', 'consultation voir C-2026-001');
    expect(words(card)).toContain('Vote d’Hélène Guivarc’h : pour.');
    const button = card.card && buttonsOf(card.card).find(({ id }) => id === 'abstention-helene');
    expect(button).toBeDefined();
    await vote('marc', 'C-2026-001', 'abstention');
    expect(await house.db.vote.findFirst({ where: { memberId: helene.id } })).toMatchObject({
      choice: 'abstention',
      castById: marc.id,
    });
    await house.db.absence.delete({ where: { id: absence.id } });
    await vote('helene', 'C-2026-001', 'inFavour');
    expect(await house.db.vote.count()).toBe(1);
  });

  it('C23: three days before its end two members want to discuss it; it stops and becomes a point', async () => {
    house.moveTo('2026-09-02T08:00:00Z');
    await vote('yann', 'C-2026-001', 'discuss');
    const stopped = words(await vote('bruno', 'C-2026-001', 'discuss'));
    expect(stopped).toContain('2 membres demandent d’en discuter en séance : la consultation s’arrête.');
    expect(stopped).toContain('Le point est à l’ordre du jour : COPIL n°3, mardi 20 octobre 2026 à 14 h.');
    const item = await house.db.agendaItem.findFirstOrThrow({ where: { origin: 'consultation' } });
    expect(item).toMatchObject({
      title: 'Retenir le prestataire X',
      purpose: 'arbitration',
      state: 'accepted',
      late: false,
      originId: (await stored('C-2026-001')).id,
    });
    expect(item.description?.replace(/\u00A0/g, ' ')).toContain(
      'C-2026-001 : 1 pour · 0 contre · 0 abstention · 2 à discuter',
    );
    expect(await toldOf('C-2026-001', 'consultation.result')).toEqual([...nine].sort());
    expect(words(await vote('claire', 'C-2026-001', 'inFavour'))).toContain('la consultation s’arrête');
    expect(await house.db.vote.count()).toBe(3);
  });

  it('everybody has voted: it ends before its time as a numbered decision, with its owner and its votes', async () => {
    await say(
      'helene',
      'consultation "Adopter la charte d’usage" avant:10/09 heure:12h effet:15/09 responsable:@thomas',
    );
    for (const handle of nine.slice(0, 6)) await vote(handle, 'C-2026-002', 'inFavour');
    await vote('yann', 'C-2026-002', 'against');
    await vote('fatou', 'C-2026-002', 'abstention');
    const last = words(await vote('bruno', 'C-2026-002', 'against'));
    expect(last).toContain('Adoptée par écrit : c’est la décision D-2026-004.');
    expect(last).toContain('6 pour · 2 contre · 1 abstention');
    const decision = words(await say('claire', 'décision voir D-2026-004'));
    expect(decision).toContain('Adoptée : 6 pour, 2 contre, 1 abstention');
    expect(decision).toContain('C-2026-002');
    expect(decision).toContain('Thomas Riou');
    expect(decision).toContain('mardi 15 septembre 2026');
    expect(decision).not.toContain('Bruno');
  });

  it('without its quorum nothing is decided: the leads prolong it with the votes it has, or take it to the meeting', async () => {
    await say('claire', 'consultation "Changer d’hébergeur" avant:08/09 responsable:@maelle');
    for (const handle of nine.slice(0, 4)) await vote(handle, 'C-2026-003', 'inFavour');
    await deadline('C-2026-003');
    expect((await stored('C-2026-003')).state).toBe('lapsed');
    const seen = await say('karim', 'consultation voir C-2026-003');
    expect(words(seen)).toContain('Rien n’est décidé : 4 votes sur 9, il en fallait 5.');
    expect(seen.card?.actions?.map(({ label }) => label)).toEqual(['Prolonger', 'Mettre à l’ordre du jour']);
    expect((await say('sophie', 'consultation séance C-2026-003')).outcome).toBe('refused');
    expect(words(await say('claire', 'consultation prolonger C-2026-003 avant:15/09'))).toContain(
      'Il manque 5 votes.',
    );
    await vote('yann', 'C-2026-003', 'inFavour');
    await deadline('C-2026-003');
    expect(await stored('C-2026-003')).toMatchObject({ state: 'adopted' });
    // Maëlle, who has no voice, answers for it from now on; Inès keeps the register.
    expect(await toldOf('C-2026-003', 'consultation.result')).toEqual([...nine, 'ines', 'maelle'].sort());
  });

  it('a tie is discussed in session; a point taken there by hand says why', async () => {
    await say('claire', 'consultation "Ouvrir le portail aux familles" avant:25/09');
    for (const [index, handle] of nine.slice(0, 6).entries())
      await vote(handle, 'C-2026-004', index % 2 === 0 ? 'inFavour' : 'against');
    await deadline('C-2026-004');
    expect(words(await say('claire', 'consultation voir C-2026-004'))).toContain('Égalité des voix');
    const late = words(await vote('bruno', 'C-2026-004', 'inFavour'));
    expect(late).toContain(
      'Votre voix n’a pas été comptée : la consultation est close depuis le vendredi 25 septembre 2026 à 18 h.',
    );
    expect(words(await vote('helene', 'C-2026-004', 'against'))).toContain(
      'Votre vote précédent (pour) reste compté.',
    );
    expect(words(await say('claire', 'consultation prolonger C-2026-004 avant:30/09'))).toContain(
      'Rien n’a changé : la consultation C-2026-004 est close depuis le vendredi 25 septembre 2026 à 18 h.',
    );
    await say('claire', 'consultation "Prêter des tablettes" avant:30/09');
    await deadline('C-2026-005');
    expect(words(await say('claire', 'consultation séance C-2026-005'))).toContain(
      'Faute de votes, la question se décide en séance.',
    );
  });

  it('once the agenda has closed the point is late, and the chair alone is asked (C12)', async () => {
    const { id } = await house.db.meeting.findFirstOrThrow({ where: { number: 3 } });
    await house.db.messageDelivery.updateMany({
      where: { rule: 'M04', subjectId: id, recipientKind: 'house' },
      data: { state: 'sent' },
    });
    await house.db.meeting.update({ where: { id }, data: { agendaClosedAt: new Date(now) } });
    await say('claire', 'consultation "Équiper le standard" avant:02/10');
    await vote('fatou', 'C-2026-006', 'discuss');
    expect(words(await vote('yann', 'C-2026-006', 'discuss'))).toContain(
      'la présidence dira si le point y entre',
    );
    const item = await house.db.agendaItem.findFirstOrThrow({ where: { title: 'Équiper le standard' } });
    expect(item).toMatchObject({ late: true, state: 'proposed', position: null });
    const asked = await house.db.messageDelivery.findMany({ where: { subjectId: item.id } });
    const helene = await house.db.person.findFirstOrThrow({ where: { handle: 'helene' } });
    expect(asked.map(({ recipientId }) => recipientId)).toEqual([helene.id]);
  });

  it('with no meeting planned it waits for the first that is', async () => {
    const ahead = { number: { gte: 3 }, state: 'held' as const };
    await house.db.meeting.updateMany({ where: ahead, data: { state: 'cancelled' } });
    await say('claire', 'consultation "Changer de prestataire" avant:03/10');
    await vote('fatou', 'C-2026-007', 'discuss');
    expect(words(await vote('yann', 'C-2026-007', 'discuss'))).toContain('Aucune réunion n’est planifiée');
    await say('claire', 'planifier 15/10/2026 14:00 2h "COPIL avancé"');
    expect(words(await say('claire', 'consultation voir C-2026-007'))).toContain(
      'Le point est à l’ordre du jour : COPIL avancé',
    );
  });

  it('what is rejected is kept under a number, as in session', async () => {
    await say('claire', 'consultation "Décaler le pilote" avant:05/10');
    for (const handle of nine) await vote(handle, 'C-2026-008', 'against');
    const decision = await house.db.decision.findFirstOrThrow({ where: { text: 'Décaler le pilote' } });
    expect(decision).toMatchObject({ state: 'rejected', votesAgainst: 9, meetingId: null });
  });

  it('who opened it withdraws it: no vote counts any more, those who were asked hear of it', async () => {
    await say('claire', 'consultation "Une question mal posée" avant:12/10');
    expect((await say('yann', 'consultation retirer C-2026-009')).outcome).toBe('refused');
    await say('claire', 'consultation retirer C-2026-009');
    const late = words(await vote('yann', 'C-2026-009', 'inFavour'));
    expect(late).toContain('La question est retirée');
    expect(late).toContain('Votre voix n’a pas été comptée : la consultation est retirée depuis le');
    expect(await toldOf('C-2026-009', 'consultation.result')).toEqual([...nine].sort());
  });

  it('whoever leaves has no voice in it any more, and the quorum follows', async () => {
    await say('claire', 'consultation "Renouveler la convention" avant:15/10');
    for (const handle of nine.slice(0, 8)) await vote(handle, 'C-2026-010', 'inFavour');
    await say('helene', 'personne départ @bruno confirmé:oui');
    expect((await stored('C-2026-010')).state).toBe('adopted');
    expect((await stored('C-2026-010')).memberIds).toHaveLength(8);
  });

  it('the next minutes find those that ended since the last meeting, in order', async () => {
    const { committeeId } = await stored('C-2026-001');
    const since = async (instant: string) =>
      (await consultationsSince(house.db, committeeId, Temporal.Instant.from(instant))).map(
        ({ number }) => number,
      );
    expect(await since('2026-09-08T16:00:00Z')).toEqual([
      'C-2026-003',
      'C-2026-004',
      'C-2026-005',
      'C-2026-006',
      'C-2026-007',
      'C-2026-008',
      'C-2026-010',
    ]);
  });
});

describe('a deadline on a closed day', () => {
  it('is remarked to who opens or prolongs the consultation', async () => {
    house.moveTo('2026-10-05T08:00:00Z');
    const opened = words(await say('claire', 'consultation "Ouvrir un compte" avant:11/10 heure:12h'));
    expect(opened).toContain('Le dimanche 11 octobre n’est pas un jour ouvré');
    expect(opened).toContain('le résultat arrive le lundi 12 octobre à 8 h');
    const number = /C-2026-\d{3}/.exec(opened)?.[0];
    const later = words(await say('claire', `consultation prolonger ${number} avant:16/10`));
    expect(later).not.toContain('jour ouvré');
    const sunday = words(await say('claire', `consultation prolonger ${number} avant:18/10`));
    expect(sunday).toContain('Le dimanche 18 octobre n’est pas un jour ouvré');
  });
});
