import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { renderText } from '../conversation/render-text.ts';
import type { Reply } from '../conversation/reply.ts';

/** A word that every thing of the committee has: whoever reads one of them reads it. */
const inside = 'capteurs';

/** What may be asked about the monitoring committee of the AGLA and what belongs to it. */
const questions = [
  'ordre-du-jour COSUIV-1',
  'relevé COSUIV-1',
  'séance COSUIV-1',
  'météo COSUIV-1',
  'risques comité:COSUIV',
  'risque R-90',
  'décision voir D-2026-090',
  'action voir A-2026-090',
  'actions toutes',
  'actions comité:COSUIV',
  'état',
  'chercher capteurs',
  'chercher A-2026-090',
  'chercher R-90',
];

describe('a committee of one organisation in a project of two (nasty case 5)', () => {
  let house: DirectBot;
  let meetingId: string;
  let committeeId: string;
  beforeAll(async () => {
    house = await openDirectBot('2026-10-20T07:00:00Z', { composers: true });
    const { db } = house;
    const committee = await db.committee.findFirstOrThrow({ where: { code: 'COSUIV' } });
    committeeId = committee.id;
    // Of all committees, one that steers has a weather.
    await db.committee.update({ where: { id: committeeId }, data: { kind: 'executive' } });
    await say('claire', 'planifier 20/10/2026 11:00 45min comité:COSUIV titre:"COSUIV n°1" confirmé:oui');
    await say('claire', 'point ajouter "Poser les capteurs" réunion:COSUIV-1');
    await db.agendaItem.updateMany({ where: { title: 'Poser les capteurs' }, data: { state: 'accepted' } });
    meetingId = (await db.meeting.findFirstOrThrow({ where: { committeeId, number: 1 } })).id;
    const { spaceId } = committee;
    const ownerId = await idOf('karim');
    await db.weatherReading.create({
      data: {
        spaceId,
        meetingId,
        axis: 'schedule',
        value: 'storm',
        comment: 'Retard des capteurs',
        givenAt: new Date('2026-10-19T08:00:00Z'),
      },
    });
    await db.decision.create({
      data: {
        spaceId,
        committeeId,
        number: 'D-2026-090',
        text: 'Acheter les capteurs',
        type: 'steering',
        state: 'adopted',
        ownerId,
        recordedAt: new Date('2026-10-19T08:00:00Z'),
      },
    });
    await db.risk.create({
      data: {
        spaceId,
        committeeId,
        number: 'R-90',
        title: 'Les capteurs tombent',
        category: 'technical',
        probability: 4,
        impact: 4,
        createdAt: new Date('2026-10-19T08:00:00Z'),
      },
    });
    await db.actionItem.create({
      data: {
        spaceId,
        committeeId,
        number: 'A-2026-090',
        text: 'Commander les capteurs',
        ownerId,
        dueOn: new Date('2026-08-01'),
        firstDueOn: new Date('2026-08-01'),
        createdAt: new Date('2026-10-19T08:00:00Z'),
      },
    });
    house.moveTo('2026-10-20T09:00:00Z');
    await say('ines', 'ouvrir COSUIV-1');
    for (const handle of ['claire', 'karim']) await say(handle, 'présent');
  });
  afterAll(() => house.close());

  const idOf = async (handle: string) => (await house.db.person.findFirstOrThrow({ where: { handle } })).id;
  let events = 0;
  const say = (handle: string, text: string): Promise<Reply> => {
    events += 1;
    const workspace = ['martine', 'bruno'].includes(handle) ? 'rives-doust' : 'agla';
    return house.bot.say({
      eventId: `event ${events}`,
      account: { platform: 'local', workspace, externalId: handle },
      place: { kind: 'direct' },
      text,
    });
  };
  const words = ({ card, form }: Reply) =>
    card ? renderText(card, 'fr').replace(/[\u00A0\u202F]/g, ' ') : JSON.stringify(form);
  const told = async (handle: string, text: string) => words(await say(handle, text));

  it.each(questions)('is nothing that a director of the other one may read: /copil %s', async (question) => {
    const reply = await say('martine', question);
    expect(words(reply).replaceAll('« capteurs »', '')).not.toContain(inside);
  });

  it('is told to its members by each of these questions', async () => {
    const silent = [];
    for (const question of questions)
      if (!(await told('claire', question)).toLowerCase().includes(inside)) silent.push(question);
    // The minutes are not written yet.
    expect(silent).toEqual(['relevé COSUIV-1']);
  });

  it('is read by a director of its own organisation, who does not sit in it', async () => {
    expect(await told('anne-laure', 'ordre-du-jour COSUIV-1')).toContain(inside);
    expect(await told('anne-laure', 'action voir A-2026-090')).toContain(inside);
  });

  it('is offered in no form to who may not read it', async () => {
    for (const command of ['fait', 'risque']) {
      const form = JSON.stringify(await say('martine', command));
      expect(form).not.toMatch(/R-90|A-2026-090/);
    }
    expect(JSON.stringify(await say('claire', 'risque'))).toContain('R-90');
  });

  it('its standing points are for who reads the whole', async () => {
    expect((await say('martine', 'odj modèle comité:COSUIV')).outcome).toBe('refused');
    expect((await say('anne-laure', 'odj modèle comité:COSUIV')).outcome).toBe('done');
  });

  it('an action is read by its owner, who helps with it, and who directs its site, whatever its committee', async () => {
    const see = async () => (await told('martine', 'action voir A-2026-090')).includes(inside);
    const where = {
      spaceId_number: { spaceId: (await house.db.space.findFirstOrThrow()).id, number: 'A-2026-090' },
    };
    const { siteId } = await house.db.actionItem.findUniqueOrThrow({ where });
    const martine = await idOf('martine');
    await house.db.actionItem.update({ where, data: { contributorIds: [martine] } });
    expect(await see()).toBe(true);
    const site = await house.db.site.findFirstOrThrow({ where: { code: 'P01' } });
    await house.db.actionItem.update({ where, data: { contributorIds: [], siteId: site.id } });
    expect(await see()).toBe(true);
    await house.db.actionItem.update({ where, data: { siteId } });
    expect(await see()).toBe(false);
  });

  it('its minutes are kept from the other one, who reads those of the COPIL', async () => {
    house.moveTo('2026-10-20T09:45:00Z');
    await say('ines', 'clore COSUIV-1 confirmé:oui');
    for (const handle of ['claire', 'karim']) await say(handle, 'relevé accord COSUIV-1');
    await house.db.minutes.updateMany({ where: { meetingId }, data: { state: 'sent' } });
    expect(await told('anne-laure', 'relevé COSUIV-1')).toContain(inside);
    const refused = await say('martine', 'relevé COSUIV-1');
    expect(refused.outcome).toBe('refused');
    expect(words(refused)).not.toContain(inside);
    expect(await told('martine', 'chercher capteurs')).not.toContain('COSUIV');
    expect((await say('martine', 'ordre-du-jour COPIL-3')).outcome).toBe('done');
  });

  it('who sits in for a member of it for one meeting reads that meeting', async () => {
    await house.db.invitation.updateMany({
      where: { meetingId, personId: await idOf('claire') },
      data: { substituteId: await idOf('martine') },
    });
    expect(await told('martine', 'relevé COSUIV-1')).toContain(inside);
    expect(await told('martine', 'ordre-du-jour COSUIV-1')).toContain(inside);
    expect(await told('martine', 'risques comité:COSUIV')).not.toContain(inside);
    await house.db.invitation.updateMany({ where: { meetingId }, data: { substituteId: null } });
  });

  it('a guest of one point of it reads that point, in the agenda and in the minutes', async () => {
    const item = await house.db.agendaItem.findFirstOrThrow({ where: { title: 'Poser les capteurs' } });
    await house.db.agendaGuest.create({ data: { itemId: item.id, personId: await idOf('martine') } });
    const agenda = await told('martine', 'ordre-du-jour COSUIV-1');
    expect(agenda).toContain(inside);
    expect(agenda).not.toContain('Tour de table');
    expect((await say('martine', 'relevé COSUIV-1')).outcome).toBe('done');
  });
});
