import { afterAll, beforeAll, expect, it } from 'vitest';
import { read } from '../../test/support/direct-people.ts';
import { openSiteOnADay, type SiteOnADay } from '../difficulties/fixtures/site-on-a-day.ts';
import { indicatorsBelowTarget } from './usage-of-site.ts';

/** C48 and D26, D30, at the IME from its fifteenth day on. */
let site: SiteOnADay;
beforeAll(async () => {
  site = await openSiteOnADay('2026-10-21T06:30:00Z', 'S01', 'usage.');
});
afterAll(() => site.close());

const told = async (rule: string): Promise<Record<string, string>> =>
  Object.fromEntries((await site.told(rule)).map(({ to, text }) => [to, text]));

it('is asked of the technical lead and quality at J+15 (D26)', async () => {
  await site.goTo('2026-10-21T09:00');
  const asked = await told('D26');
  expect(Object.keys(asked).toSorted()).toEqual(['karim', 'sophie']);
  expect(asked.sophie).toContain('DUI actifs : pas encore mesuré (cible 70 %)');
  // The example may be copied as it stands, proof included.
  expect(asked.sophie).toContain('/copil usage S01 DUI actifs=58/80 preuve:"Extraction du 21 octobre"');
});

it('58 of 80 active files are 72.5 %, green against 70 %, with the proof dated (C48)', async () => {
  const seen = await site.say('karim', 'usage S01 DUI actifs=58/80 preuve:"Extraction du 21 octobre"');
  expect(read(seen)).toContain('🟢 DUI actifs : 72,5 % (58 sur 80), cible 70 %');
  expect(read(seen)).toContain('mesuré le 21 octobre 2026, preuve : Extraction du 21 octobre');
  expect((await told('D26')).sophie).toContain('72,5 %');
});

it('the same day again is a correction: it says so, is traced, and waits for another check', async () => {
  await site.say('sophie', 'usage vérifier IME');
  const seen = await site.say('karim', 'usage IME dui_actifs=60/80');
  expect(read(seen)).toContain('DUI actifs, 60 sur 80 au lieu de 58 sur 80');
  expect(await site.house.db.usageMeasure.findMany()).toMatchObject([
    { value: 60, state: 'entered', checkedById: null, proof: 'Extraction du 21 octobre' },
  ]);
  const traced = await site.house.db.auditEvent.findFirstOrThrow({ where: { act: 'usage.corrected' } });
  expect(traced.before).toMatchObject({ value: 58, state: 'checked' });
  expect(traced.after).toMatchObject({ value: 60 });
});

it('is checked by somebody else than who entered it', async () => {
  expect(read(await site.say('karim', 'usage vérifier IME'))).toContain(
    'une autre personne doit les vérifier',
  );
  expect(read(await site.say('sophie', 'usage vérifier IME'))).toContain('Un indicateur est vérifié.');
  expect(read(await site.say('sophie', 'usage vérifier IME'))).toContain(
    'IME Les Embruns : aucun indicateur n’attend',
  );
});

it.each([
  ['usage IME dui_actifs=81/80', 'le nombre dépasse le total'],
  [
    'usage IME dossiers=5/8',
    'Indicateurs suivis : DUI actifs, INS qualifiées et Comptes utilisés dans les 30 jours',
  ],
  ['usage IME dui_actifs=72,5', 'par exemple : DUI actifs=58/80'],
  ['usage IME dui_actifs=1/2 le:22/10/2026', 'est à venir'],
])('« %s » stores nothing and says why', async (line, why) => {
  const before = await site.house.db.usageMeasure.count();
  expect(read(await site.say('karim', line))).toContain(why);
  expect(await site.house.db.usageMeasure.count()).toBe(before);
});

it('a director proposes a figure, the staff and another organisation record none', async () => {
  expect((await site.say('anne-laure', 'usage IME ins_qualifiees=40/80')).outcome).toBe('proposed');
  expect((await site.say('anne-laure', 'usage IME ins_qualifiees=90/80')).outcome).toBe('invalid');
  for (const handle of ['s01-001', 'bruno'])
    expect((await site.say(handle, 'usage IME ins_qualifiees=40/80')).outcome).toBe('refused');
  expect(await site.house.db.usageMeasure.count()).toBe(1);
});

it('tells how it moves, and what lies below its target on all sites', async () => {
  await site.say('sophie', 'usage IME ins_qualifiees=40/80, comptes_utilises=58/80');
  await site.goTo('2026-11-05T08:00');
  const seen = await site.say('sophie', 'usage IME dui_actifs=66/80 ins_qualifiees=60/80');
  expect(read(seen)).toContain('+7,5 points depuis le 21 octobre 2026');
  expect(read(seen)).toContain('+25 points');
  const below = await site.house.store.transaction((tx) => indicatorsBelowTarget(tx, site.spaceId));
  expect(
    below.map(({ site: { code }, indicator }) => [code, indicator.code, indicator.percent, indicator.level]),
  ).toEqual([
    ['S01', 'ins_qualifiees', 75, 'orange'],
    ['S01', 'comptes_utilises', 72.5, 'orange'],
  ]);
  const text = read(await site.say('claire', 'usage voir'));
  expect(text).toContain('S01 · IME Les Embruns · INS qualifiées : 75 % (cible 80 %)');
  expect(read(await site.say('s01-001', 'usage voir IME'))).toContain('lus par le comité');
});

it('asks again at J+30 with the end of the regular service and its notice: 5 and 12 November 2026 (C32, D30)', async () => {
  await site.goTo('2026-11-05T09:00');
  const asked = await told('D30');
  expect(Object.keys(asked).toSorted()).toEqual(['karim', 'sophie']);
  expect(asked.karim).toContain('observée du mardi 6 octobre 2026 au jeudi 5 novembre 2026');
  expect(asked.karim).toContain('au plus tard le jeudi 12 novembre 2026');
});

it('lists the evidence of a site, and what was checked may be marked as handed over', async () => {
  await site.say('claire', 'usage vérifier IME');
  const seen = await site.say('sophie', 'usage preuves IME');
  expect(read(seen)).toContain('21 octobre 2026 : 75 % (60 sur 80)');
  expect(read(seen)).toContain('saisi par Karim Benhaddou');
  expect(read(seen)).toContain('vérifié par Sophie Marchetti');
  expect(read(await site.say('sophie', 'usage vérifier IME transmises'))).toContain(
    'indicateurs sont marqués comme transmis',
  );
});
