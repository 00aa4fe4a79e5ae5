import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { labelsOf, siteHours, wordsOf } from '../../test/support/site-hours.ts';
import { isStopped } from '../deployments/is-stopped.ts';
import { openChecklist } from '../readiness/checklist/open-checklist.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-09-29T06:30:00Z');
});
afterAll(() => house.close());

const ime = siteHours(() => house, 'S01');
const words = async (who: string, text: string) => wordsOf((await ime.say(who, text)).card);
const vote = async () => {
  const { id, version } = await ime.deployment();
  return house.db.goNoGo.findUnique({
    where: { deploymentId_version: { deploymentId: id, version } },
    include: { votes: true, reservations: true },
  });
};
/** Handles of those to whom a message of a rule was promised. */
async function toldBy(rule: string) {
  const rows = await house.db.messageDelivery.findMany({ where: { rule, recipientKind: 'person' } });
  const people = await house.db.person.findMany({
    where: { id: { in: rows.map((row) => row.recipientId) } },
  });
  return people.map(({ handle }) => handle).sort();
}
/** Everything on the list is done, apart from these checks. */
async function settleAllBut(...codes: string[]) {
  const { id } = await ime.deployment();
  const on = new Date('2026-09-28');
  const forDate = new Date('2026-10-06');
  await house.db.readinessCheck.updateMany({
    where: { deploymentId: id },
    data: { state: 'verified', verifiedOn: on, forDate },
  });
  await house.db.readinessCheck.updateMany({
    where: { deploymentId: id, code: { in: codes } },
    data: { state: 'open', verifiedOn: null },
  });
}

describe('the vote on a go-live (C33)', () => {
  it('is opened before its day by who leads, after a look at what that means; the other voters are asked once', async () => {
    await ime.happens({ kind: 'readiness.changed', deploymentId: (await ime.deployment()).id });
    const seen = await ime.say('claire', 'feu-vert S01');
    expect(seen.outcome).toBe('preview');
    expect(await vote()).toBeNull();
    const opened = await ime.press('claire', seen, 'Ouvrir le vote maintenant');
    expect(wordsOf(opened.card)).toContain('3 autres personnes sont invitées à voter');
    expect(await toldBy('D12-EARLY')).toEqual(['anne-laure', 'helene', 'karim']);
    await ime.say('karim', 'feu-vert ouvrir S01');
    expect(await house.db.goNoGo.count()).toBe(1);
    expect((await vote())?.closesAt.toISOString()).toBe('2026-10-01T07:00:00.000Z');
  });

  it('is for the chair, both leads and that site’s director alone', async () => {
    for (const who of ['yann', 'thomas', 'sophie', 'maelle', 's01-001'])
      expect((await ime.say(who, 'feu-vert refuser S01 "non"')).outcome).toBe('refused');
    expect((await vote())?.votes).toEqual([]);
  });

  it('offers no « Feu vert » while a blocking check is open, and refuses one that is typed', async () => {
    const card = (await ime.say('anne-laure', 'feu-vert S01')).card;
    expect(wordsOf(card)).toContain('« Feu vert » n’est pas proposé');
    expect(labelsOf(card)).toEqual(['Feu vert avec réserves', 'Pas de feu vert']);
    expect(await words('anne-laure', 'feu-vert voter S01')).toContain('Votre vote n’est pas enregistré');
    expect((await vote())?.votes).toEqual([]);
  });

  it('asks who reserves for what, by whom and by when, and makes an action of it at once', async () => {
    const shown = await ime.say('anne-laure', 'feu-vert S01');
    const { form } = await ime.press('anne-laure', shown, 'Feu vert avec réserves');
    const required = form?.fields.filter((field) => field.required && field.kind !== 'hidden');
    expect(required?.map(({ name }) => name)).toEqual(['site', 'text', 'owner', 'due']);
    const past = { text: 'Poser 4 bornes', owner: '@karim', due: '2026-09-01' };
    expect((await ime.submit('anne-laure', form as never, past)).outcome).toBe('invalid');
    const after = await ime.submit('anne-laure', form as never, { ...past, due: '2026-10-12' });
    expect(JSON.stringify(after)).toContain('donnez une date jusqu’au mardi 6 octobre');
    const voted = await ime.submit('anne-laure', form as never, { ...past, due: '2026-10-02' });
    expect(wordsOf(voted.card)).toContain('Karim Benhaddou, avant le vendredi 2 octobre · A-2026-007');
    const action = await house.db.actionItem.findFirstOrThrow({ where: { number: 'A-2026-007' } });
    expect(action).toMatchObject({ state: 'todo', siteId: (await ime.deployment()).siteId });
    expect(action.text).toContain('Poser 4 bornes');
    expect(await toldBy('ACTION')).toContain('karim');
  });

  it('counts one voice a person, the last one; who lifts a reservation drops its action', async () => {
    await ime.say('anne-laure', 'feu-vert refuser S01 "Le Wi-Fi ne tient pas"');
    const { votes, reservations } = (await vote()) ?? {};
    expect(votes?.map(({ choice }) => choice)).toEqual(['noGo']);
    expect(reservations).toEqual([]);
    const action = await house.db.actionItem.findFirstOrThrow({ where: { number: 'A-2026-007' } });
    expect(action.state).toBe('dropped');
  });

  it('offers « Feu vert » once nothing blocks, and asks nobody at J-7 who has voted', async () => {
    const { id } = await ime.deployment();
    await ime.during((by) => openChecklist(by, id));
    await settleAllBut('K13');
    expect(labelsOf((await ime.say('helene', 'feu-vert S01')).card)).toContain('Feu vert');
    await ime.say('helene', 'feu-vert voter S01');
    expect(await ime.told('goNoGo.vote', 'D12', 'helene')).toBeNull();
    expect(labelsOf(await ime.told('goNoGo.vote', 'D12', 'karim'))).toEqual([
      'Feu vert',
      'Feu vert avec réserves',
      'Pas de feu vert',
    ]);
    expect(await words('karim', 'accueil')).toContain('IME Les Embruns démarre le mardi 6 octobre');
  });

  it('says what the committee had decided on this very site', async () => {
    const { id: committeeId, spaceId } = await house.db.committee.findFirstOrThrow({
      where: { code: 'COPIL' },
    });
    await house.db.decision.create({
      data: {
        ...{ spaceId, committeeId, number: 'D-2026-004', type: 'goNoGo', state: 'adopted' },
        text: 'Démarrer l’IME le 06/10 sous réserve du Wi-Fi',
        recordedAt: new Date('2026-09-22T13:00:00Z'),
      },
    });
    await ime.act('goNoGo.close', 'D13-CLOSE', '2026-10-01T07:00:00Z');
    const row = await vote();
    const decision = await house.db.decision.findUniqueOrThrow({ where: { id: row?.decisionId ?? '' } });
    expect(decision.number).toBe('D-2026-004');
  });

  it('is counted at J-5: the chair carries one no, the site is ready, and each reads what concerns them', async () => {
    expect((await vote())?.state).toBe('goWithReservations');
    expect((await ime.deployment()).state).toBe('ready');
    const voter = wordsOf(await ime.told('goNoGo.result', 'D13', 'claire'));
    expect(voter).toContain('Anne-Laure Quéméner : pas de feu vert');
    // Who did not vote is a number, once it is over.
    expect(voter).toContain('Votes exprimés : 2 sur 4.');
    expect(voter).not.toContain('Claire Le Goff');
    for (const who of ['maelle', 'julie']) {
      const told = wordsOf(await ime.told('goNoGo.result', 'D13', who));
      expect(told).toContain('Le démarrage du mardi 6 octobre 2026 est confirmé');
      // What is left to settle is named, and not who said so.
      expect(told).toContain('avec un point à lever d’ici là');
      expect(told).toContain('objection exprimée au vote');
      expect(told).not.toContain('Anne-Laure');
      expect(told).not.toContain('pas de feu vert');
    }
  });

  it('takes no voice after that: the present state is shown, and nothing is applied', async () => {
    expect(await words('karim', 'feu-vert refuser S01 "trop tard"')).toContain('Ce vote n’est plus ouvert');
    expect((await vote())?.votes).toHaveLength(2);
  });

  it('may be taken again by who leads; a no then stops what the timeline promises, and offers a way out', async () => {
    expect(await words('anne-laure', 'feu-vert ouvrir S01')).toContain('Ce vote a eu lieu');
    house.moveTo('2026-10-02T08:00:00Z');
    await ime.say('karim', 'feu-vert ouvrir S01');
    expect((await vote())?.votes).toEqual([]);
    expect(await toldBy('D12-AGAIN')).toEqual(['anne-laure', 'claire', 'helene']);
    await ime.say('helene', 'feu-vert refuser S01 "Réseau en panne"');
    const closing = await house.db.messageDelivery.findFirstOrThrow({ where: { rule: 'GO-CLOSE' } });
    expect(closing.dueAt.toISOString()).toBe('2026-10-05T15:00:00.000Z');
    const { id = '' } = (await vote()) ?? {};
    await ime.act('goNoGo.closeAgain', 'GO-CLOSE', '2026-10-05T15:00:00Z', {
      subjectId: id,
      subjectVersion: 1,
    });
    expect((await vote())?.state).toBe('noGo');
    expect((await ime.deployment()).state).toBe('preparing');
    expect(await toldBy('GO-RESULT')).toEqual(
      expect.arrayContaining(['anne-laure', 'claire', 'helene', 'julie', 'karim', 'ludovic', 'maelle']),
    );
    const about = { subjectType: 'goNoGo', subjectId: id, subjectVersion: 1 };
    const told = await ime.told('goNoGo.result', 'GO-RESULT', 'claire', about);
    expect(labelsOf(told)).toEqual(['Reporter le démarrage', 'Voter de nouveau']);
    expect(await ime.told('announcement.third', 'D15', 's01-001')).toBeNull();
  });

  it('that is opened on the eve late in the evening is counted before the site goes live', async () => {
    house.moveTo('2026-10-05T21:30:00Z');
    await ime.say('karim', 'feu-vert ouvrir S01');
    expect((await vote())?.closesAt.toISOString()).toBe('2026-10-05T22:00:00.000Z');
  });

  it('never silences a site that has gone live', async () => {
    const { id } = await ime.deployment();
    const setTo = (state: 'preparing' | 'live') =>
      house.db.deployment.update({ where: { id }, data: { state } });
    await ime.say('helene', 'feu-vert refuser S01 "Réseau en panne"');
    await ime.say('karim', 'feu-vert refuser S01 "Trop tôt"');
    await setTo('live');
    house.moveTo('2026-10-05T22:20:00Z');
    expect(await words('claire', 'feu-vert voter S01')).toContain('a déjà démarré');
    const { id: subjectId = '' } = (await vote()) ?? {};
    await ime.act('goNoGo.closeAgain', 'GO-CLOSE', '2026-10-05T22:30:00Z', { subjectId, subjectVersion: 2 });
    expect((await vote())?.state).toBe('lapsed');
    await house.db.goNoGo.update({ where: { id: subjectId }, data: { state: 'noGo' } });
    expect(await isStopped(house.db, id)).toBe(false);
    await setTo('preparing');
    expect(await isStopped(house.db, id)).toBe(true);
  });

  it('is void once the date has moved, and its old buttons change nothing', async () => {
    const old = await ime.told('goNoGo.vote', 'D12', 'helene', { redraw: true });
    const { id } = await ime.deployment();
    await house.db.deployment.update({
      where: { id },
      data: { goLive: new Date('2026-10-20'), version: 2 },
    });
    const [from, to] = ['2026-10-06', '2026-10-20'].map((day) => Temporal.PlainDate.from(day));
    await ime.happens({
      kind: 'deployment.moved',
      deploymentId: id,
      from: from ?? null,
      to: to ?? null,
      version: 2,
    });
    const states = await house.db.goNoGo.findMany({ where: { deploymentId: id } });
    expect(states.map(({ state }) => state)).toEqual(['void']);
    const redrawn = await ime.told('goNoGo.vote', 'D12', 'helene', { redraw: true, subjectVersion: 1 });
    expect(wordsOf(redrawn)).toContain('vote annulé');
    expect(labelsOf(redrawn)).toEqual([]);
    expect(old).not.toBeNull();
  });

  it('that nobody answers ends without a result, and only who leads or votes hears of it', async () => {
    await ime.act('goNoGo.open', 'D12-OPEN', '2026-10-13T04:00:00Z');
    await ime.act('goNoGo.close', 'D13-CLOSE', '2026-10-15T07:00:00Z');
    expect((await vote())?.state).toBe('lapsed');
    expect(labelsOf(await ime.told('goNoGo.result', 'D13', 'claire'))).toContain('Voter de nouveau');
    expect(await ime.told('goNoGo.result', 'D13', 'maelle')).toBeNull();
    expect((await ime.deployment()).state).toBe('preparing');
    const asked = await ime.told('goNoGo.undecided', 'D13-UNDECIDED', 'helene');
    expect(wordsOf(asked)).toContain('le vote n’a rien décidé');
    expect(labelsOf(asked)).toEqual(['Reporter le démarrage', 'Voter de nouveau']);
    expect(labelsOf(await ime.told('goNoGo.undecided', 'D13-UNDECIDED', 'anne-laure'))).toEqual([
      'Reporter le démarrage',
    ]);
  });
});
