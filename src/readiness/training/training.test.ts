import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plain } from '../../../test/journeys/reading.ts';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../../test/support/direct-people.ts';
import { readinessOf } from '../checklist/readiness-of.ts';
import { deploymentOf, happens } from '../fixtures/by-itself.ts';

/** J-15 at the IME. */
const now = '2026-09-21T07:30:00Z';

let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot(now);
});
afterAll(() => house.close());

const { say, press } = directPeople(() => house.bot);
const told = async (who: string, line: string) => read(await say(who, line));
const check = (code: string, site = 'S01') =>
  house.db.readinessCheck.findFirstOrThrow({ where: { code, deployment: { site: { code: site } } } });
const deployment = (code: string) => deploymentOf(house, code);

describe('the training of a site', () => {
  it('takes a seat in one press, as long as there is one', async () => {
    await say(
      'anne-laure',
      'formation ajouter S01 22/09/2026 14:00 "Prise en main" places:1 catégorie:éducatif',
    );
    const list = await say('s01-012', 'formations');
    const joined = await press('s01-012', buttonOf(list, { label: 'Je m’inscris' }));
    expect(read(joined)).toContain('votre place est réservée');
    expect(read(joined)).toContain('1 place prise sur 1');
    expect(await told('s01-013', 'formation inscription S01 22/09/2026')).toContain(
      'la session est complète',
    );
    expect(await told('s01-012', 'formation inscription S01 22/09/2026')).toContain('déjà réservée');
    await press('s01-012', buttonOf(await say('s01-012', 'formations'), { label: 'Je me désinscris' }));
    expect(await told('s01-013', 'formation inscription S01 22/09/2026 14:00')).toContain(
      'votre place est réservée',
    );
  });

  it('is planned by its director or its referents, not by the staff; a freeze is asked about first', async () => {
    expect(await told('s01-012', 'formation ajouter S01 23/09/2026')).toContain('Vous n’avez pas ce droit');
    const asked = await say('fatou', 'formation ajouter S04 22/12/2026 14:00');
    expect(asked.outcome).toBe('preview');
    expect(read(asked)).toContain('Gel des fêtes de fin d’année');
    expect(await house.db.trainingSession.count({ where: { on: new Date('2026-12-22') } })).toBe(0);
  });

  it('is noted by name or by count, and settles its check at 80 % of each category', async () => {
    await house.db.trainingSession.updateMany({ data: { on: new Date('2026-09-18') } });
    const staff = await house.db.posting.findMany({
      where: { site: { code: 'S01' } },
      include: { person: true },
      orderBy: { person: { handle: 'asc' } },
    });
    const named = staff.slice(0, 41).map(({ person }) => `@${person.handle}`);
    const reply = await told('maelle', `formation présences S01 18/09/2026 présents:"${named.join(', ')}"`);
    expect(reply).toContain('41 présences notées');
    expect(reply).toContain('Personnes formées : 41 sur 64 (64 %). Seuil : 80 % dans chaque catégorie.');
    const view = await deployment('S01');
    const on = (day: string) =>
      house.store.transaction((tx) => readinessOf(tx, view, Temporal.PlainDate.from(day)));
    expect((await on('2026-09-25')).reasons.some(({ code }) => code === 'K13')).toBe(false);
    expect((await on('2026-09-26')).reasons.find(({ code }) => code === 'K13')).toMatchObject({
      colour: 'orange',
    });
    expect(await told('karim', 'préparation S01')).toContain('41 sur 64 (64 %)');
    for (const category of ['administratif', 'éducatif', 'soin', 'technique'])
      await say('maelle', `formation présences S01 18/09/2026 nombre:40 catégorie:${category}`);
    const settled = await check('K13');
    expect([settled.state, plain(settled.proof ?? '')]).toEqual(['verified', '64 sur 64 (100 %)']);
  });

  it('that was held too long before a new date no longer counts', async () => {
    const { id } = await deployment('S01');
    await house.db.deployment.update({ where: { id }, data: { goLive: new Date('2026-10-13'), version: 2 } });
    const [from, to] = [Temporal.PlainDate.from('2026-10-06'), Temporal.PlainDate.from('2026-10-13')];
    await happens(house, { kind: 'deployment.moved', deploymentId: id, from, to, version: 2 }, now);
    const expired = await check('K13');
    expect([expired.state, plain(expired.proof ?? '')]).toEqual(['expired', '0 sur 64 (0 %)']);
  });

  it('that is cancelled tells who had a seat', async () => {
    await say('nadege', 'formation ajouter S03 13/11/2026 10:00 "Transmissions"');
    await say('s03-005', 'formation inscription S03 13/11/2026');
    expect(await told('nadege', 'formation annuler S03 13/11/2026 raison:"salle indisponible"')).toContain(
      'Une personne est prévenue.',
    );
    const rows = await house.db.messageDelivery.findMany({ where: { rule: 'TRAINING-CANCELLED' } });
    expect(rows).toHaveLength(1);
  });
});

describe('somebody new', () => {
  it('gets the name of the referents, long after the go-live, and the referent a hint, once (C50)', async () => {
    house.moveTo('2027-03-09T09:00:00Z');
    const seen = await told('s03-005', 'nouveau');
    expect(seen).toContain('EHPAD Résidence du Port');
    expect(seen).toContain('Nadège Thomas · métier');
    expect(seen).toContain('Assistance : 02 99 00 10 20');
    await say('s03-005', 'nouveau');
    const rows = await house.db.messageDelivery.findMany({ where: { message: 'readiness.newcomer' } });
    const people = await house.db.person.findMany({
      where: { id: { in: rows.map((row) => row.recipientId) } },
    });
    expect(people.map(({ handle }) => handle)).toEqual(['nadege']);
    house.moveTo(now);
  });

  it('whose site is unknown is asked for it', async () => {
    expect(await told('claire', 'nouveau')).toContain('Exemple : /copil nouveau S03');
    expect(await told('claire', 'nouveau S03')).toContain('Nadège Thomas');
  });
});
