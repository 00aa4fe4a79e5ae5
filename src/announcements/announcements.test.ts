import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { labelsOf, siteHours, wordsOf } from '../../test/support/site-hours.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T06:30:00Z');
});
afterAll(() => house.close());

const ime = siteHours(() => house, 'S01');
const words = async (who: string, text: string) => wordsOf((await ime.say(who, text)).card);
const announcement = (kind: 'first' | 'second' | 'third' | 'correction') =>
  house.db.announcement.findFirstOrThrow({
    where: { kind, state: { not: 'withdrawn' } },
    orderBy: { id: 'desc' },
  });
/** Who has a message of a rule, in whatever state it is. */
async function rowsOf(rule: string) {
  const rows = await house.db.messageDelivery.findMany({ where: { rule }, orderBy: { dueAt: 'asc' } });
  const people = await house.db.person.findMany({
    where: { id: { in: rows.map((row) => row.recipientId) } },
  });
  return rows.map((row) => ({
    who: people.find(({ id }) => id === row.recipientId)?.handle ?? row.recipientKind,
    at: row.dueAt.toISOString().slice(0, 16),
  }));
}

describe('the first announcement of the IME (C35)', () => {
  it('is there from the start of the demo, drafted from the template with what is known of the site', async () => {
    const { state, body, title } = await announcement('first');
    expect(state).toBe('inApproval');
    expect(title).toBe('IME Les Embruns : démarrage le mardi 6 octobre'.replace(' :', '\u00A0:'));
    expect(body).toContain('Maëlle Perrot (métier\u00A0: questions d’usage, formation des nouveaux)');
    expect(body).toContain('Ludovic Samson (technique\u00A0: postes, comptes)');
    expect(body).toContain('formation du 21 septembre au 1er octobre');
    expect(body).toContain('— Anne-Laure Quéméner, directrice de l’IME');
  });

  it('waits on the home of who approves it, and of nobody else', async () => {
    expect(await words('anne-laure', 'accueil')).toContain(
      'IME Les Embruns : une annonce attend votre approbation',
    );
    expect(await words('thomas', 'accueil')).not.toContain('attend votre approbation');
  });

  it('is shown before it is sent to who writes, approves or follows it; its staff and another site’s director see nothing', async () => {
    expect(await words('thomas', 'annonce IME')).toContain('Départ prévu le vendredi 4 septembre');
    expect(await words('claire', 'annonce IME')).toContain('démarrage le mardi 6 octobre');
    for (const who of ['s01-001', 'yann'])
      expect(await words(who, 'annonce IME')).toBe(
        'IME Les Embruns : aucune annonce n’a encore été envoyée au personnel.',
      );
  });

  it('is never sent without approval: nothing leaves, and the lead is told one working day before (invariant 4)', async () => {
    expect(await ime.told('announcement.first', 'D03', 's01-001')).toBeNull();
    expect(await ime.told('announcement.posted', 'D03-POST', null)).toBeNull();
    expect(wordsOf(await ime.told('announcement.notApproved', 'D03-ALERT', 'claire'))).toContain(
      'doit partir le vendredi 4 septembre, et personne ne l’a approuvée',
    );
    expect(await ime.told('announcement.notApproved', 'D03-ALERT', 'karim')).toBeNull();
  });

  it('tells the other lead in the absence of the first', async () => {
    await ime.say('claire', 'absence 31/08/2026 04/09/2026');
    expect(await ime.told('announcement.notApproved', 'D03-ALERT', 'claire')).toBeNull();
    expect(wordsOf(await ime.told('announcement.notApproved', 'D03-ALERT', 'karim'))).toContain(
      'Claire L. n’est pas là : ce message vous parvient à sa place.',
    );
    await house.db.absence.deleteMany();
  });

  it('is approved by who directs the site or chairs the committee, on the words they read', async () => {
    for (const who of ['thomas', 'yann', 'claire', 'maelle'])
      expect((await ime.say(who, 'annonce approuver IME')).outcome).toBe('refused');
    const typed = await ime.say('anne-laure', 'annonce approuver IME');
    expect(typed.outcome).toBe('preview');
    expect((await announcement('first')).state).toBe('inApproval');
    await ime.say('thomas', 'annonce modifier IME A1 titre:"IME : c’est le 6 octobre"');
    const stale = await ime.press('anne-laure', typed, 'Approuver');
    expect(wordsOf(stale.card)).toContain('Le texte a changé depuis ce message');
    expect((await announcement('first')).state).toBe('inApproval');
    const done = await ime.press('anne-laure', stale, 'Approuver');
    expect(wordsOf(done.card)).toContain('Annonce approuvée : elle partira à son jour.');
    expect(await ime.told('announcement.notApproved', 'D03-ALERT', 'claire')).toBeNull();
  });

  it('loses its approval with its words, and who gave it is asked again', async () => {
    const form = (await ime.say('thomas', 'annonce modifier IME A1')).form;
    const body = form?.fields.find(({ name }) => name === 'body')?.value ?? '';
    const edited = await ime.submit('thomas', form as never, { body: `${body}\nÀ bientôt, {ville} !` });
    expect(wordsOf(edited.card)).toContain('il faut l’approuver de nouveau');
    expect(wordsOf(edited.card)).toContain('À bientôt, Saint-Malo !');
    expect((await announcement('first')).state).toBe('inApproval');
    expect((await rowsOf('ANNOUNCEMENT-CHANGED')).map(({ who }) => who)).toEqual(['anne-laure']);
    const again = await ime.say('anne-laure', 'annonce approuver IME');
    await ime.press('anne-laure', again, 'Approuver');
  });

  it('refuses a placeholder that nobody knows, and stores nothing', async () => {
    const before = await announcement('first');
    const refused = await ime.say('thomas', 'annonce modifier IME A1 texte:"Bonjour {équipe}"');
    expect(refused.outcome).toBe('invalid');
    expect(wordsOf(refused.card)).toContain('Je ne sais pas par quoi remplacer {équipe}');
    expect(await announcement('first')).toEqual(before);
  });

  it('leaves on its day, to each of the staff and to their channel; from then on its words stand', async () => {
    await ime.act('announcement.leave', 'D03-LEAVES', '2026-09-03T22:01:00Z');
    expect((await announcement('first')).state).toBe('sent');
    await house.db.$executeRaw`UPDATE "MessageDelivery" SET state = 'sent' WHERE rule = 'D03'`;
    const card = await ime.told('announcement.first', 'D03', 's01-001');
    expect(wordsOf(card)).toContain('Maëlle Perrot (métier : questions d’usage');
    expect(labelsOf(card)).toEqual(['J’ai lu', 'J’ai une question']);
    expect(wordsOf(await ime.told('announcement.posted', 'D03-POST', null))).toContain('mardi 6 octobre');
    expect(await words('thomas', 'annonce modifier IME A1 titre:"x"')).toContain('déjà envoyée');
  });
});

describe('« J’ai lu » (C40)', () => {
  it('is one press, counts once, and is noted on the reader’s own card', async () => {
    const card = await ime.told('announcement.first', 'D03', 's01-001');
    const read = await ime.press('s01-001', { card: card ?? undefined }, 'J’ai lu');
    expect(read.replaces).toBe(true);
    expect(labelsOf(read.card)).toEqual(['J’ai une question']);
    await ime.say('s01-001', 'annonce lu IME');
    expect(await house.db.acknowledgement.count()).toBe(1);
    expect(labelsOf(await ime.told('announcement.first', 'D03', 's01-001', { redraw: true }))).toEqual([
      'J’ai une question',
    ]);
  });

  it('is not counted for who does not work there, its director included', async () => {
    for (const who of ['anne-laure', 'yann', 's02-001'])
      expect(await words(who, 'annonce lu IME')).toContain(
        's’adresse au personnel du site (IME Les Embruns)',
      );
    expect(await house.db.acknowledgement.count()).toBe(1);
  });

  it('is followed in numbers alone, by who may', async () => {
    const reach = await words('anne-laure', 'annonce lecture IME');
    expect(reach).toContain('Lectures : 1 sur 64 personnes (2 %)');
    expect(reach).toContain('Équipe de jour : 1 sur 64 (2 %)');
    expect(reach).not.toMatch(/Aurélie|Boucher/);
    for (const who of ['s01-001', 'yann'])
      expect((await ime.say(who, 'annonce lecture IME')).outcome).toBe('refused');
  });

  it('is counted for a team by its manager: never more than the team, never twice, and the last count stands (nasty case 8)', async () => {
    expect(await words('s01-001', 'annonce équipe IME équipe:jour nombre:65')).toContain(
      'compte 64 personnes',
    );
    expect(await words('s01-001', 'annonce équipe IME équipe:jour nombre:20')).toContain('20 sur 64');
    expect(await words('s01-001', 'annonce équipe IME équipe:jour nombre:12')).toContain('12 sur 64');
    expect((await ime.say('s01-002', 'annonce équipe IME équipe:jour nombre:12')).outcome).toBe('refused');
    const [entered] = await house.db.acknowledgement.findMany({ where: { personId: null } });
    expect(entered).toMatchObject({ team: 'Équipe de jour', count: 12 });
  });

  it('gives the referents the note when it is low at J-27, and nothing once it is not', async () => {
    const note = await ime.told('announcement.readingNote', 'D03-READ', 'maelle');
    expect(wordsOf(note)).toContain('Équipe de jour : 12 sur 64 (19 %)');
    expect(labelsOf(note)).toEqual(['Imprimer la note', 'Compter une équipe']);
    await ime.say('s01-001', 'annonce équipe IME équipe:jour nombre:60');
    expect(await ime.told('announcement.readingNote', 'D03-READ', 'maelle')).toBeNull();
    await ime.say('s01-001', 'annonce équipe IME équipe:jour nombre:12');
  });

  it('is asked for once more of the silent alone, at the start of their next shift, and of nobody twice', async () => {
    house.moveTo('2026-09-04T12:00:00Z');
    expect(await words('anne-laure', 'annonce relancer IME')).toContain('63 personnes la reçoivent');
    const rows = await rowsOf('D03-REMIND');
    expect(rows).toHaveLength(63);
    expect(new Set(rows.map(({ at }) => at))).toEqual(new Set(['2026-09-07T07:00']));
    expect(rows.map(({ who }) => who)).not.toContain('s01-001');
    expect(await words('anne-laure', 'annonce relancer IME')).toContain('déjà partie');
    await ime.say('s01-002', 'annonce lu IME');
    expect(await ime.told('announcement.reminder', 'D03-REMIND', 's01-002')).toBeNull();
    expect(wordsOf(await ime.told('announcement.reminder', 'D03-REMIND', 's01-003'))).toContain(
      'Avez-vous lu',
    );
  });
});

describe('a question about an announcement', () => {
  it('goes to the referents in private; one answers, the other sees it, and who asked reads it', async () => {
    await ime.say('s01-004', 'annonce question IME texte:"Où sont les tablettes ?"');
    expect((await rowsOf('ANNOUNCEMENT-QUESTION')).map(({ who }) => who).sort()).toEqual([
      'ludovic',
      'maelle',
    ]);
    const row = await house.db.messageDelivery.findFirstOrThrow({ where: { rule: 'ANNOUNCEMENT-QUESTION' } });
    const asked = await ime.told('announcement.asked', row.rule, 'maelle', row);
    expect(wordsOf(asked)).toContain('Où sont les tablettes ?');
    const form = (await ime.press('maelle', { card: asked ?? undefined }, 'Répondre')).form;
    await ime.submit('maelle', form as never, { answer: 'En salle de pause.' });
    const late = await ime.press('ludovic', { card: asked ?? undefined }, 'Répondre');
    const second = await ime.submit('ludovic', late.form as never, { answer: 'Je ne sais pas.' });
    expect(wordsOf(second.card)).toContain('Cette question a déjà sa réponse');
    expect(wordsOf(second.card)).toContain('Maëlle Perrot répond : En salle de pause.');
    expect((await rowsOf('ANNOUNCEMENT-ANSWER')).map(({ who }) => who)).toEqual(['s01-004']);
  });

  it('that names a resident is not passed on', async () => {
    const refused = await ime.say(
      's01-004',
      'annonce question IME texte:"Mme Robin, chambre 12, refuse la photo"',
    );
    expect(refused.outcome).toBe('refused');
    expect(await rowsOf('ANNOUNCEMENT-QUESTION')).toHaveLength(2);
  });
});

describe('the announcements of the last two weeks', () => {
  it('are drafted and approved together, in one card (4.4b)', async () => {
    await ime.act('announcement.draftSecond', 'D08-DRAFT', '2026-09-24T04:00:00Z');
    const card = await ime.told('announcement.toApprove', 'D08', 'anne-laure');
    expect(wordsOf(card)).toContain('2 annonces à approuver');
    expect(labelsOf(card)).toEqual(['Modifier', 'Modifier', 'Approuver les deux']);
    // Who may only change the words reads them over.
    const thomas = await ime.told('announcement.toApprove', 'D08', 'thomas');
    expect(wordsOf(thomas)).toContain('2 annonces à relire');
    expect(labelsOf(thomas)).toEqual(['Modifier', 'Modifier']);
    expect(wordsOf(card)).not.toContain('copil');
    await ime.press('anne-laure', { card: card ?? undefined }, 'Approuver les deux');
    expect((await announcement('second')).state).toBe('approved');
    expect((await announcement('third')).state).toBe('approved');
    expect(await ime.told('announcement.toApprove', 'D08', 'anne-laure')).toBeNull();
  });

  it('name nobody who is a referent no more: the approval falls, and what was sent is put right (nasty case 2)', async () => {
    const { siteId } = await ime.deployment();
    const ludovic = await house.db.person.findFirstOrThrow({ where: { handle: 'ludovic' } });
    await house.db.referentAssignment.updateMany({
      where: { siteId, personId: ludovic.id },
      data: { state: 'ended' },
    });
    await ime.happens({ kind: 'referent.changed', siteId, personId: ludovic.id });
    const second = await announcement('second');
    expect(second).toMatchObject({ state: 'inApproval', textVersion: 2 });
    expect(second.body).not.toContain('Ludovic');
    expect((await announcement('first')).body).toContain('Ludovic');
    const correction = await announcement('correction');
    expect(correction.body).toContain('annonce du vendredi 4 septembre');
    expect(correction.title).toBe('IME Les Embruns\u00A0: une information a changé');
    expect(correction.body).toContain(
      'Ce qui change\u00A0: vos référents.\nPour vos questions, désormais\u00A0: Maëlle Perrot',
    );
    expect(correction.body).not.toContain('Ludovic');
    expect((await rowsOf('CORRECTION-DRAFT')).map(({ who }) => who).sort()).toEqual(['anne-laure', 'thomas']);
  });

  it('expire on their day when nobody approves them, and the lead is told once', async () => {
    await ime.act('announcement.leave', 'D10-LEAVES', '2026-09-28T22:01:00Z');
    await ime.act('announcement.leave', 'D10-LEAVES', '2026-09-28T22:01:00Z');
    expect((await announcement('second')).state).toBe('expired');
    expect((await rowsOf('D10-MISSED')).map(({ who }) => who)).toEqual(['claire']);
    expect(await ime.told('announcement.second', 'D10', 's01-001')).toBeNull();
    expect(await words('claire', 'annonce IME')).toContain('Non envoyée le mardi 29 septembre');
    expect(await words('claire', 'site S01')).toContain('Une annonce au personnel n’est pas partie');
  });

  it('leave at the next start of each shift when they are approved late, while the go-live is ahead', async () => {
    const { id } = await ime.deployment();
    // Its day in the plan is over.
    await house.db.messageDelivery.updateMany({
      where: { subjectId: id, rule: { in: ['D10', 'D10-LEAVES', 'D10-POST'] } },
      data: { state: 'cancelled', outcome: 'nothingToSay' },
    });
    house.moveTo('2026-09-30T10:00:00Z');
    await house.db.announcement.updateMany({
      where: { deploymentId: id, kind: 'second', state: 'expired' },
      data: { state: 'inApproval' },
    });
    const typed = await ime.say('helene', 'annonce approuver IME');
    expect(wordsOf(typed.card)).toContain(
      'Son jour, le mardi 29 septembre, est passé. Approuvée maintenant, elle part à la prochaine prise de poste',
    );
    await ime.press('helene', typed, labelsOf(typed.card).find((one) => one.startsWith('Approuver')) ?? '');
    expect((await announcement('second')).state).toBe('sent');
    const rows = await rowsOf('D10-LATE');
    expect(rows.filter(({ who }) => who !== 'channel')).toHaveLength(64);
    expect(rows.find(({ who }) => who === 's01-003')?.at).toBe('2026-10-01T07:00');
    expect(rows.some(({ who }) => who === 'channel')).toBe(true);
  });

  it('are void with the date they were written for, and posted ones say so; the first is not written again (nasty case 1)', async () => {
    const { id } = await ime.deployment();
    await house.db.deployment.update({
      where: { id },
      data: { goLive: new Date('2026-10-09T00:00:00Z'), version: 2 },
    });
    const [from, to] = ['2026-10-06', '2026-10-09'].map((day) => Temporal.PlainDate.from(day));
    await ime.happens({
      kind: 'deployment.moved',
      deploymentId: id,
      from: from ?? null,
      to: to ?? null,
      version: 2,
    });
    const card = await ime.told('announcement.second', 'D10', 's01-003', { subjectVersion: 1, redraw: true });
    expect(wordsOf(card)).toContain('Reporté au vendredi 9 octobre 2026.');
    expect(labelsOf(card)).toEqual(['J’ai une question']);
    expect(await ime.told('announcement.second', 'D10-LATE', 's01-003', { subjectVersion: 1 })).toBeNull();
    const all = await house.db.announcement.findMany({ where: { deploymentId: id }, orderBy: { id: 'asc' } });
    expect(all.map(({ kind, version, state }) => `${kind} ${version} ${state}`)).toEqual([
      'first 1 corrected',
      'second 1 corrected',
      'third 1 withdrawn',
      'correction 1 sent',
      'second 2 inApproval',
      'third 2 inApproval',
    ]);
    expect(all.at(-2)?.body).toContain('vendredi 9 octobre');
  });

  it('stay where they are while the go-live is stopped by its vote (C33)', async () => {
    const { id, version } = await ime.deployment();
    await house.db.announcement.updateMany({
      where: { deploymentId: id, version },
      data: { state: 'approved' },
    });
    const vote = { deploymentId: id, version, spaceId: (await house.db.space.findFirstOrThrow()).id };
    const at = new Date('2026-10-01T07:00:00Z');
    await house.db.goNoGo.create({
      data: { ...vote, state: 'noGo', goLive: new Date('2026-10-09'), openedAt: at, closesAt: at },
    });
    await ime.act('announcement.leave', 'D10-LEAVES', '2026-10-01T22:01:00Z');
    expect((await announcement('second')).state).toBe('approved');
    expect(await ime.told('announcement.second', 'D10', 's01-001')).toBeNull();
  });

  it('keep what a move must not lose: a first one that reached nobody, and the correction of what was told', async () => {
    const { id, version, siteId } = await ime.deployment();
    const ludovic = await house.db.person.findFirstOrThrow({ where: { handle: 'ludovic' } });
    await ime.happens({ kind: 'referent.changed', siteId, personId: ludovic.id });
    expect(await announcement('correction')).toMatchObject({ state: 'inApproval', version });
    await house.db.$executeRaw`UPDATE "MessageDelivery" SET state = 'cancelled' WHERE rule = 'D03'`;
    const moved = { goLive: new Date('2026-10-13T00:00:00Z'), version: version + 1 };
    await house.db.deployment.update({ where: { id }, data: moved });
    const [from = null, to = null] = ['2026-10-09', '2026-10-13'].map((day) => Temporal.PlainDate.from(day));
    await ime.happens({ kind: 'deployment.moved', deploymentId: id, from, to, version: version + 1 });
    for (const kind of ['first', 'correction'] as const)
      expect(await announcement(kind)).toMatchObject({ state: 'inApproval', version: version + 1 });
    expect((await announcement('correction')).body).toContain('annonce du vendredi 4 septembre');
  });
});
