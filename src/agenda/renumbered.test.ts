import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../test/support/direct-people.ts';
import { itemsInOrder } from './items-in-order.ts';

let house: DirectBot;
let meetingId: string;
beforeAll(async () => {
  house = await openDirectBot('2026-10-01T08:00:00Z');
  const where = { number: 4, committee: { code: 'COPIL' } };
  meetingId = (await house.db.meeting.findFirstOrThrow({ where })).id;
  for (const title of ['Wi-Fi EHPAD', 'Formation', 'Reprise des données'])
    await say('claire', `point ajouter "${title}" 15min réunion:COPIL-4`);
});
afterAll(() => house.close());

const { say, press } = directPeople(() => house.bot);
const titles = async () => (await itemsInOrder(house.store.db, meetingId)).map(({ title }) => title);
const placeOf = async (title: string) => (await titles()).indexOf(title) + 1;

describe('a point of the agenda', () => {
  it('is invited to by its number at once while nobody has changed the order', async () => {
    const place = await placeOf('Wi-Fi EHPAD');
    expect((await say('claire', `point inviter ${place} @julie réunion:COPIL-4`)).outcome).toBe('done');
    expect(await house.db.agendaGuest.count()).toBe(1);
  });

  it('is named before it is withdrawn, and that the others change their numbers is said', async () => {
    const before = await titles();
    const place = await placeOf('Formation');
    const asked = await say('claire', `point retirer ${place} réunion:COPIL-4`);
    expect(read(asked)).toContain(`${place} · Formation`);
    expect(read(asked)).toMatch(/qui sui(t|vent) change(nt)? de numéro\./);
    expect(await titles()).toEqual(before);
    const gone = await press('claire', buttonOf(asked, { label: 'Retirer' }));
    expect(read(gone)).toContain('« Formation », est retiré');
    expect(read(gone)).toContain('Les points suivants changent de numéro.');
    expect(await titles()).not.toContain('Formation');
  });

  it('is named before an invitation leaves, by a number that may be meant as it was a moment ago', async () => {
    const place = await placeOf('Reprise des données');
    const line = `point inviter ${place} @julie réunion:COPIL-4`;
    const asked = await say('claire', line);
    expect(read(asked)).toContain(`${place} · Reprise des données`);
    expect(await house.db.agendaGuest.count()).toBe(1);
    await press('claire', buttonOf(asked, { label: 'Inviter' }));
    expect(await house.db.agendaGuest.count()).toBe(2);
    house.moveTo('2026-10-01T09:30:00Z');
    await say('claire', `point libérer ${place} @julie réunion:COPIL-4`);
    expect((await say('claire', line)).outcome).toBe('done');
  });
});
