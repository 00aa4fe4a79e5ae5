import { afterAll, beforeAll, expect, it } from 'vitest';
import { read } from '../../../test/support/direct-people.ts';
import { handles, openSiteOnADay, type SiteOnADay } from '../../difficulties/fixtures/site-on-a-day.ts';

/** Monday 14 September 2026, the eve of J-21 at the IME. */
let site: SiteOnADay;
beforeAll(async () => {
  site = await openSiteOnADay('2026-09-14T10:00:00Z', 'S01', 'readiness.');
});
afterAll(() => site.close());

const press = (who: string, command: string, given: Record<string, string>) =>
  site.press(who, { command, arguments: { site: 'S01', ...given } });
const last = async (rule: string, who: string) => {
  const found = (await site.told(rule)).findLast(({ to }) => to === who);
  if (!found) throw new Error(`${rule} told ${who} nothing`);
  return found;
};
const actions = async (words: string) =>
  (
    await site.house.db.actionItem.findMany({
      where: { text: { contains: words } },
      include: { owner: true },
      orderBy: { number: 'asc' },
    })
  ).map(({ number, state, owner }) => `${number} ${owner.handle} ${state}`);

it('nobody answered: the cards of the pair name the points that went on, and who has them', async () => {
  await site.goTo('2026-09-15T09:01');
  await site.goTo('2026-09-21T09:01');
  expect(handles(await site.told('NUDGE-DIR'))).toEqual(['anne-laure']);
  const { text } = await last('D05', 'maelle');
  expect(text).toContain('Ces points sont passés à Anne-Laure');
  expect(text).toContain('Liste des comptes à créer transmise');
  expect(text).not.toContain('quelqu’un d’autre');
});

it('what one of the pair did is asked of the director no more, and their card follows by itself', async () => {
  const before = await last('NUDGE-DIR', 'anne-laure');
  expect(before.text).toContain('Inscriptions aux formations faites');
  await site.say('maelle', 'contrôle S01 K13 fourni');
  const after = await last('NUDGE-DIR', 'anne-laure');
  expect(after.text).toContain('Déjà répondu');
  expect(read(await press('anne-laure', 'nudge done', { step: 'D05-DIR', code: 'K13' }))).not.toContain(
    'C’est noté',
  );
  expect((await last('D05', 'ludovic')).text).toContain('Ce point est passé à Anne-Laure');
});

it('« Besoin d’aide » pressed twice is one request', async () => {
  const first = read(await press('maelle', 'nudge help', { step: 'D06' }));
  const opened = await actions('Aider Maëlle');
  expect(opened.length).toBeGreaterThan(0);
  const again = read(await press('maelle', 'nudge help', { step: 'D06' }));
  expect(await actions('Aider Maëlle')).toEqual(opened);
  expect(again).toBe(first);
});

it('what was opened to help is over when the points are settled, and nobody is reminded of it', async () => {
  await press('maelle', 'nudge done', { step: 'D06', code: 'K05' });
  expect(await actions('Aider Maëlle')).toEqual(expect.arrayContaining([expect.stringContaining('todo')]));
  await press('maelle', 'nudge done', { step: 'D06', code: 'K07' });
  await site.say('maelle', 'contrôle S01 K09 vérifié valeur:25');
  const after = await site.house.db.actionItem.findMany({ where: { text: { contains: 'Aider Maëlle' } } });
  expect(after.map(({ state }) => state)).toEqual(after.map(() => 'done'));
  expect(
    await site.house.db.messageDelivery.count({
      where: { subjectId: { in: after.map(({ id }) => id) }, state: 'planned' },
    }),
  ).toBe(0);
  expect(
    await site.house.db.auditEvent.count({
      where: { act: 'action.done', subjectId: { in: after.map(({ id }) => id) } },
    }),
  ).toBe(after.length);
});

it('what was opened because a check failed is over when the check holds', async () => {
  await site.say('karim', 'contrôle S01 K07 échec "Wi-Fi absent au premier étage"');
  expect(await actions('Wi-Fi absent')).toEqual([expect.stringContaining('todo')]);
  await site.say('karim', 'contrôle S01 K07 vérifié');
  expect(await actions('Wi-Fi absent')).toEqual([expect.stringContaining('done')]);
});

it('« Ce n’est pas moi » passes what is open, and tells of nothing else', async () => {
  await site.goTo('2026-09-29T09:01');
  await press('ludovic', 'nudge done', { step: 'D11', code: 'K14' });
  await press('ludovic', 'nudge pass', { step: 'D11' });
  const told = await last('NUDGE-NOT-MINE', 'claire');
  expect(told.text).toContain('Matériels vérifiés en conditions réelles');
  const done = await site.house.db.readinessCheck.findFirstOrThrow({
    where: { code: 'K14', deployment: { site: { code: 'S01' } } },
  });
  expect(done.state).toBe('verified');
  expect(told.text).not.toContain(done.label);
  const card = await last('D11', 'ludovic');
  expect(card.text).toContain('passé à Maëlle Perrot');
});
