import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../../test/support/direct-people.ts';

let house: DirectBot;
const { say, press } = directPeople(() => house.bot);
/** The tests follow one another. */
beforeAll(async () => {
  house = await openDirectBot('2026-10-12T07:00:00Z');
});
afterAll(() => house.close());

const paused = { state: 'held', outcome: 'paused' } as const;
const held = () => house.db.messageDelivery.count({ where: { ...paused, recipientKind: { not: 'house' } } });
const ofSite = async (code: string) =>
  (await house.db.deployment.findFirstOrThrow({ where: { site: { code } } })).id;
async function due(instant: string) {
  house.moveTo(instant);
  await house.delivery.handOverDue();
}

describe('a pause of a site', () => {
  it('holds what is planned for it and lets the other sites’ leave', async () => {
    const begun = await say('yann', 'pause S03 raison:"épidémie"');
    expect(read(begun)).toContain('En pause : EHPAD Résidence du Port');
    await due('2026-10-20T12:30:00Z');
    expect(await held()).toBeGreaterThan(30);
    const rows = await house.db.messageDelivery.findMany({ where: paused });
    expect(new Set(rows.map(({ subjectId }) => subjectId))).toEqual(new Set([await ofSite('S03')]));
    expect(
      await house.db.messageDelivery.count({ where: { subjectId: await ofSite('S01'), state: 'queued' } }),
    ).toBeGreaterThan(0);
  });

  it('is seen on the project’s card and in the ledger', async () => {
    const status = read(await say('claire', 'état'));
    expect(status).toContain('EHPAD Résidence du Port, depuis le 12 octobre 2026');
    expect(status).toMatch(/épidémie · \d+ messages retenus/);
    expect(read(await say('claire', 'journal état:retenu'))).toContain('retenu · en pause');
  });

  it('may be ended and settled by who directs it, and by nobody from another site', async () => {
    expect(read(await say('anne-laure', 'reprendre S03'))).toContain('Vous n’avez pas ce droit');
    const ended = await say('yann', 'reprendre S03');
    expect(read(ended)).toMatch(/\d+ messages retenus pendant la pause, pour \d+ destinataires/);
    // Which messages, and how many of each.
    expect(read(ended)).toMatch(/Ce qui a été retenu\n• .+ : \d+ messages/);
    const drop = buttonOf(ended, { id: 'pause-drop' });
    expect((await press('anne-laure', drop)).outcome).toBe('refused');
    expect(read(await press('yann', drop))).toMatch(/\d+ messages abandonnés/);
    expect(await held()).toBe(0);
    expect(read(await press('yann', drop))).toContain('Plus rien n’était retenu.');
    expect(read(await say('yann', 'reprendre S03'))).toContain('Pas de pause en cours');
  });
});

describe('a pause with an end', () => {
  it('ends by itself in the morning, and asks who began it', async () => {
    const begun = await say('yann', 'pause S03 raison:"épidémie" jusqu’au:26/10/2026');
    expect(read(begun)).toContain('Fin de la pause : lundi 26 octobre 2026');
    await due('2026-10-25T12:00:00Z');
    const waiting = await held();
    await due('2026-10-26T07:30:00Z');
    const asked = await house.db.messageDelivery.findFirstOrThrow({
      where: { message: 'overview.pauseEnded' },
    });
    const yann = await house.db.person.findFirstOrThrow({ where: { handle: 'yann' } });
    expect(asked).toMatchObject({ recipientId: yann.id, parameters: { messages: waiting } });
    expect(await house.db.pause.count({ where: { endedAt: null } })).toBe(0);
    expect(read(await say('claire', 'accueil'))).toContain(`${waiting} messages retenus pendant la pause`);
    // « Reprendre » still offers the choice that nobody has made.
    const again = await say('yann', 'reprendre S03');
    expect(read(again)).toContain(`${waiting} messages retenus pendant la pause`);
    await press('yann', buttonOf(again, { id: 'pause-send' }));
    expect(await held()).toBe(0);
  });
});

describe('a pause of the whole project', () => {
  it('is for leads and the chair, and holds committees’ messages too', async () => {
    expect(read(await say('yann', 'pause raison:"grève"'))).toContain('Vous ne pouvez le faire que');
    expect(read(await say('claire', 'pause raison:"grève"'))).toContain('tout le projet');
    expect(read(await say('karim', 'pause raison:"grève"'))).toContain('Déjà en pause');
    await due('2026-11-05T12:00:00Z');
    const subjects = await house.db.messageDelivery.groupBy({
      by: ['subjectType'],
      where: paused,
    });
    expect(subjects.map(({ subjectType }) => subjectType)).toEqual(
      expect.arrayContaining(['deployment', 'committee']),
    );
    const planned = { state: 'planned', dueAt: { lt: new Date('2026-11-05T12:00:00Z') } } as const;
    expect(
      await house.db.messageDelivery.count({ where: { ...planned, subjectType: { not: 'pause' } } }),
    ).toBe(0);
  });

  it('lets copil go on with its own acts when it ends, whatever is chosen', async () => {
    const acts = { recipientKind: 'house', ...paused } as const;
    expect(await house.db.messageDelivery.count({ where: acts })).toBeGreaterThan(0);
    const ended = await say('claire', 'reprendre');
    expect(await house.db.messageDelivery.count({ where: acts })).toBe(0);
    await press('claire', buttonOf(ended, { id: 'pause-send' }));
    expect(await held()).toBe(0);
  });
});
