import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonsOf } from '../conversation/card.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';
import { dateColumn } from '../time.ts';
import { buildAgenda } from './build-agenda.ts';
import { carriedPoints } from './carried-points.ts';
import { copyAgenda } from './copy-agenda.ts';
import { itemsInOrder } from './items-in-order.ts';

/** Between the COPIL n°3 of 20 October, which these tests hold by hand, and the n°4 of 8 December. */
const now = '2026-10-21T08:00:00Z';
const instant = Temporal.Instant.from(now);

let house: DirectBot;
let held: { id: string; committeeId: string; spaceId: string };
let next: { id: string; startsAt: Date };
beforeAll(async () => {
  house = await openDirectBot(now);
  const copil = (number: number) =>
    house.db.meeting.findFirstOrThrow({ where: { number, committee: { code: 'COPIL' } } });
  held = await copil(3);
  next = await copil(4);
  await house.db.meeting.update({ where: { id: held.id }, data: { state: 'closed' } });
});
afterAll(() => house.close());

const from = (as: string) => ({
  eventId: randomUUID(),
  account: { platform: 'local' as const, workspace: 'agla', externalId: as },
  place: { kind: 'direct' as const },
});
const say = async (as: string, text: string) => {
  const reply = await house.bot.say({ ...from(as), text });
  return { reply, text: read(reply) };
};
const read = (reply: Reply) => plain(reply.card ? renderText(reply.card, 'fr') : '');
const point = (number: number, title: string, more: object = {}) =>
  house.db.agendaItem.create({
    data: {
      spaceId: held.spaceId,
      meetingId: held.id,
      number,
      title,
      state: 'done',
      proposedAt: new Date(0),
      ...more,
    },
  });
const agendaOf = async (meetingId: string) =>
  (await itemsInOrder(house.store.db, meetingId)).map(({ title }) => title);
const build = (meetingId: string) => house.store.transaction((tx) => buildAgenda(tx, meetingId, instant));

describe('the agenda of the next meeting', () => {
  it('takes over what was postponed, what is on every agenda, and what has something open under it; nothing else', async () => {
    const owner = await house.db.person.findFirstOrThrow({ where: { handle: 'karim' } });
    await point(1, 'Reporté', { state: 'postponed', description: 'Devis attendu' });
    await point(2, 'Jamais abordé', { state: 'accepted' });
    await point(3, 'À chaque fois', { recurring: true });
    // What came by itself waits while its source calls for it: R-01 is not high, the last weather of S01 is a storm.
    const { id: riskId } = await house.db.risk.findFirstOrThrow({ where: { number: 'R-01' } });
    const site = (code: string) => house.db.site.findFirstOrThrow({ where: { code } });
    const origins = [
      await point(8, 'Risque éteint', { state: 'postponed', origin: 'risk', originId: riskId }),
      await point(9, 'Orage', { state: 'postponed', origin: 'site', originId: (await site('S01')).id }),
      await point(10, 'Éclaircie', { state: 'postponed', origin: 'site', originId: (await site('S02')).id }),
    ];
    const given = { spaceId: held.spaceId, meetingId: held.id, axis: 'site' as const, givenAt: new Date(0) };
    await house.db.weatherReading.createMany({
      data: [
        { ...given, siteCode: 'S01', value: 'storm' },
        { ...given, siteCode: 'S02', value: 'sun' },
      ],
    });
    const open = await point(4, 'Action ouverte');
    const draft = await point(5, 'Décision en attente');
    await point(6, 'Terminé');
    await point(7, 'Refusé', { state: 'refused' });
    await house.db.actionItem.create({
      data: {
        spaceId: held.spaceId,
        number: 'A-2026-900',
        text: 'Poser 4 bornes',
        ownerId: owner.id,
        dueOn: dateColumn(Temporal.PlainDate.from('2026-12-01')),
        firstDueOn: dateColumn(Temporal.PlainDate.from('2026-12-01')),
        agendaItemId: open.id,
        createdAt: new Date(0),
      },
    });
    await house.db.decision.create({
      data: {
        spaceId: held.spaceId,
        number: 'D-2026-900',
        text: 'Retenir le prestataire',
        type: 'steering',
        committeeId: held.committeeId,
        agendaItemId: draft.id,
        recordedAt: new Date(0),
      },
    });
    const carried = await carriedPoints(
      house.store.db,
      held.committeeId,
      Temporal.Instant.fromEpochMilliseconds(next.startsAt.getTime()),
    );
    expect(carried.map(({ item, reason }) => [item.title, reason])).toEqual([
      ['Reporté', 'postponed'],
      ['Jamais abordé', 'undiscussed'],
      ['À chaque fois', 'recurring'],
      ['Action ouverte', 'openAction'],
      ['Décision en attente', 'draftDecision'],
      ['Orage', 'postponed'],
    ]);
    await house.db.agendaItem.deleteMany({ where: { id: { in: origins.map(({ id }) => id) } } });
    await house.db.weatherReading.deleteMany({ where: { meetingId: held.id } });
  });

  it('opens with the sites in storm, holds grave risks, and closes with its standing points (C52, C55)', async () => {
    const reading = {
      spaceId: held.spaceId,
      meetingId: next.id,
      axis: 'site' as const,
      givenAt: new Date(0),
    };
    await house.db.weatherReading.createMany({
      data: [
        { ...reading, siteCode: 'S01', value: 'storm', comment: 'Deux semaines de retard' },
        { ...reading, siteCode: 'S02', value: 'sun' },
        { ...reading, siteCode: 'S03', value: 'storm' },
      ],
    });
    await house.db.risk.updateMany({ where: { number: 'R-01' }, data: { probability: 3, impact: 4 } });
    await build(next.id);
    const agenda = await agendaOf(next.id);
    expect(agenda.slice(0, 3)).toEqual([
      'Météo à l’orage\u00a0: IME Les Embruns',
      'Météo à l’orage\u00a0: EHPAD Résidence du Port',
      'Ouverture, présents, quorum',
    ]);
    expect(agenda.slice(-8).map(plain)).toEqual([
      'Reporté',
      'Jamais abordé',
      'À chaque fois',
      'Action ouverte',
      'Décision en attente',
      'Risque R-01 : Wi-Fi en chambre insuffisant (score 12)',
      'Communication à venir',
      'Prochaine date',
    ]);
  });

  it('is built again as often as one likes: nothing comes twice, and what was taken off stays off', async () => {
    const before = await agendaOf(next.id);
    const risk = await house.db.agendaItem.findFirstOrThrow({
      where: { meetingId: next.id, origin: 'risk' },
    });
    await say('claire', `point retirer P${risk.number} réunion:COPIL-4 confirmé:oui`);
    expect(await build(next.id)).toBe(0);
    expect(await agendaOf(next.id)).toEqual(before.filter((title) => title !== risk.title));
  });

  it('is the same, in the same order, for a second call, which takes nothing over again (F-12)', async () => {
    const { id } = await house.db.meeting.findFirstOrThrow({
      where: { number: 5, committee: { code: 'COPIL' } },
    });
    await house.db.meeting.update({ where: { id }, data: { secondCallOfId: next.id } });
    await house.db.meeting.update({ where: { id: next.id }, data: { state: 'closed' } });
    await build(id);
    await house.store.transaction((tx) => copyAgenda(tx, next.id, id));
    expect(await agendaOf(id)).toEqual(await agendaOf(next.id));
    await build(id);
    expect(await agendaOf(id)).toEqual(await agendaOf(next.id));
    await house.db.meeting.update({ where: { id }, data: { secondCallOfId: null } });
    await house.db.meeting.update({ where: { id: next.id }, data: { state: 'held' } });
  });
});

describe('people at the same agenda', () => {
  it('may put a point where they want it; that place is its number from then on', async () => {
    const { number } = await house.db.agendaItem.findFirstOrThrow({
      where: { meetingId: next.id, title: 'Jamais abordé' },
    });
    const { text } = await say('ines', `point placer P${number} 1 réunion:COPIL-4`);
    expect(text).toContain('« Jamais abordé » est maintenant le point 1.');
    expect(text).toContain('• 1 · Jamais abordé');
    expect((await agendaOf(next.id))[0]).toBe('Jamais abordé');
  });

  it('accept a point once: of two who press together one wins, the other sees the present state', async () => {
    await say('thomas', 'point ajouter "Wi-Fi EHPAD" réunion:COPIL-4');
    const { number } = await house.db.agendaItem.findFirstOrThrow({
      where: { meetingId: next.id, title: 'Wi-Fi EHPAD' },
    });
    const answers = await Promise.all([
      say('claire', `point décider COPIL-4 P${number} accepter`),
      say('karim', `point décider COPIL-4 P${number} refuser`),
    ]);
    const outcomes = answers.map(({ reply }) => reply.outcome);
    expect(outcomes.toSorted()).toEqual(['done', 'invalid']);
    expect(answers.find(({ reply }) => reply.outcome === 'invalid')?.text).toContain(
      'Ce point a déjà sa réponse',
    );
  });

  it('change a proposed point that is theirs, and no other', async () => {
    await say('thomas', 'point ajouter "Affiches" réunion:COPIL-4');
    const { number } = await house.db.agendaItem.findFirstOrThrow({
      where: { meetingId: next.id, title: 'Affiches' },
    });
    const change = `point modifier P${number} durée:20min réunion:COPIL-4`;
    expect((await say('sophie', change)).text).toContain('Vous n’avez pas ce droit');
    expect((await say('thomas', change)).text).toContain('Durée : 20 min');
    expect((await say('sophie', `point retirer P${number} réunion:COPIL-4`)).reply.outcome).toBe('refused');
    expect((await say('thomas', `point retirer P${number} réunion:COPIL-4`)).text).toContain('est retiré');
  });

  it('never act on another point than the one a card or a request was about, whatever the order has become', async () => {
    const asked = await say('stephane', 'point modifier 1 durée:7min réunion:COPIL-4');
    expect(asked.reply.outcome).toBe('proposed');
    const meant = await house.db.agendaItem.findFirstOrThrow({
      where: { meetingId: next.id, title: 'Jamais abordé' },
    });
    expect(asked.text).toContain(`P${meant.number} · Jamais abordé`);
    await say('sophie', 'point ajouter "Badges" réunion:COPIL-4');
    const list = (await say('claire', 'ordre-du-jour COPIL-4')).reply;
    const accept = buttonsOf(list.card ?? { blocks: [] }).find(({ label }) => label === 'Accepter');
    if (!accept || !('command' in accept)) throw new Error('no button');
    await say('claire', 'point placer 1 5 réunion:COPIL-4');
    expect((await say('claire', 'point modifier 1 durée:8min réunion:COPIL-4')).text).not.toContain(
      'Jamais abordé',
    );
    await house.bot.press({ ...from('claire'), command: accept.command, arguments: accept.arguments });
    expect(
      await house.db.agendaItem.findFirst({ where: { meetingId: next.id, title: 'Badges' } }),
    ).toMatchObject({ state: 'accepted' });
    const { id } = await house.db.proposal.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const done = await house.bot.press({
      ...from('claire'),
      command: 'proposal',
      arguments: { proposal: id, decision: 'accept' },
    });
    expect(done.outcome).toBe('done');
    expect(await house.db.agendaItem.findUniqueOrThrow({ where: { id: meant.id } })).toMatchObject({
      minutes: 7,
    });
  });

  it('attach what is to be read: who presents it, too; the same link once', async () => {
    const link = 'https://documents.example.org/mesures%20wifi.pdf';
    const { number } = await house.db.agendaItem.findFirstOrThrow({
      where: { meetingId: next.id, title: 'Reporté' },
    });
    const attach = `point joindre P${number} ${link} réunion:COPIL-4`;
    expect((await say('sophie', attach)).reply.outcome).toBe('refused');
    await say('claire', `point modifier P${number} par:@sophie réunion:COPIL-4`);
    expect((await say('sophie', attach)).text).toContain('mesures wifi.pdf');
    expect((await say('sophie', attach)).text).toContain('Ce lien est déjà joint');
  });
});

describe('a meeting at short notice', () => {
  it('has its agenda as soon as it is planned, and is convened as soon as the chair says so', async () => {
    const planned = await say('claire', 'planifier 27/10/2026 10:00 2h "COPIL exceptionnel" confirmé:oui');
    expect(planned.reply.outcome).toBe('done');
    const meeting = await house.db.meeting.findFirstOrThrow({ where: { title: 'COPIL exceptionnel' } });
    expect(await agendaOf(meeting.id)).toContain('Arbitrages et décisions');
    const asked = await say('claire', `ordre-du-jour valider COPIL-${meeting.number}`);
    expect(asked.reply.outcome).toBe('proposed');
    const said = await say('helene', `ordre-du-jour valider COPIL-${meeting.number}`);
    expect(said.text).toContain('La convocation part maintenant à 9 personnes');
    expect(await house.db.meeting.findUniqueOrThrow({ where: { id: meeting.id } })).toMatchObject({
      state: 'convened',
    });
    const again = await say('helene', `ordre-du-jour valider COPIL-${meeting.number}`);
    expect(again.text).toContain('La réunion est déjà convoquée');
    const sent = await house.db.messageDelivery.count({
      where: { rule: 'M04', subjectId: meeting.id, recipientKind: 'person' },
    });
    expect(sent).toBe(9);
  });
});

describe('the standing agenda of a committee', () => {
  it('is its own once the leads have written it, and the usual one again when they ask for it', async () => {
    const typed = 'ordre-du-jour modèle points:"Accueil ; 5 min ; information | Budget ; 30 min ; décision"';
    expect((await say('thomas', typed)).reply.outcome).toBe('refused');
    expect((await say('claire', typed)).text).toContain('2 points, 35 min en tout');
    const { id } = await house.db.meeting.findFirstOrThrow({
      where: { number: 6, committee: { code: 'COPIL' } },
    });
    await build(id);
    expect(await agendaOf(id)).toEqual(expect.arrayContaining(['Accueil', 'Budget']));
    expect(await agendaOf(id)).not.toContain('Prochaine date');
    expect((await say('claire', 'ordre-du-jour modèle points:"Accueil"')).text).toContain(
      'Je ne trouve pas la durée dans « Accueil »',
    );
    expect((await say('claire', 'ordre-du-jour modèle habituel:oui')).text).toContain('9 points');
  });
});

describe('a guest of one point', () => {
  const toJulie = async () => {
    const julie = await house.db.person.findFirstOrThrow({ where: { handle: 'julie' } });
    const rows = await house.db.messageDelivery.findMany({
      where: { recipientId: julie.id, rule: 'AGENDA-GUEST' },
      orderBy: { subjectVersion: 'asc' },
    });
    return rows.map(({ message, subjectVersion }) => [subjectVersion, message]);
  };

  it('hears again only when their hours, the place or the date change, and when the meeting is cancelled', async () => {
    const { number } = await house.db.agendaItem.findFirstOrThrow({
      where: { meetingId: next.id, title: 'Suivi des décisions et actions' },
    });
    await say('claire', `point inviter P${number} @julie réunion:COPIL-4`);
    expect(await toJulie()).toEqual([[1, 'agenda.guestInvitation']]);
    await say('claire', `point modifier P${number} description:"Avec l’éditeur" réunion:COPIL-4`);
    expect(await toJulie()).toHaveLength(1);
    expect((await say('claire', `point inviter P${number} @julie réunion:COPIL-4`)).text).toContain(
      'vient déjà pour le point',
    );
    await say('claire', `point placer P${number} 1 réunion:COPIL-4`);
    await say('claire', 'déplacer COPIL-4 15/12/2026 14:00 confirmé:oui');
    expect(await toJulie()).toHaveLength(3);
    await say('claire', 'annuler COPIL-4 "grève" confirmé:oui');
    expect((await toJulie()).at(-1)).toEqual([4, 'agenda.guestReleased']);
  });
});
