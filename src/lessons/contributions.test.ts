import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DirectBot } from '../../test/support/direct-bot.ts';
import { runAct } from '../../test/support/house-hours.ts';
import { cardText, type LessonsHouse, openLessonsHouse, words } from './fixtures/lessons-house.ts';

let house: DirectBot;
let lessons: LessonsHouse;
const say: LessonsHouse['say'] = (...given) => lessons.say(...given);
const press: LessonsHouse['press'] = (...given) => lessons.press(...given);
const answer: LessonsHouse['answer'] = (...given) => lessons.answer(...given);
const told: LessonsHouse['told'] = (...given) => lessons.told(...given);
const tracesOf: LessonsHouse['tracesOf'] = (...given) => lessons.tracesOf(...given);
const storedAnywhere: LessonsHouse['storedAnywhere'] = (...given) => lessons.storedAnywhere(...given);

beforeAll(async () => {
  lessons = await openLessonsHouse();
  house = lessons.house;
});
afterAll(() => house.close());

describe('the thread', () => {
  it('asks the five questions, and names the next site with its day', async () => {
    const text = cardText(await told('lesson.opening', 'D23', 's01-001'));
    expect(text).toContain('IME Les Embruns : une semaine après, votre retour d’expérience');
    expect(text).toContain('Le logiciel a démarré le mardi 6 octobre.');
    expect(text).toContain('Qu’est-ce qui a bien marché ?');
    expect(text).toContain('(EHPAD Résidence du Port, démarrage le 19 novembre 2026)');
    expect(text).toContain('jamais des personnes ni des personnes accompagnées');
    const channel = await told('lesson.thread', 'D23');
    expect(cardText(channel)).toContain('Aucune réponse pour l’instant');
  });

  it('takes any of the answers in a form, and one sentence typed', async () => {
    const form = await press('s01-001', 'lessons answer', { site: 'S01' });
    const fields = form.form?.fields.filter(({ kind }) => kind !== 'hidden');
    expect(fields?.map(({ name, required }) => [name, required])).toEqual([
      ['worked', false],
      ['difficult', false],
      ['differently', false],
      ['advice', false],
      ['vendor', false],
    ]);
    const thanks = await answer('s01-001', {
      worked: 'La formation par petits groupes',
      vendor: 'Un mode hors ligne',
    });
    expect(words(thanks)).toContain('2 réponses de votre part, 2 en tout');
    expect(words(await say('s01-002', 'rex IME "Le Wi-Fi coupe en chambre" question:difficile'))).toContain(
      '3 en tout',
    );
    expect(cardText(await told('lesson.thread', 'D23'))).toContain('3 réponses déposées');
  });

  it('ties what is said without a name to nobody, and keeps the day alone', async () => {
    const before = await tracesOf('s01-003');
    const thanks = await answer('s01-003', { advice: 'Tester le Wi-Fi en chambre', unnamed: 'true' });
    await answer('s01-004', { difficult: 'Les mots de passe du premier matin', unnamed: 'true' });
    expect(words(thanks)).toContain('Rien ne les relie à vous');
    expect(await tracesOf('s01-003')).toBe(before);
    const rows = await house.db.contribution.findMany({ where: { personId: null } });
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(({ on }) => on.toISOString()))).toEqual(new Set(['2026-10-13T00:00:00.000Z']));
    const written = await house.db.$queryRaw<{ xmin: string }[]>`
      SELECT DISTINCT xmin::text FROM "Contribution" WHERE "personId" IS NULL`;
    expect(written).toHaveLength(1);
  });

  it('is read in its making by the site and those who lead, by nobody else', async () => {
    for (const handle of ['maelle', 'anne-laure', 'claire', 'karim', 'sophie', 's01-020'])
      expect(words(await say(handle, 'rex contributions IME'))).toContain('Tester le Wi-Fi en chambre');
    for (const handle of ['s03-001', 'bruno', 'julie'])
      expect(words(await say(handle, 'rex contributions IME'))).not.toContain('Tester le Wi-Fi');
    expect(words(await say('s03-001', 'rex IME "Rien à dire"'))).toContain('s’adresse à l’équipe du site');
  });

  it('invites once more who has not signed an answer, and says that nobody knows of the others', async () => {
    const text = cardText(await told('lesson.invitation', 'D24', 'maelle'));
    expect(text).toContain('Vous avez déjà répondu sans votre nom ? Merci : personne ne peut le savoir');
    expect(await told('lesson.invitation', 'D24', 's01-001')).toBeNull();
  });
});

describe('facts, never persons (case 10)', () => {
  it('a resident named with a room is refused in private and kept nowhere', async () => {
    const before = await house.db.contribution.count();
    const reply = await answer('s01-005', {
      difficult: 'Mme R., chambre 12, refuse la tablette',
      worked: 'Le reste',
    });
    expect(reply.outcome).toBe('refused');
    expect(reply.form?.fields.find(({ name }) => name === 'worked')?.value).toBe('Le reste');
    expect(await house.db.contribution.count()).toBe(before);
    expect(await storedAnywhere('chambre 12')).toEqual([]);
  });

  it('an accusation is put back before its author, who rephrases it', async () => {
    const before = await house.db.contribution.count();
    const reply = await answer('s01-006', { difficult: 'Ludovic Samson n’a rien préparé' });
    expect(words(reply)).toContain('Ce texte nomme une personne du site (Ludovic Samson)');
    const handling = reply.form?.fields.find(({ name }) => name === 'handling');
    expect(handling?.options?.map(({ value }) => value)).toEqual(['rephrase', 'keep', 'director']);
    expect(await house.db.contribution.count()).toBe(before);
    const again = await answer('s01-006', {
      difficult: 'Ludovic Samson n’a rien préparé',
      handling: 'rephrase',
    });
    expect(again.outcome).toBe('form');
    await answer('s01-006', { difficult: 'Les postes n’étaient pas prêts à J0', handling: 'rephrase' });
    expect(await house.db.contribution.count()).toBe(before + 1);
  });

  it('a text that accuses nobody is kept as it is when its author says so', async () => {
    const reply = await answer('s01-007', {
      worked: 'Maëlle Perrot était là chaque matin',
      handling: 'keep',
    });
    expect(words(reply)).toContain('Merci, c’est déposé');
  });

  it('goes to the director alone when its author agrees, and copil forgets its words', async () => {
    const before = await house.db.contribution.count();
    const traces = await tracesOf('s01-008');
    const accusing = { difficult: 'Une collègue ne fait jamais ses transmissions', unnamed: 'true' };
    expect(words(await answer('s01-008', accusing))).toContain('semble reprocher quelque chose');
    const done = await answer('s01-008', { ...accusing, handling: 'director' });
    expect(words(done)).toContain('Sans votre nom. Personne d’autre ne le lira');
    expect(await house.db.contribution.count()).toBe(before);
    expect(await tracesOf('s01-008')).toBe(traces);
    const [row] = await house.db.messageDelivery.findMany({ where: { message: 'lesson.handed' } });
    const { directorId } = await house.db.site.findFirstOrThrow({ where: { code: 'S01' } });
    expect(row?.recipientId).toBe(directorId);
    await house.db.messageDelivery.update({ where: { id: row?.id }, data: { state: 'sent' } });
    await runAct(house, 'lesson.forgetHanded', row?.subjectId ?? '', '2026-10-14T07:00:00Z');
    expect(await storedAnywhere('ses transmissions')).toEqual([]);
  });

  it('erases a text when its author asks; it still counts', async () => {
    const list = await say('s01-001', 'rex effacer IME');
    expect(words(list)).toContain('Un mode hors ligne');
    const { id } = await house.db.contribution.findFirstOrThrow({ where: { text: 'Un mode hors ligne' } });
    const count = await house.db.contribution.count();
    expect(words(await press('s01-002', 'lessons erase', { site: 'S01', contribution: id }))).toContain(
      'Vous effacez vos propres réponses',
    );
    expect(words(await press('s01-001', 'lessons erase', { site: 'S01', contribution: id }))).toContain(
      'effacé',
    );
    expect(await house.db.contribution.count()).toBe(count);
    expect(await storedAnywhere('mode hors ligne')).toEqual([]);
  });
});
