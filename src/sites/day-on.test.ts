import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { directPeople, read } from '../../test/support/direct-people.ts';
import { dayOn, readDayOn } from './day-on.ts';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot('2026-09-01T06:30:00Z');
});
afterAll(() => house?.close());

const { say } = directPeople(() => house.bot);
const overseas = (timeZone: string) =>
  house.db.organisation.updateMany({ where: { code: 'OUST' }, data: { timeZone } });
const site = () => house.db.site.findFirstOrThrow({ where: { code: 'P01' } });

describe('a site overseas', () => {
  it('has the day of its own organisation, not that of the lead', async () => {
    const at = Temporal.Instant.from('2026-09-10T21:00:00Z');
    const day = (timeZone: string) => dayOn({ organisation: { timeZone } }, at).toString();
    expect(day('Europe/Paris')).toBe('2026-09-10');
    expect(day('Indian/Reunion')).toBe('2026-09-11');
    await overseas('Indian/Reunion');
    expect((await readDayOn(house.db, (await site()).id, at)).toString()).toBe('2026-09-11');
  });

  it('is not moved to a day that has begun there while Paris still sleeps', async () => {
    await overseas('Indian/Reunion');
    house.moveTo('2026-09-10T21:00:00Z');
    const begun = await say('claire', 'site reporter P01 11/09/2026 raison:"essai"');
    expect(read(begun)).toContain('n’est pas à venir');
    const ahead = await say('claire', 'site reporter P01 12/09/2026 raison:"essai"');
    expect(ahead.outcome).toBe('preview');
  });

  it('takes the figures of a day that has begun there', async () => {
    await overseas('Indian/Reunion');
    house.moveTo('2026-09-10T21:00:00Z');
    const line = (date: string) => `usage P01 dui_actifs=10/20 le:${date}`;
    expect((await say('sophie', line('11/09/2026'))).outcome).toBe('done');
    expect((await say('sophie', line('12/09/2026'))).outcome).not.toBe('done');
  });

  it('has a remedy late once its own day is over, and shows the day on which it was brought there', async () => {
    await overseas('America/Martinique');
    const { id: siteId, spaceId } = await site();
    const about = { spaceId, siteId, kind: 'tool' as const, createdAt: new Date('2026-09-20T12:00:00Z') };
    await house.db.remedy.createMany({
      data: [
        { ...about, number: 901, text: 'Prévu', state: 'planned', onDate: new Date('2026-10-01') },
        {
          ...about,
          number: 902,
          text: 'Apporté',
          state: 'delivered',
          deliveredAt: new Date('2026-10-01T02:00:00Z'),
        },
      ],
    });
    house.moveTo('2026-10-02T02:00:00Z');
    const evening = read(await say('claire', 'remèdes P01'));
    expect(evening).toMatch(/Prévu\n.*pour le jeudi 1er octobre/);
    expect(evening).not.toContain('en retard');
    expect(evening).toMatch(/Apporté\n.*le mercredi 30 septembre/);
    house.moveTo('2026-10-02T05:00:00Z');
    expect(read(await say('claire', 'remèdes P01'))).toContain('en retard');
  });
});
