import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { composed, runAct } from '../../test/support/house-hours.ts';
import { buttonsOf, type Card } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';

let house: DirectBot;
let deploymentId: string;
let nextId: string;
let events = 0;

const account = (externalId: string) => ({
  platform: 'local' as const,
  workspace: externalId === 'bruno' ? 'rives-doust' : 'agla',
  externalId,
});
const event = (as: string) => {
  events += 1;
  return { eventId: `event ${events}`, account: account(as), place: { kind: 'direct' as const } };
};
const say = (as: string, text: string) => house.bot.say({ ...event(as), text });
const press = (as: string, command: string, given: Record<string, string>) =>
  house.bot.press({ ...event(as), command, arguments: given });
const submit = (as: string, command: string, values: Record<string, string>) =>
  house.bot.submit({ ...event(as), command, values });
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');
const cardText = (card: Card | null | undefined) => (card ? plain(renderText(card, 'fr')) : '');
const words = ({ card, form }: Reply) => `${cardText(card)}${form ? plain(JSON.stringify(form)) : ''}`;
const labels = ({ card }: Reply) => (card ? buttonsOf(card).map(({ label }) => plain(label)) : []);
const answer = (as: string, values: Record<string, string>) =>
  submit(as, 'lessons answer', { site: 'S01', ...values });
const told = (message: string, rule: string, handle?: string) => ({
  message,
  rule,
  subjectId: deploymentId,
  at: now,
  ...(handle && { handle }),
});
let now = '2026-10-13T07:00:00Z';
const goTo = (instant: string) => {
  now = instant;
  house.moveTo(instant);
};

beforeAll(async () => {
  house = await openDirectBot('2026-10-13T03:00:00Z');
  const deployments = await house.db.deployment.findMany({ include: { site: true } });
  const of = (code: string) => deployments.find(({ site }) => site.code === code)?.id ?? '';
  [deploymentId, nextId] = [of('S01'), of('S03')];
  await house.db.deployment.update({ where: { id: deploymentId }, data: { state: 'hypercare' } });
  await runAct(house, 'lesson.open', deploymentId, '2026-10-13T04:00:00Z');
  goTo('2026-10-13T07:00:00Z');
});
afterAll(() => house.close());

describe('the thread', () => {
  it('asks the five questions, and names the next site with its day', async () => {
    const text = cardText(await composed(house, told('lesson.opening', 'D23', 's01-001')));
    expect(text).toContain('IME Les Embruns, J+7 : votre retour d’expérience');
    expect(text).toContain('Qu’est-ce qui a bien marché ?');
    expect(text).toContain('(EHPAD Résidence du Port, démarrage le 19 novembre 2026)');
    expect(text).toContain('jamais des personnes ni des personnes accompagnées');
    const channel = await composed(house, told('lesson.thread', 'D23'));
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
    expect(cardText(await composed(house, told('lesson.thread', 'D23')))).toContain('3 réponses déposées');
  });

  it('ties what is said without a name to nobody, and keeps the day alone', async () => {
    const before = await tracesOf('s01-003');
    const thanks = await answer('s01-003', { advice: 'Tester le Wi-Fi en chambre', unnamed: 'true' });
    await answer('s01-004', { difficult: 'Les mots de passe du premier matin', unnamed: 'true' });
    expect(words(thanks)).toContain('Rien ne les relie à vous');
    expect(await tracesOf('s01-003')).toBe(before);
    const rows = await house.db.contribution.findMany({ where: { personId: null } });
    expect(rows).toHaveLength(2);
    expect(rows.every(({ on }) => on.toISOString() === '2026-10-13T00:00:00.000Z')).toBe(true);
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
    const text = cardText(await composed(house, told('lesson.invitation', 'D24', 'maelle')));
    expect(text).toContain('Si vous avez répondu sans votre nom, merci : personne ne peut le savoir');
    expect(await composed(house, told('lesson.invitation', 'D24', 's01-001'))).toBeNull();
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
      'Vous n’effacez que vos propres réponses',
    );
    expect(words(await press('s01-001', 'lessons erase', { site: 'S01', contribution: id }))).toContain(
      'effacé',
    );
    expect(await house.db.contribution.count()).toBe(count);
    expect(await storedAnywhere('mode hors ligne')).toEqual([]);
  });
});

describe('the sheet', () => {
  beforeAll(async () => {
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
    goTo('2026-10-27T07:00:00Z');
    await runAct(house, 'lesson.draft', deploymentId, '2026-10-27T05:00:00Z');
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
      'des réponses sans nom',
    ])
      expect(text).toContain(part);
    if (process.env.SHOW) console.log(text);
  });

  it('is completed by the referent; who may only read finds no button', async () => {
    const form = await press('maelle', 'lessons edit', { site: 'S01' });
    const values = Object.fromEntries(
      (form.form?.fields ?? []).map(({ name, value }) => [name, value ?? '']),
    );
    const saved = await submit('maelle', 'lessons edit', { ...values, again: 'Former par petits groupes' });
    expect(words(saved)).toContain('La fiche est enregistrée');
    expect(words(saved)).toContain('Ce que nous referions');
    const late = await submit('maelle', 'lessons edit', { ...values, again: 'Autre chose' });
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
    expect(labels(await say('maelle', 'rex fiche IME'))).not.toContain('Appliquer à la suite');
    expect(labels(await say('claire', 'rex fiche IME'))).toContain('Appliquer à la suite');
    expect(words(await press('nadege', 'lesson apply', { lesson: 'REX-01', site: 'S03' }))).not.toContain(
      'Appliqué',
    );
    const reply = await press('claire', 'lesson apply', { lesson: 'REX-01', site: 'S03' });
    expect(words(reply)).toContain(
      'entre dans la liste de contrôle de EHPAD Résidence du Port, à faire à J-15',
    );
    expect(words(reply)).toContain('mercredi 4 novembre 2026');
    const check = await house.db.readinessCheck.findFirstOrThrow({
      where: { deploymentId: nextId, code: 'REX-01' },
    });
    const lesson = await house.db.lesson.findFirstOrThrow({ where: { number: 1 } });
    expect(check).toMatchObject({
      dueDays: -15,
      lessonId: lesson.id,
      state: 'open',
      label: 'Tester le Wi-Fi en chambre',
    });
    expect(words(await press('claire', 'lesson apply', { lesson: 'REX-01' }))).toContain(
      'est déjà dans la liste',
    );
    const card = await composed(house, {
      message: 'lesson.applied',
      subjectId: nextId,
      rule: 'REX-1',
      at: now,
      handle: 'nadege',
      parameters: { lessonId: lesson.id },
    });
    expect(cardText(card)).toContain('Il vient du retour d’expérience du site IME Les Embruns');
  });

  it('is approved by the director and the lead, in the version they read; a changed text loses approvals', async () => {
    await press('maelle', 'lessons submit', { site: 'S01' });
    const version = await sheetVersion();
    expect(words(await press('maelle', 'lessons approve', { site: 'S01' }))).toContain('pas ce droit');
    expect(words(await press('yann', 'lessons approve', { site: 'S01' }))).toContain('pas ce droit');
    const approved = await press('anne-laure', 'lessons approve', { site: 'S01', seen: version });
    expect(words(approved)).toContain(
      'Il manque l’approbation de la chefferie fonctionnelle ou de la présidence',
    );
    await submit('claire', 'lessons edit', { site: 'S01', others: 'Prévoir du café' });
    expect(words(await say('claire', 'rex fiche IME'))).toContain(
      'de la direction du site et de la chefferie',
    );
    const old = await press('anne-laure', 'lessons approve', { site: 'S01', seen: version });
    expect(words(old)).toContain('Le texte a changé depuis que vous l’avez lu');
    expect(cardText(await composed(house, told('lesson.approvalReminder', 'D28', 'anne-laure')))).toContain(
      'Votre approbation manque encore',
    );
    await press('anne-laure', 'lessons approve', { site: 'S01', seen: await sheetVersion() });
    expect(await composed(house, told('lesson.approvalReminder', 'D28', 'anne-laure'))).toBeNull();
  });

  it('is not published at J+30 without its approvals: the lead is alerted, the last approval publishes', async () => {
    goTo('2026-11-05T08:00:00Z');
    await runAct(house, 'lesson.publish', deploymentId, '2026-11-05T05:00:00Z');
    expect(await state()).toBe('inApproval');
    expect(cardText(await composed(house, told('lesson.notPublished', 'D29-ALERT', 'claire')))).toContain(
      'La fiche sera publiée dès que les approbations seront réunies',
    );
    expect(await composed(house, told('lesson.published', 'D29'))).toBeNull();
    const done = await press('claire', 'lessons approve', { site: 'S01', seen: await sheetVersion() });
    expect(words(done)).toContain('la fiche est publiée');
    expect(await state()).toBe('published');
    const rows = await house.db.messageDelivery.findMany({ where: { rule: 'D29-NOW' } });
    expect(rows.filter(({ recipientKind }) => recipientKind === 'channel')).toHaveLength(2);
    expect(await composed(house, told('lesson.published', 'D29'))).toBeNull();
    const post = cardText(await composed(house, told('lesson.published', 'D29-NOW')));
    expect(post).toContain('Fiche approuvée par');
    expect(post).not.toContain('Un mode hors ligne');
    if (process.env.SHOW) console.log(post);
  });

  it('goes to the next committee, when it is a pilot’s', async () => {
    const points = await house.db.agendaItem.findMany({ where: { title: { contains: 'IME Les Embruns' } } });
    expect(points.map(({ title }) => plain(title))).toEqual([
      'Retour d’expérience du site pilote : IME Les Embruns',
    ]);
  });

  it('is offered to the next sites’ referents, with one press for their own list', async () => {
    const card = await composed(house, told('lesson.offered', 'D29-NOW', 'samir'));
    expect(cardText(card)).toContain('EAM Les Hortensias, démarrage le 26 janvier 2027');
    const button = card && buttonsOf(card).find(({ label }) => label === 'Appliquer à la suite');
    if (!button || !('command' in button)) throw new Error('no button');
    expect(words(await press('samir', button.command, button.arguments))).toContain(
      'Appliqué à EAM Les Hortensias',
    );
    expect(await composed(house, told('lesson.offered', 'D29-NOW', 'samir'))).toBeNull();
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
    expect(
      cardText(await composed(house, { ...told('lesson.published', 'D29-NOW'), redraw: true })),
    ).toContain('a été retirée');
  });

  it('asks at J+90 whether it is applied and the referents still there; a « no » is told to the lead', async () => {
    goTo('2027-01-04T08:00:00Z');
    const card = await composed(house, told('lesson.afterwards', 'D31', 'maelle'));
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

/** Rows of any table that name a person, as one text: what is said without a name adds nothing to them. */
async function tracesOf(handle: string): Promise<string> {
  const { id } = await house.db.person.findFirstOrThrow({ where: { handle } });
  return (await rowsContaining(id)).join('\n');
}
async function storedAnywhere(text: string): Promise<string[]> {
  return rowsContaining(text);
}
async function rowsContaining(text: string): Promise<string[]> {
  const tables = await house.db.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await house.db.$queryRawUnsafe<{ row: string }[]>(
      `SELECT '${name} ' || t::text AS row FROM ${name} t WHERE t::text ILIKE '%' || $1 || '%' ORDER BY 1`,
      text,
    );
    found.push(...rows.map(({ row }) => row));
  }
  return found;
}
