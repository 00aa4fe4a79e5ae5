import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DirectBot } from '../../test/support/direct-bot.ts';
import { composed, runAct } from '../../test/support/house-hours.ts';
import { buttonsOf } from '../conversation/card.ts';
import {
  cardText,
  type LessonsHouse,
  labels,
  openLessonsHouse,
  plain,
  words,
} from './fixtures/lessons-house.ts';

let house: DirectBot;
let lessons: LessonsHouse;
const say: LessonsHouse['say'] = (...given) => lessons.say(...given);
const press: LessonsHouse['press'] = (...given) => lessons.press(...given);
const answer: LessonsHouse['answer'] = (...given) => lessons.answer(...given);
const told: LessonsHouse['told'] = (...given) => lessons.told(...given);

beforeAll(async () => {
  lessons = await openLessonsHouse();
  house = lessons.house;
});
afterAll(() => house.close());

describe('the sheet', () => {
  beforeAll(async () => {
    await answer('s01-001', { worked: 'La formation par petits groupes', vendor: 'Un mode hors ligne' });
    await say('s01-002', 'rex IME "Le Wi-Fi coupe en chambre" question:difficile');
    await answer('s01-003', { advice: 'Tester le Wi-Fi en chambre', unnamed: 'true' });
    await answer('s01-004', { difficult: 'Les mots de passe du premier matin', unnamed: 'true' });
    const { id: siteId, spaceId } = await house.db.site.findFirstOrThrow({ where: { code: 'S01' } });
    const difficulty = {
      spaceId,
      siteId,
      category: 'transmissions',
      severity: 'difficulty' as const,
      text: 'x',
    };
    for (const number of [901, 902])
      await house.db.difficulty.create({
        data: { ...difficulty, number, reportedAt: new Date('2026-10-08T08:00:00Z') },
      });
    lessons.goTo('2026-10-27T07:00:00Z');
    await runAct(house, 'lesson.draft', lessons.deploymentId, '2026-10-27T05:00:00Z');
  });

  it('is drafted with what is known: dates, answers by question, difficulties by category', async () => {
    const text = words(await say('maelle', 'rex fiche IME'));
    for (const part of [
      'IME Les Embruns, Saint-Malo',
      'enfance',
      '6 octobre 2026, comme prévu',
      'La formation par petits groupes',
      'Le Wi-Fi coupe en chambre',
      'Les mots de passe du premier matin',
      'Transmissions : 2 difficultés signalées',
      'Tester le Wi-Fi en chambre',
      'd’autres sans le donner',
    ])
      expect(text).toContain(part);
  });

  it('measures the use by the organisation’s own target, where it has one', async () => {
    const { id: siteId, organisationId } = await house.db.site.findFirstOrThrow({ where: { code: 'S01' } });
    const common = await house.db.usageTarget.findFirstOrThrow({ where: { code: 'dui_actifs' } });
    const { spaceId, code, label } = common;
    const target = { spaceId, code, label, organisationId, target: common.target - 15, position: 9 };
    await house.db.usageTarget.create({ data: target });
    const measured = { value: 58, denominator: 80, measuredOn: new Date('2026-10-21') };
    await house.db.usageMeasure.create({
      data: { spaceId, siteId, code, ...measured, enteredAt: new Date('2026-10-21T08:00:00Z') },
    });
    const lines = words(await say('maelle', 'rex fiche IME')).split('\n');
    expect(lines.filter((line) => line.includes('72,5'))).toEqual([
      expect.stringContaining(`${target.target} %`),
    ]);
  });

  it('is completed by the referent; who may only read finds no button', async () => {
    const form = await press('maelle', 'lessons edit', { site: 'S01' });
    const values = Object.fromEntries(
      (form.form?.fields ?? []).map(({ name, value }) => [name, value ?? '']),
    );
    const saved = await lessons.submit('maelle', 'lessons edit', {
      ...values,
      again: 'Former par petits groupes',
    });
    expect(words(saved)).toContain('La fiche est enregistrée');
    expect(words(saved)).toContain('Ce que nous referions');
    const late = await lessons.submit('maelle', 'lessons edit', { ...values, again: 'Autre chose' });
    expect(words(late)).toContain('La fiche a changé pendant que vous écriviez');
    expect(labels(await say('s01-020', 'rex fiche IME'))).toEqual(['Fiche en PDF', 'Fiche en Word']);
    expect(words(await press('s01-020', 'lessons edit', { site: 'S01' }))).toContain('pas ce droit');
  });

  it('is found in its making by who may read it, accents and endings aside', async () => {
    expect(words(await say('maelle', 'chercher MOTS passé premiers'))).toContain('Retour d’expérience : IME');
    expect(words(await say('s03-001', 'chercher MOTS passé premiers'))).toContain(
      'ne contient tous ces mots',
    );
    expect(words(await say('bruno', 'chercher MOTS passé premiers'))).toContain('ne contient tous ces mots');
  });

  it('takes lessons, which name nobody', async () => {
    const added = await say(
      'maelle',
      'enseignement ajouter IME recommandation "Tester le Wi-Fi en chambre" avant:15',
    );
    expect(words(added)).toContain('REX-01 · Tester le Wi-Fi en chambre');
    expect(words(added)).toContain('recommandation · à faire à J-15');
    const named = await say('maelle', 'enseignement ajouter IME réussite "Merci à Ludovic Samson"');
    expect(words(named)).toContain('Un enseignement ne nomme personne');
    await say('maelle', 'enseignement ajouter IME réussite "Former par petits groupes"');
    expect(words(await press('maelle', 'lesson drop', { lesson: 'REX-02' }))).toContain('REX-02 est retiré');
  });

  it('a lesson goes on the next site’s list at once, with its origin, before anything is published (C47)', async () => {
    expect(labels(await say('maelle', 'rex fiche IME'))).not.toContain('Ajouter aux points de contrôle');
    expect(labels(await say('claire', 'rex fiche IME'))).toContain('Ajouter aux points de contrôle');
    expect(words(await press('nadege', 'lesson apply', { lesson: 'REX-01', site: 'S03' }))).not.toContain(
      'Appliqué',
    );
    // Referent of the IME and of the SESSAD, which comes later: he reads the draft, and waits for it to be published.
    expect(words(await press('ludovic', 'lesson apply', { lesson: 'REX-01', site: 'S02' }))).toContain(
      'pas ce droit',
    );
    const reply = await press('claire', 'lesson apply', { lesson: 'REX-01', site: 'S03' });
    expect(words(reply)).toContain(
      'entre dans les points de contrôle (EHPAD Résidence du Port), à faire à J-15',
    );
    expect(words(reply)).toContain('mercredi 4 novembre 2026');
    const check = await house.db.readinessCheck.findFirstOrThrow({
      where: { deploymentId: lessons.nextId, code: 'REX-01' },
    });
    const lesson = await house.db.lesson.findFirstOrThrow({ where: { number: 1 } });
    expect(check).toMatchObject({
      dueDays: -15,
      lessonId: lesson.id,
      state: 'open',
      label: 'Tester le Wi-Fi en chambre',
    });
    expect(words(await press('claire', 'lesson apply', { lesson: 'REX-01' }))).toContain(
      'est déjà dans les points de contrôle',
    );
    const card = await composed(house, {
      message: 'lesson.applied',
      subjectId: lessons.nextId,
      rule: 'REX-1',
      at: '2026-10-27T08:00:00Z',
      handle: 'nadege',
      parameters: { lessonId: lesson.id },
    });
    expect(cardText(card)).toContain('Il vient d’un retour d’expérience (IME Les Embruns)');
  });

  it('is approved by the director and the lead, in the version they read; a changed text loses approvals', async () => {
    await press('maelle', 'lessons submit', { site: 'S01' });
    const version = await sheetVersion();
    expect(words(await press('maelle', 'lessons approve', { site: 'S01' }))).toContain('pas ce droit');
    expect(words(await press('yann', 'lessons approve', { site: 'S01' }))).toContain('pas ce droit');
    const approved = await press('anne-laure', 'lessons approve', { site: 'S01', seen: version });
    expect(words(approved)).toContain(
      'Il manque l’approbation d’un responsable du projet (volet fonctionnel) ou de la présidence',
    );
    await lessons.submit('claire', 'lessons edit', { site: 'S01', others: 'Prévoir du café' });
    const askedAgain = await house.db.messageDelivery.findMany({
      where: { rule: 'REX-APPROVE', subjectVersion: Number(await sheetVersion()) },
    });
    const { id } = await house.db.person.findFirstOrThrow({ where: { handle: 'anne-laure' } });
    expect(askedAgain.map(({ recipientId }) => recipientId)).toEqual([id]);
    const { subjectId = '' } = askedAgain[0] ?? {};
    const card = await composed(house, {
      ...{ message: 'lesson.toApprove', rule: 'REX-APPROVE', handle: 'anne-laure', subjectId },
      ...{ at: '2026-10-28T08:00:00Z', parameters: { again: true } },
    });
    expect(cardText(card)).toContain('La fiche a changé depuis votre approbation');
    expect(words(await say('claire', 'rex fiche IME'))).toContain(
      'de la direction du site et d’un responsable du projet',
    );
    const old = await press('anne-laure', 'lessons approve', { site: 'S01', seen: version });
    expect(words(old)).toContain('Le texte a changé depuis que vous l’avez lu');
    expect(cardText(await told('lesson.approvalReminder', 'D28', 'anne-laure'))).toContain(
      'Votre approbation manque encore',
    );
    await press('anne-laure', 'lessons approve', { site: 'S01', seen: await sheetVersion() });
    expect(await told('lesson.approvalReminder', 'D28', 'anne-laure')).toBeNull();
  });

  it('stands whole over « Approuver », however many lines a part has; over several cards it is approved under the last', async () => {
    const others = Array.from({ length: 12 }, (_, index) => `Fait numéro ${index + 1}.`);
    await lessons.submit('claire', 'lessons edit', { site: 'S01', others: others.join('\n') });
    const card = await told('lesson.approvalReminder', 'D28', 'anne-laure');
    for (const line of [...others, 'La formation par petits groupes', 'REX-01 · Tester le Wi-Fi en chambre'])
      expect(cardText(card)).toContain(line);
    expect(card && buttonsOf(card).map(({ label }) => label)).toEqual([
      'Approuver',
      'Modifier',
      'Lire la fiche',
    ]);
    expect(labels(await say('anne-laure', 'rex fiche IME'))).toContain('Approuver');
    const long = others.map((line) => `${line} ${'Le détail. '.repeat(20)}`).join('\n');
    await lessons.submit('claire', 'lessons edit', { site: 'S01', others: long, scope: long, again: long });
    const first = await told('lesson.approvalReminder', 'D28', 'anne-laure');
    expect(first && plain(buttonsOf(first)[0]?.label ?? '')).toBe('Lire la suite (2 sur 2)');
    expect(cardText(first)).not.toContain('REX-01');
    expect(labels(await say('anne-laure', 'rex fiche IME'))).toContain('Lire et approuver');
    expect(labels(await say('anne-laure', 'rex approuver IME'))).toEqual(['Lire la suite (2 sur 2)']);
    const next = first && buttonsOf(first)[0];
    if (!next || !('command' in next)) throw new Error('no button');
    const second = await press('anne-laure', next.command, next.arguments);
    expect(words(second)).toContain('REX-01 · Tester le Wi-Fi en chambre');
    expect(labels(second)).toEqual(['Approuver']);
    await lessons.submit('claire', 'lessons edit', { site: 'S01', others: 'Prévoir du café', scope: '' });
    const changed = await press('anne-laure', next.command, next.arguments);
    expect(words(changed)).toContain('Le texte a changé depuis que vous l’avez lu');
    expect(words(changed)).toContain('La formation par petits groupes');
    await press('anne-laure', 'lessons approve', { site: 'S01', seen: await sheetVersion() });
  });

  it('is not published at J+30 without its approvals: the lead is alerted, the last approval publishes', async () => {
    lessons.goTo('2026-11-05T08:00:00Z');
    await runAct(house, 'lesson.publish', lessons.deploymentId, '2026-11-05T05:00:00Z');
    expect(await state()).toBe('inApproval');
    expect(cardText(await told('lesson.notPublished', 'D29-ALERT', 'claire'))).toContain(
      'La fiche sera publiée dès que les approbations seront réunies',
    );
    expect(await told('lesson.published', 'D29')).toBeNull();
    const done = await press('claire', 'lessons approve', { site: 'S01', seen: await sheetVersion() });
    expect(words(done)).toContain('la fiche est publiée');
    expect(await state()).toBe('published');
    const rows = await house.db.messageDelivery.findMany({ where: { rule: 'D29-NOW' } });
    expect(rows.filter(({ recipientKind }) => recipientKind === 'channel')).toHaveLength(2);
    expect(await told('lesson.published', 'D29')).toBeNull();
    const post = cardText(await told('lesson.published', 'D29-NOW'));
    expect(post).toContain('Fiche approuvée : ');
  });

  it('goes to the next committee, when it is a pilot’s', async () => {
    const points = await house.db.agendaItem.findMany({ where: { title: { contains: 'IME Les Embruns' } } });
    expect(points.map(({ title }) => plain(title))).toEqual([
      'Retour d’expérience du site pilote : IME Les Embruns',
    ]);
  });

  it('is offered to the next sites’ referents, with one press for their own list', async () => {
    const card = await told('lesson.offered', 'D29-NOW', 'samir');
    expect(cardText(card)).toContain('EAM Les Hortensias, démarrage le 26 janvier 2027');
    const button = card && buttonsOf(card).find(({ label }) => label === 'Ajouter aux points de contrôle');
    if (!button || !('command' in button)) throw new Error('no button');
    expect(words(await press('samir', button.command, button.arguments))).toContain(
      'Appliqué : EAM Les Hortensias',
    );
    expect(await told('lesson.offered', 'D29-NOW', 'samir')).toBeNull();
  });

  it('is read across organisations once published, and no more once withdrawn', async () => {
    expect(words(await say('bruno', 'rex fiche IME'))).toContain('La formation par petits groupes');
    expect(words(await say('bruno', 'rex'))).toContain('REX-01 · Tester le Wi-Fi en chambre');
    expect(words(await say('bruno', 'chercher testé wifi chambres'))).toContain('REX-01');
    expect(words(await say('bruno', 'chercher formations groupe type:enseignement'))).toContain(
      'Retour d’expérience : IME Les Embruns',
    );
    expect(words(await say('bruno', 'chercher REX-1'))).toContain('Tester le Wi-Fi en chambre');
    expect(words(await say('bruno', 'rex typologie:"personnes âgées"'))).not.toContain('REX-01');
    expect(words(await say('s01-001', 'rex IME "Encore un mot"'))).toContain('il ne prend plus de réponses');
    expect(words(await press('claire', 'lessons withdraw', { site: 'S01' }))).toContain('Retirer la fiche ?');
    await press('claire', 'lessons withdraw', { site: 'S01', confirmed: 'true' });
    expect(words(await say('bruno', 'rex fiche IME'))).toContain('a été retirée');
    expect(words(await say('bruno', 'rex'))).not.toContain('REX-01');
    expect(cardText(await told('lesson.published', 'D29-NOW', undefined, true))).toContain('a été retirée');
  });

  it('asks at J+90 whether it is applied and the referents still there; a « no » is told to the lead', async () => {
    lessons.goTo('2027-01-04T08:00:00Z');
    const card = await told('lesson.afterwards', 'D31', 'maelle');
    // What was to be done before another go-live is not asked for now.
    expect(cardText(card)).not.toContain('à faire à J-');
    expect(card && buttonsOf(card).map(({ label }) => label)).toEqual([
      'Oui, appliqués',
      'Non, pas encore',
      'Oui, en place',
      'Non, à remplacer',
    ]);
    const given = { site: 'S01', question: 'referent', answer: 'no' };
    expect(words(await press('maelle', 'lessons afterwards', given))).toContain(
      'C’est noté : Non, à remplacer',
    );
    expect(words(await press('nadege', 'lessons afterwards', given))).toContain('s’adressent aux référents');
    expect(await house.db.messageDelivery.count({ where: { message: 'lesson.afterwardsNo' } })).toBe(1);
  });
});

async function sheetVersion(): Promise<string> {
  return String((await house.db.lessonsThread.findFirstOrThrow()).sheetVersion);
}
async function state(): Promise<string> {
  return (await house.db.lessonsThread.findFirstOrThrow()).state;
}
