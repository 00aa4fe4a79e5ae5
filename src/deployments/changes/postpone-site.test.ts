import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../../test/support/direct-people.ts';
import type { MessageDelivery } from '../../store/generated/client.ts';
import { dateColumn, plainDate, toDate } from '../../time.ts';

const twoDaysBefore = '2026-11-17T09:30:00Z';
const asked = 'site reporter S03 03/12/2026 raison:"épidémie de gastro-entérite"';
let house: DirectBot;
const { say, press } = directPeople(() => house.bot);

beforeEach(async () => {
  house = await openDirectBot('2026-09-01T06:30:00Z');
  house.moveTo(twoDaysBefore);
  await saidUntil(twoDaysBefore);
});
afterEach(() => house.close());

/** What the ledger holds once everything due until then has been said, most in the chat, two people by mail. */
async function saidUntil(instant: string) {
  const { id } = await s03();
  await house.db.$executeRaw`
    UPDATE "MessageDelivery" SET platform = 'local', workspace = 'agla', "sentAt" = "dueAt",
      state = (CASE WHEN "recipientKind" = 'house' THEN 'done' ELSE 'sent' END)::"DeliveryState"
    WHERE "subjectId" = ${id}::uuid AND state = 'planned' AND "dueAt" <= ${toDate(Temporal.Instant.from(instant))}`;
  const byMail = await house.db.person.findMany({ where: { handle: { in: ['s03-020', 's03-030'] } } });
  await house.db.messageDelivery.updateMany({
    where: { recipientId: { in: byMail.map((one) => one.id) }, state: 'sent' },
    data: { platform: 'email', workspace: 'email' },
  });
}

const s03 = () => house.db.deployment.findFirstOrThrow({ where: { site: { code: 'S03' } } });
const rowsOf = async (where: object): Promise<MessageDelivery[]> =>
  house.db.messageDelivery.findMany({ where: { subjectId: (await s03()).id, ...where }, orderBy: { dueAt: 'asc' } });
const local = (date: Date) =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString();
const idOf = async (handle: string) => (await house.db.person.findFirstOrThrow({ where: { handle } })).id;

/** Rules of 4.4 among rows, once each. */
const codesOf = (rows: readonly MessageDelivery[]) =>
  [...new Set(rows.map(({ rule }) => rule))].filter((rule) => /^D\d\d$/.test(rule)).sort();
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `D${String(from + index).padStart(2, '0')}`);

async function confirm(as: string, text = asked, id = 'confirm') {
  const preview = await say(as, text);
  return press(as, buttonOf(preview, { id }));
}

describe('a site postponed two days before its go-live (domain.md 5.4, case 1)', () => {
  it('shows what it touches, and stores nothing before somebody confirms', async () => {
    const preview = await say('claire', asked);
    expect(preview.outcome).toBe('preview');
    const card = read(preview);
    for (const line of [
      'Date actuelle : jeudi 19 novembre 2026',
      'Nouvelle date : jeudi 3 décembre 2026',
      'Décalage : 14 jours',
      '2 annonces (D03, D10), à 54 personnes\n  52 dans agla · 2 par courriel',
      '5 relances (D04–D06, D11, D14), à 3 personnes',
      'Rectificatif à 54 personnes, une seule fois',
      'Éditeur informé : Julie Meyer',
      'Le feu vert demandé est annulé',
      '17 étapes changent de date (D15–D31)',
      '8 étapes repartent pour la nouvelle date, car elles se périment (D07–D14)',
      '6 étapes déjà passées, non rejouées (D01–D06)',
      '10 phases non terminées se décalent d’autant',
    ])
      expect(card).toContain(line);
    expect(await house.db.deploymentMove.count()).toBe(0);
    expect(await s03()).toMatchObject({ version: 1 });
  });

  it('re-dates 17 rules, re-arms 8 and replays none of the first six', async () => {
    await confirm('claire');
    const waiting = await rowsOf({ state: 'planned', subjectVersion: 2 });
    expect(codesOf(waiting)).toEqual(numbered(7, 31));
    expect(codesOf(waiting.filter(({ perishable }) => perishable)).slice(0, 8)).toEqual(numbered(7, 14));
    expect(codesOf(await rowsOf({ state: 'planned', subjectVersion: 1 }))).toEqual([]);
    const day = async (rule: string) => local((await rowsOf({ rule, subjectVersion: 2 }))[0]?.dueAt as Date);
    expect(await day('D17')).toBe('2026-12-03T07:00:00');
    expect(await day('D12')).toBe('2026-11-26T09:00:00');
  });

  it('corrects exactly those who were told and still work there, once, where they were told', async () => {
    const leaver = await idOf('s03-010');
    await house.db.posting.updateMany({ where: { personId: leaver }, data: { to: dateColumn(plainDate(new Date(0)).add({ days: 1 })) } });
    const arrived = await idOf('s01-001');
    const { siteId, spaceId } = await s03();
    await house.db.posting.create({ data: { spaceId, siteId, personId: arrived } });
    const told = new Set(
      (await rowsOf({ rule: { in: ['D03', 'D10', 'D04', 'D05', 'D06', 'D11', 'D14'] }, state: 'sent' })).map((row) => row.recipientId),
    );
    await confirm('claire');
    const corrections = await rowsOf({ rule: 'D-MOVE' });
    const corrected = corrections.map(({ recipientId }) => recipientId);
    // Karim was nudged, and works on no site: he hears of the vote with those who lead.
    told.delete(await idOf('karim'));
    told.delete(leaver);
    expect(corrected.toSorted()).toEqual([...told].toSorted());
    expect(new Set(corrected).size).toBe(53);
    expect(corrected).not.toContain(arrived);
    const via = corrections.map(({ parameters }) => (parameters as { via: string }).via);
    expect(via.filter((platform) => platform === 'email')).toHaveLength(2);
    expect(via.filter((platform) => platform === 'local')).toHaveLength(51);
  });

  it('tells referents at once, the others when their shift starts', async () => {
    await confirm('claire');
    const hours = Object.groupBy(await rowsOf({ rule: 'D-MOVE' }), ({ dueAt }) => local(dueAt));
    expect(Object.fromEntries(Object.entries(hours).map(([at, rows]) => [at, rows?.length]))).toEqual({
      '2026-11-17T10:30:00': 2,
      '2026-11-17T14:00:00': 14,
      '2026-11-17T21:00:00': 11,
      '2026-11-18T07:00:00': 27,
    });
  });

  it('tells voters, communication, monitoring and vendor once, and nobody twice', async () => {
    await confirm('claire');
    const informed = (await rowsOf({ rule: { in: ['D-MOVE-TEAM', 'D-MOVE-VENDOR'] } })).map((row) => row.recipientId);
    for (const handle of ['helene', 'claire', 'karim', 'yann', 'thomas', 'julie'])
      expect(informed.filter((id) => id === undefined || id === '').length + 0).toBe(0), expect(informed).toContain(await idOf(handle));
    const all = (await rowsOf({ rule: { startsWith: 'D-MOVE' } })).map(({ recipientId }) => recipientId);
    expect(new Set(all).size).toBe(all.length);
  });

  it('moves the phases that are not done, goes back to preparation and keeps the former date and its reason', async () => {
    const { id } = await s03();
    await house.db.milestone.updateMany({
      where: { deploymentId: id, phase: 'dataRecovery' },
      data: { state: 'done', doneOn: dateColumn(Temporal.PlainDate.from('2026-10-08')) },
    });
    await house.db.deployment.update({ where: { id }, data: { state: 'ready' } });
    const before = await house.db.milestone.findMany({ where: { deploymentId: id } });
    await confirm('claire');
    const after = await house.db.milestone.findMany({ where: { deploymentId: id } });
    const shift = (phase: string) => {
      const [from, to] = [before, after].map((all) => all.find((one) => one.phase === phase)?.startsOn as Date);
      return plainDate(from as Date).until(plainDate(to as Date)).days;
    };
    expect([shift('dataRecovery'), shift('training'), shift('goLive')]).toEqual([0, 14, 14]);
    expect(await s03()).toMatchObject({ version: 2, state: 'preparing' });
    const card = read(await say('claire', 'site S03'));
    expect(card).toContain('jeudi 19 novembre 2026 → jeudi 3 décembre 2026\n  épidémie de gastro-entérite');
    expect(card).toContain('Décalage : 14 jours depuis la première date (19 novembre 2026)');
  });

  it('shows the present date to whoever confirms after somebody else', async () => {
    const seen = await say('karim', 'site reporter S03 10/12/2026 raison:"salle indisponible"');
    await confirm('claire');
    const late = await press('karim', buttonOf(seen, { id: 'confirm' }));
    expect(late.outcome).toBe('invalid');
    expect(read(late)).toContain('a changé entre-temps : jeudi 3 décembre 2026');
    expect(await s03()).toMatchObject({ version: 2 });
  });
});

describe('the reason of a change', () => {
  const told = async () =>
    Object.fromEntries(
      ['D-MOVE', 'D-MOVE-TEAM'].map((rule) => [rule, undefined]).concat(
        (await rowsOf({ rule: { in: ['D-MOVE', 'D-MOVE-TEAM'] } })).map(({ rule, parameters }) => [rule, (parameters as { reason?: string }).reason] as never),
      ),
    );

  it('is told to the staff only when the lead says that the director agreed', async () => {
    const preview = read(await say('claire', asked));
    expect(preview).toContain('Le personnel ne lit le motif que si la direction du site (Yann Kerbrat) est d’accord');
    await confirm('claire', asked, 'confirm-without');
    expect(await told()).toEqual({ 'D-MOVE': undefined, 'D-MOVE-TEAM': 'épidémie de gastro-entérite' });
  });

  it('is told when the chair gives it', async () => {
    await confirm('helene');
    expect((await told())['D-MOVE']).toBe('épidémie de gastro-entérite');
  });

  it('is told when the director asked for the change, which a lead accepts', async () => {
    const proposed = await say('yann', asked);
    expect(proposed.outcome).toBe('proposed');
    const { id } = await house.db.proposal.findFirstOrThrow({ where: { command: 'site postpone' } });
    const shown = await press('claire', { command: 'proposal', arguments: { proposal: id, decision: 'accept' } });
    expect(shown.outcome).toBe('preview');
    expect(await s03()).toMatchObject({ version: 1 });
    await press('claire', buttonOf(shown, { id: 'confirm' }));
    expect(await s03()).toMatchObject({ version: 2 });
    expect((await told())['D-MOVE']).toBe('épidémie de gastro-entérite');
    expect(await house.db.auditEvent.findFirst({ where: { act: 'deployment.moved' } })).toMatchObject({
      onBehalfOfId: await idOf('yann'),
    });
  });

  it('is nobody else’s to approve: what a vendor asked for is told without it', async () => {
    await say('julie', asked).catch(() => undefined);
    await say('nadege', asked);
    const { id } = await house.db.proposal.findFirstOrThrow({ where: { command: 'site postpone' } });
    const shown = await press('claire', { command: 'proposal', arguments: { proposal: id, decision: 'accept' } });
    expect(read(shown)).toContain('le rectificatif au personnel part sans motif');
  });
});

describe('other changes of a date', () => {
  it('a site put off without a date says so, and nothing waits for it', async () => {
    const preview = await say('claire', 'site reporter S03 raison:"travaux"');
    expect(read(preview)).toContain('Reporter sans nouvelle date : EHPAD Résidence du Port');
    await press('claire', buttonOf(preview, { id: 'confirm' }));
    expect(await s03()).toMatchObject({ goLive: null, state: 'postponed', version: 2 });
    const waiting = await rowsOf({ state: 'planned' });
    expect([...new Set(waiting.map(({ rule }) => rule))]).toEqual(['D-MOVE']);

    house.moveTo('2026-11-20T09:00:00Z');
    await saidUntil('2026-11-20T09:00:00Z');
    await confirm('claire', 'site reporter S03 12/01/2027 raison:"travaux finis"');
    expect(await s03()).toMatchObject({ state: 'preparing', version: 3 });
    expect(codesOf(await rowsOf({ state: 'planned', subjectVersion: 3 }))).toEqual(numbered(7, 31));
    const training = await house.db.milestone.findFirstOrThrow({ where: { deploymentId: (await s03()).id, phase: 'goLive' } });
    expect(plainDate(training.startsOn as Date).toString()).toBe('2027-01-12');
  });

  it('a site brought forward drops what is past, and lists it to the author', async () => {
    const done = await confirm('claire', 'site avancer S03 18/11/2026 raison:"équipe prête"');
    expect(read(done)).toContain('Abandonné, car déjà passé à la nouvelle date\n• D15 · annonce de la veille');
    expect(codesOf(await rowsOf({ state: 'planned' }))).not.toContain('D15');
    expect(codesOf(await rowsOf({ state: 'planned' }))).toContain('D17');
  });

  it('a site moved back before its night team heard of it disturbs no one of them', async () => {
    await confirm('claire');
    await confirm('claire', 'site avancer S03 19/11/2026 raison:"erreur"');
    const rows = await rowsOf({ rule: 'D-MOVE', subjectVersion: 2, state: 'superseded' });
    expect(rows).toHaveLength(52);
  });

  it.each([
    ['claire', 'site reporter S03 17/11/2026 raison:"x y"', 'n’est pas à venir'],
    ['claire', 'site reporter S03 19/11/2026 raison:"x y"', 'c’est déjà sa date'],
    ['claire', 'site suspendre S03 raison:"panne"', 'n’a pas encore démarré'],
    ['claire', 'site reprendre S03', 'n’est pas suspendu'],
    ['thomas', asked, 'Vous n’avez pas ce droit'],
  ])('%s who types « %s » reads that %s', async (who, text, words) => {
    expect(read(await say(who, text))).toContain(words);
    expect(await s03()).toMatchObject({ version: 1 });
  });

  it('a director of another site may only ask for it', async () => {
    expect((await say('anne-laure', asked)).outcome).not.toBe('preview');
    expect(await s03()).toMatchObject({ version: 1 });
  });
});

describe('a site that has gone live', () => {
  beforeEach(async () => {
    await house.db.deployment.update({ where: { id: (await s03()).id }, data: { state: 'live' } });
    house.moveTo('2026-11-20T09:30:00Z');
  });

  it('goes back to paper: the whole site is told, and its date no longer changes', async () => {
    expect(read(await say('claire', asked))).toContain('a démarré');
    await confirm('claire', 'site suspendre S03 raison:"logiciel indisponible"');
    expect(await s03()).toMatchObject({ state: 'suspended', version: 1 });
    const told = await rowsOf({ rule: 'D-SUSPEND' });
    expect(told.length).toBeGreaterThan(54);
    await confirm('claire', 'site reprendre S03');
    expect(await s03()).toMatchObject({ state: 'hypercare' });
    expect(await rowsOf({ rule: { startsWith: 'D-RESUME' } })).toHaveLength(told.length);
  });
});
