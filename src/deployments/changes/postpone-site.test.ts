import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../../test/support/direct-people.ts';
import { houseTranslators } from '../../catalogues.ts';
import type { Reply } from '../../conversation/reply.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';
import { dateColumn, plainDate, toDate, toInstant } from '../../time.ts';
import { changeComposers } from './composers.ts';

const twoDaysBefore = '2026-11-17T09:30:00Z';
const asked = 'site reporter S03 03/12/2026 raison:"épidémie de gastro-entérite"';
const t = houseTranslators().fr;
let house: DirectBot;
const { say, press } = directPeople(() => house.bot);

/** The tests follow one another: one site, moved again and again. */
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T06:30:00Z');
  house.moveTo(twoDaysBefore);
  await saidUntil(twoDaysBefore);
});
afterAll(() => house.close());

/** What the ledger holds once everything due until then has been said: in the chat, to two people by mail. */
async function saidUntil(instant: string) {
  const { id } = await s03();
  await house.db.$executeRaw`
    UPDATE "MessageDelivery" SET platform = 'local', workspace = 'agla', "sentAt" = "dueAt",
      state = (CASE WHEN "recipientKind" = 'house' THEN 'done' ELSE 'sent' END)::"DeliveryState"
    WHERE "subjectId" = ${id}::uuid AND state IN ('planned', 'queued')
      AND "dueAt" <= ${toDate(Temporal.Instant.from(instant))}`;
  const byMail = await house.db.person.findMany({ where: { handle: { in: ['s03-020', 's03-030'] } } });
  await house.db.messageDelivery.updateMany({
    where: { recipientId: { in: byMail.map((one) => one.id) }, state: 'sent' },
    data: { platform: 'email', workspace: 'email' },
  });
}

const s03 = () => house.db.deployment.findFirstOrThrow({ where: { site: { code: 'S03' } } });
const idOf = async (handle: string) => (await house.db.person.findFirstOrThrow({ where: { handle } })).id;
const rowsOf = async (where: object): Promise<MessageDelivery[]> =>
  house.db.messageDelivery.findMany({
    where: { subjectId: (await s03()).id, ...where },
    orderBy: { dueAt: 'asc' },
  });
const local = (date: Date) =>
  toInstant(date).toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString({ smallestUnit: 'minute' });

/** Rules of 4.4 among rows, once each. */
const codesOf = (rows: readonly MessageDelivery[]) =>
  [...new Set(rows.map(({ rule }) => rule))].filter((rule) => /^D\d\d$/.test(rule)).sort();
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `D${String(from + index).padStart(2, '0')}`);

async function confirm(as: string, text: string, id = 'confirm'): Promise<Reply> {
  return press(as, buttonOf(await say(as, text), { id }));
}

/** The words of a correction, as its recipient would read it now; null when it says nothing. */
async function wordsOf(row: MessageDelivery | undefined): Promise<string | null> {
  if (!row) throw new Error('no such row');
  const context = {
    ...{ tx: house.db, t, answers: 'chat' as const, redraw: false },
    now: toInstant(row.dueAt),
    personId: row.recipientId,
  };
  const composed = await changeComposers[row.message]?.(context, row);
  return composed ? read({ card: composed.card, outcome: 'done', visibility: 'private' }) : null;
}
const reasonIn = async (rule: string, version: number) =>
  ((await rowsOf({ rule, subjectVersion: version }))[0]?.parameters as { reason?: string } | undefined)
    ?.reason;

describe('a site postponed two days before its go-live (domain.md 5.4, case 1)', () => {
  let seenByKarim: Reply;
  let leaver: string;
  let told: Set<string>;

  it('shows what it touches, and stores nothing before somebody confirms', async () => {
    seenByKarim = await say('karim', 'site reporter S03 10/12/2026 raison:"salle indisponible"');
    const preview = await say('claire', asked);
    expect(preview.outcome).toBe('preview');
    const card = read(preview);
    for (const line of [
      'Date actuelle : jeudi 19 novembre 2026',
      'Nouvelle date : jeudi 3 décembre 2026',
      'Décalage : 14 jours',
      '2 annonces (« annonce un mois avant » et « annonce une semaine avant »), à 54 personnes\n  52 dans agla · 2 par courriel',
      '5 relances, à 3 personnes',
      'Rectificatif à 54 personnes, une seule fois',
      'Message à l’éditeur : Julie Meyer',
      'Le feu vert demandé est annulé',
      '17 étapes changent de date (de « annonce de la veille » à « trois mois après : où en est-on ? »)',
      '8 étapes sont refaites pour la nouvelle date (de « bilan de préparation avant le vote » à « relance 5 : derniers points »)',
      '6 étapes déjà passées ne sont pas refaites (de « préparation du site : ce qui demande du temps » à « relance 3 : matériel, réseau, données »)',
      '10 phases non terminées se décalent d’autant',
      'Le personnel ne lit le motif que si la direction du site (Yann Kerbrat) est d’accord',
    ])
      expect(card).toContain(line);
    expect(await house.db.deploymentMove.count()).toBe(0);
    expect(await s03()).toMatchObject({ version: 1 });
  });

  it('re-dates 17 rules, re-arms 8 and replays none of the first six', async () => {
    const { id, siteId, spaceId } = await s03();
    leaver = await idOf('s03-010');
    const yesterday = dateColumn(Temporal.PlainDate.from('2026-11-16'));
    await house.db.posting.updateMany({ where: { personId: leaver }, data: { to: yesterday } });
    await house.db.posting.create({ data: { spaceId, siteId, personId: await idOf('s01-001') } });
    const nudgesAndAnnouncements = ['D03', 'D04', 'D05', 'D06', 'D10', 'D11', 'D14'];
    told = new Set(
      (await rowsOf({ rule: { in: nudgesAndAnnouncements }, state: 'sent' })).map((row) => row.recipientId),
    );
    await house.db.milestone.updateMany({
      where: { deploymentId: id, phase: 'dataRecovery' },
      data: { state: 'done', doneOn: dateColumn(Temporal.PlainDate.from('2026-10-08')) },
    });
    await house.db.deployment.update({ where: { id }, data: { state: 'ready' } });
    await confirm('claire', asked);
    const waiting = await rowsOf({ state: 'planned', subjectVersion: 2 });
    expect(codesOf(waiting)).toEqual(numbered(7, 31));
    expect(codesOf(waiting.filter(({ perishable }) => perishable)).slice(0, 8)).toEqual(numbered(7, 14));
    expect(codesOf(await rowsOf({ state: 'planned', subjectVersion: 1 }))).toEqual([]);
    const moment = async (rule: string) =>
      local((await rowsOf({ rule, subjectVersion: 2 }))[0]?.dueAt as Date);
    expect([await moment('D12'), await moment('D17')]).toEqual(['2026-11-26T09:00', '2026-12-03T07:00']);
  });

  it('corrects exactly those who were told and still work there, once, where they were told', async () => {
    const corrections = await rowsOf({ rule: 'D-MOVE' });
    // Karim was nudged, and works on no site: he hears of it with those who lead.
    told.delete(await idOf('karim'));
    told.delete(leaver);
    expect(corrections.map(({ recipientId }) => recipientId).toSorted()).toEqual([...told].toSorted());
    expect(corrections).toHaveLength(53);
    const via = corrections.map(({ parameters }) => (parameters as { via: string }).via);
    expect(via.filter((platform) => platform === 'email')).toHaveLength(2);
    expect(via.filter((platform) => platform === 'local')).toHaveLength(51);
  });

  it('tells referents at once, the others when their shift starts', async () => {
    const hours = Object.groupBy(await rowsOf({ rule: 'D-MOVE' }), ({ dueAt }) => local(dueAt));
    const counts = Object.entries(hours).map(([at, rows = []]) => [at, rows.length]);
    expect(Object.fromEntries(counts)).toEqual({
      '2026-11-17T10:30': 2,
      '2026-11-17T14:00': 14,
      '2026-11-17T21:00': 11,
      '2026-11-18T07:00': 26,
    });
  });

  it('tells each who leads, votes, communicates or works for the vendor once', async () => {
    const rows = await rowsOf({ rule: { startsWith: 'D-MOVE' } });
    const informed = rows.filter(({ rule }) => rule !== 'D-MOVE').map((row) => row.recipientId);
    for (const handle of ['helene', 'claire', 'karim', 'yann', 'thomas', 'julie'])
      expect(informed).toContain(await idOf(handle));
    expect(new Set(rows.map(({ recipientId }) => recipientId)).size).toBe(rows.length);
  });

  it('says what changed, why, what to do and whom to ask', async () => {
    const night = (await rowsOf({ rule: 'D-MOVE' })).at(-1);
    expect(await wordsOf(night)).toBe(
      [
        'Changement de date — EHPAD Résidence du Port',
        'Le démarrage prévu le 19 novembre est reporté au jeudi 3 décembre.',
        'Motif : épidémie de gastro-entérite.',
        'Rien à faire de votre part.',
        'Questions : Nadège Thomas.',
      ].join('\n\n'),
    );
    // Trainings that grow too old ask for something: then it does not say that there is nothing to do.
    const tooOld = { ...(night?.parameters as object), trainings: { valid: 0, again: 1 } };
    const asked = await wordsOf(night && { ...night, parameters: tooOld });
    expect(asked).toContain('seront trop anciennes');
    expect(asked).toContain('vos référents sont chargés de proposer de nouvelles dates');
    expect(asked).not.toContain('Rien à faire');
    // Those whom it names are asked.
    const nadege = await house.db.person.findFirstOrThrow({ where: { handle: 'nadege' } });
    const referent = (await rowsOf({ rule: 'D-MOVE' })).find((one) => one.recipientId === nadege.id);
    expect(await wordsOf(referent && { ...referent, parameters: tooOld })).toContain(
      'De nouvelles dates de formation sont à ajouter pour le personnel : c’est à vous de les proposer.',
    );
    const [team] = await rowsOf({ rule: 'D-MOVE-TEAM' });
    expect(await wordsOf(team)).toContain('Un nouveau vote s’ouvrira le jeudi 26 novembre.');
    const [vendor] = await rowsOf({ rule: 'D-MOVE-VENDOR' });
    // No mail is answered here: it names whom to write to.
    expect(await wordsOf(vendor)).toContain('Merci de le confirmer à Claire Le Goff (claire');
  });

  it('moves the phases that are not done, goes back to preparation and keeps the former date and its reason', async () => {
    const { id } = await s03();
    const phases = await house.db.milestone.findMany({ where: { deploymentId: id } });
    const startOf = (phase: string) =>
      plainDate(phases.find((one) => one.phase === phase)?.startsOn as Date).toString();
    expect(startOf('goLive')).toBe('2026-12-03');
    expect(startOf('dataRecovery')).toBe('2026-09-05');
    expect(await s03()).toMatchObject({ version: 2, state: 'preparing' });
    const card = read(await say('claire', 'site S03'));
    expect(card).toContain('jeudi 19 novembre 2026 → jeudi 3 décembre 2026\n  épidémie de gastro-entérite');
    expect(card).toContain('Décalage : 14 jours depuis la première date (19 novembre 2026)');
  });

  it('shows the present date to whoever confirms after somebody else', async () => {
    const late = await press('karim', buttonOf(seenByKarim, { id: 'confirm' }));
    expect(late.outcome).toBe('invalid');
    expect(read(late)).toContain('la date a changé entre-temps (jeudi 3 décembre 2026)');
    expect(await s03()).toMatchObject({ version: 2 });
  });
});

describe('a site moved back before its night team heard of it', () => {
  it('leaves them alone: only who was told the other date is told again', async () => {
    await saidUntil(twoDaysBefore);
    await confirm('claire', 'site avancer S03 19/11/2026 raison:"erreur"', 'confirm-without');
    expect(await rowsOf({ rule: 'D-MOVE', subjectVersion: 2, state: 'superseded' })).toHaveLength(51);
    const again = await rowsOf({ rule: 'D-MOVE', subjectVersion: 3 });
    const words = await Promise.all(again.map(wordsOf));
    expect(words.filter((text) => text !== null)).toHaveLength(2);
    expect(await wordsOf(again[0])).toContain('prévu le 3 décembre est avancé au jeudi 19 novembre');
  });

  it('keeps a reason for those who lead when nobody says that the director agreed to it', async () => {
    expect([await reasonIn('D-MOVE', 3), await reasonIn('D-MOVE-TEAM', 3)]).toEqual([undefined, 'erreur']);
  });
});

describe('a change that somebody asks for', () => {
  it('is the director’s own reason when the director asked, and a lead accepts', async () => {
    expect((await say('yann', asked)).outcome).toBe('proposed');
    const { id } = await house.db.proposal.findFirstOrThrow({ where: { state: 'pending' } });
    const accept = { command: 'proposal', arguments: { proposal: id, decision: 'accept' } };
    const shown = await press('claire', accept);
    expect([shown.outcome, (await s03()).version]).toEqual(['preview', 3]);
    await press('claire', buttonOf(shown, { id: 'confirm' }));
    expect([(await s03()).version, await reasonIn('D-MOVE', 4)]).toEqual([4, 'épidémie de gastro-entérite']);
    const journalled = await house.db.auditEvent.findFirst({
      where: { act: 'deployment.moved' },
      orderBy: { id: 'desc' },
    });
    expect(journalled?.onBehalfOfId).toBe(await idOf('yann'));
  });

  it('is told without its reason when a referent asked', async () => {
    await say('nadege', 'site reporter S03 10/12/2026 raison:"équipe absente"');
    const { id } = await house.db.proposal.findFirstOrThrow({ where: { state: 'pending' } });
    const shown = await press('claire', {
      command: 'proposal',
      arguments: { proposal: id, decision: 'accept' },
    });
    expect(read(shown)).toContain('le rectificatif au personnel part sans motif');
    await press('claire', { command: 'proposal', arguments: { proposal: id, decision: 'decline' } });
    expect(await s03()).toMatchObject({ version: 4 });
  });

  it.each([
    ['claire', 'site reporter S03 17/11/2026 raison:"x y"', 'n’est pas à venir'],
    ['claire', 'site reporter S03 03/12/2026 raison:"x y"', 'c’est déjà sa date'],
    ['claire', 'site suspendre S03 raison:"panne"', 'n’a pas encore démarré'],
    ['claire', 'site reprendre S03', 'n’est pas en retour au papier'],
    ['thomas', asked, 'Vous n’avez pas ce droit'],
    ['anne-laure', asked, 'Vous n’avez pas ce droit'],
  ])('is refused with the way out: %s, « %s »', async (who, text, words) => {
    expect(read(await say(who, text))).toContain(words);
    expect(await s03()).toMatchObject({ version: 4 });
  });
});

describe('other changes of a date', () => {
  it('a site put off without a date says so, and nothing waits for it', async () => {
    await saidUntil(twoDaysBefore);
    const preview = await say('helene', 'site reporter S03 raison:"travaux"');
    expect(read(preview)).toContain('Reporter sans nouvelle date : EHPAD Résidence du Port');
    await press('helene', buttonOf(preview, { id: 'confirm' }));
    expect(await s03()).toMatchObject({ goLive: null, state: 'postponed', version: 5 });
    expect(await reasonIn('D-MOVE', 5)).toBe('travaux');
    const waiting = await rowsOf({ state: 'planned' });
    expect([...new Set(waiting.map(({ rule }) => rule))]).toEqual(['D-MOVE']);
  });

  it('given a date again, it plans what lies ahead, and its phases follow', async () => {
    house.moveTo('2026-11-20T09:00:00Z');
    await saidUntil('2026-11-20T09:00:00Z');
    await confirm('helene', 'site reporter S03 12/01/2027 raison:"travaux finis"');
    const { id, state } = await s03();
    expect(state).toBe('preparing');
    const newcomer = await idOf('s01-001');
    const waiting = await rowsOf({ state: 'planned', subjectVersion: 6 });
    const [known, arrived] = [
      waiting.filter((row) => row.recipientId !== newcomer),
      waiting.filter((row) => row.recipientId === newcomer),
    ];
    expect(codesOf(known)).toEqual(numbered(7, 31));
    // Who has come since was never told it.
    expect(codesOf(arrived)[0]).toBe('D03');
    const goLive = await house.db.milestone.findFirst({ where: { deploymentId: id, phase: 'goLive' } });
    expect(plainDate(goLive?.startsOn as Date).toString()).toBe('2027-01-12');
    const [correction] = await rowsOf({ rule: 'D-MOVE', subjectVersion: 6 });
    expect(await wordsOf(correction)).toContain('Le démarrage est maintenant fixé au mardi 12 janvier 2027.');
  });

  it('brought forward, it drops what is past and lists it to the author', async () => {
    const done = await confirm('helene', 'site avancer S03 24/11/2026 raison:"équipe prête"');
    expect(read(done)).toContain('Abandonné : le jour prévu est déjà passé');
    expect(read(done)).toContain('bilan de préparation avant le vote\n  mardi 10 novembre 2026');
    expect(codesOf(await rowsOf({ state: 'planned' }))[0]).toBe('D15');
  });
});

describe('a site that has gone live', () => {
  it('goes back to paper: the whole site is told, and its date no longer changes', async () => {
    await house.db.deployment.update({ where: { id: (await s03()).id }, data: { state: 'live' } });
    house.moveTo('2026-11-25T09:30:00Z');
    expect(read(await say('claire', asked))).toContain('a démarré');
    await confirm('claire', 'site suspendre S03 raison:"logiciel indisponible"');
    expect(await s03()).toMatchObject({ state: 'suspended', version: 7 });
    const told = await rowsOf({ rule: 'D-SUSPEND' });
    expect(told.length).toBeGreaterThan(54);
    expect(await wordsOf(told.at(-1))).toContain('Utilisez la procédure papier de secours.');
  });

  it('takes the software up again, and those who were told are told', async () => {
    const told = await rowsOf({ rule: 'D-SUSPEND' });
    await confirm('claire', 'site reprendre S03');
    expect(await s03()).toMatchObject({ state: 'hypercare' });
    expect(await rowsOf({ rule: { startsWith: 'D-RESUME' } })).toHaveLength(told.length);
  });

  it('stopped on the day on which it would have closed, closes when it is taken up again', async () => {
    await confirm('claire', 'site suspendre S03 raison:"logiciel indisponible"');
    house.moveTo('2027-03-10T09:30:00Z');
    await confirm('claire', 'site reprendre S03');
    expect(await s03()).toMatchObject({ state: 'closed' });
  });
});
