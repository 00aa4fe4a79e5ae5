import { afterAll, beforeAll, expect, it } from 'vitest';
import { handles, openSiteOnADay, type SiteOnADay } from '../fixtures/site-on-a-day.ts';

/** C43 on the go-live day of the IME: work that stands still is heard of until it goes on. */
let site: SiteOnADay;
beforeAll(async () => {
  site = await openSiteOnADay('2026-10-06T06:00:00Z', 'S01');
  await site.goTo('2026-10-06T09:00');
});
afterAll(() => site.close());

const trio = ['karim', 'ludovic', 'maelle'];
const blocked = (who: string) =>
  site.press(who, {
    command: 'difficulty day',
    arguments: { site: 'S01', answer: 'blocking', on: '2026-10-06' },
  });
const confirm = (who: string, difficulty: string, answer: 'yes' | 'no') =>
  site.press(who, { command: 'difficulty confirm', arguments: { difficulty, answer } });
const solve = (who: string, difficulty: string) =>
  site.press(who, { command: 'difficulty solve', arguments: { difficulty } });
/** Everybody an alert about one difficulty went to, by the words of it. */
const alerted = async (words: string) =>
  handles((await site.told('BLOCKING')).filter(({ text }) => text.includes(words)));

it('« Bloquant » pressed during a pause of the site is told like on any other day', async () => {
  await site.say('anne-laure', 'pause S01 raison:"coupure de courant"');
  await blocked('s01-003');
  await site.goTo('2026-10-06T09:03');
  expect(handles(await site.told('BLOCKING-WORDLESS-TOLD-1'))).toEqual(trio);
  await site.say('anne-laure', 'reprendre S01');
});

it('somebody else’s printer, told without a name, is no answer to a press without words', async () => {
  await blocked('s01-004');
  await site.say('s01-009', 'difficulté IME "L’imprimante est lente" gravité:gêne nom:sans');
  await site.goTo('2026-10-06T09:06');
  expect(handles(await site.told('BLOCKING-WORDLESS-TOLD-2'))).toEqual(trio);
});

it('told without a name by one of those who are alerted, it is told to all of them: nobody is missing', async () => {
  await site.say('ludovic', 'difficulté S01 "Plus aucun accès aux plannings" gravité:bloquant nom:sans');
  expect(await alerted('Plus aucun accès aux plannings')).toEqual(trio);
});

it('said to be solved, it is over once who told it has said so', async () => {
  await site.say('s01-005', 'difficulté IME "La tablette ne s’allume plus" gravité:bloquant');
  expect(await alerted('tablette')).toEqual(trio);
  await site.press('maelle', { command: 'difficulty take', arguments: { difficulty: 'DIF-003' } });
  await solve('maelle', 'DIF-003');
  const [alert] = await site
    .told('BLOCKING')
    .then((rows) => rows.filter(({ text }) => text.includes('tablette')));
  expect(alert?.text).toContain(
    'C’est indiqué comme résolu. La personne qui l’a signalée doit encore le confirmer.',
  );
  expect(alert?.text).not.toContain('C’est résolu.');
});

it('told to be there still, it alerts again: who took it in a message of its own, the others once more', async () => {
  await confirm('s01-005', 'DIF-003', 'no');
  expect(handles(await site.told('DIFFICULTY-REOPENED'))).toEqual(['maelle']);
  expect(await alerted('tablette')).toEqual([...trio, 'karim', 'ludovic'].toSorted());
  const again = (await site.told('BLOCKING')).findLast(({ text }) => text.includes('tablette'));
  expect(again?.text).toContain('Ce n’est pas résolu : le travail est de nouveau arrêté.');
  expect(again?.text).toContain('Maëlle Perrot est aussi au courant.');
});

it('is counted in the evening with those who pressed « Bloquant » and wrote nothing', async () => {
  await blocked('s01-005');
  await site.goTo('2026-10-06T17:01');
  const evening = (await site.told('D18')).find(({ to }) => to === 'claire')?.text;
  expect(evening).toContain('bloquant : 3');
  expect(evening).toContain('Bloquants (2)');
  // Three presses: one of them wrote under their name, and one may be who wrote without it.
  expect(evening).toContain('Une personne a appuyé sur « Bloquant » sans écrire pourquoi.');
});

it('is in the digest of every evening as long as it stands still, though nothing else happened', async () => {
  await site.goTo('2026-10-07T17:01');
  await site.goTo('2026-10-08T17:01');
  const digests = (await site.told('D19')).filter(
    ({ dueAt, state }) => dueAt.startsWith('2026-10-08') && state === 'sent',
  );
  expect(handles(digests)).toContain('claire');
  expect(digests[0]?.text).toContain('Toujours bloquants (2)');
});
