import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonOf, read } from '../../../test/support/direct-people.ts';
import type { Happening } from '../../people/turn.ts';
import { handles, openSiteOnADay, type SiteOnADay } from '../fixtures/site-on-a-day.ts';
import { followOnDifficulties } from '../follow-house.ts';

/** C44, at the IME in the weeks after its go-live. */
let site: SiteOnADay;
beforeAll(async () => {
  site = await openSiteOnADay('2026-10-07T06:00:00Z', 'S01');
  for (const number of [1, 2, 3, 4, 5, 6])
    await site.say(
      `s01-00${number}`,
      `difficulté IME "Transmission ${number} perdue" catégorie:transmissions équipe:soin${number === 6 ? ' nom:sans' : ''}`,
    );
  await site.say('s01-007', 'difficulté IME "Le matériel manque" catégorie:matériel');
});
afterAll(() => site.close());

const difficulty = (number: number) =>
  site.house.db.difficulty.findUniqueOrThrow({
    where: { spaceId_number: { spaceId: site.spaceId, number } },
  });

it('is one remedy for six difficulties that say the same, proposed to the referent (C44)', async () => {
  const seen = await site.say('maelle', 'difficultés IME');
  expect(read(seen)).toContain('6 difficultés se ressemblent : transmissions, équipe soin.');
  expect(read(seen)).toContain('document pédagogique');
  expect(read(seen).match(/Remède proposé/g)).toHaveLength(1);
  const button = buttonOf(seen, { label: 'Un remède pour les 6' });
  const form = (await site.press('maelle', button)).form;
  const values = Object.fromEntries(
    form?.fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])) ?? [],
  );
  expect(values).toMatchObject({ difficulty: 'DIF-001', kind: 'document', team: 'care' });
  const done = await site.submit('maelle', 'remedy', {
    ...values,
    text: 'Les transmissions en quatre gestes',
    date: '2026-10-09',
  });
  expect(read(done)).toContain('REM-001');
  expect(read(done)).toContain('C’est noté pour 6 difficultés.');
  expect(await site.house.db.difficulty.count({ where: { state: 'withRemedy' } })).toBe(6);
  expect(read(await site.say('maelle', 'difficultés IME'))).not.toContain('se ressemblent');
});

it('is for the site and the leads to read; everybody else sees how many, about what (nasty case 5)', async () => {
  for (const handle of ['karim', 'anne-laure', 'helene'])
    expect(read(await site.say(handle, 'difficultés IME'))).toContain('Le matériel manque');
  for (const handle of ['bruno', 'yann', 's01-010']) {
    const text = read(await site.say(handle, 'difficultés IME'));
    expect(text).toContain('transmissions : 6 difficultés');
    expect(text).not.toContain('perdue');
    expect(read(await site.say(handle, 'difficulté voir DIF-001'))).not.toContain('perdue');
  }
  expect(read(await site.say('bruno', 'difficulté résoudre DIF-007'))).not.toContain('Le matériel');
  expect((await difficulty(7)).state).toBe('reported');
});

it('is late in the list when its day has passed', async () => {
  site.house.moveTo('2026-10-12T07:00:00Z');
  const text = read(await site.say('maelle', 'remèdes IME'));
  expect(text).toContain('prévu pour le vendredi 9 octobre, en retard');
  expect(read(await site.say('yann', 'remèdes IME'))).not.toContain('REM-001');
});

it('is brought: those who gave their name are asked, and a week later its effect', async () => {
  await site.say('maelle', 'remède suivre REM-001 apporté');
  const asked = await site.told('DIFFICULTY-REMEDIED');
  expect(handles(asked)).toEqual(['s01-001', 's01-002', 's01-003', 's01-004', 's01-005']);
  for (const [who, number, answer] of [
    ['s01-001', 1, 'yes'],
    ['s01-002', 2, 'yes'],
    ['s01-003', 3, 'no'],
  ] as const)
    await site.press(who, {
      command: 'difficulty confirm',
      arguments: { difficulty: `DIF-00${number}`, answer },
    });
  const [waiting] = await site.told('REMEDY-EFFECT');
  expect(waiting).toMatchObject({ to: 'maelle', state: 'planned', dueAt: '2026-10-19T07:00:00.000Z' });
  await site.goTo('2026-10-19T09:00');
  const [effect] = await site.told('REMEDY-EFFECT');
  expect(effect?.text).toContain('2 personnes disent que c’est résolu, sur 5');
});

it('that did not help gives what is still open back to the list', async () => {
  expect(read(await site.say('maelle', 'remède suivre REM-001 sans effet "Trop long à lire"'))).toContain(
    'Trop long à lire',
  );
  const states = await site.house.db.difficulty.findMany({
    where: { number: { lte: 6 } },
    orderBy: { number: 'asc' },
  });
  expect(states.map(({ state }) => state)).toEqual([
    'confirmed',
    'confirmed',
    'reopened',
    'reopened',
    'reopened',
    'reopened',
  ]);
});

it('is told to the staff a fortnight after: what was said, what was done, nobody named (D25)', async () => {
  await site.goTo('2026-10-20T09:00');
  const [one] = (await site.told('D25')).filter(({ to }) => to === 's01-001');
  expect(one?.text).toContain('Vous avez signalé 7 difficultés');
  expect(one?.text).toContain('transmissions : 6 difficultés\n  résolue (2) · toujours là (4)');
  expect(one?.text).toContain('document pédagogique : Les transmissions en quatre gestes');
  expect(one?.text).not.toContain('perdue');
  // What is told without a name after it is promised no review any more.
  const late = await site.say('s01-002', 'difficulté IME "Écran figé" nom:sans');
  expect(read(late)).toContain('donnez son numéro à vos référents');
});

it('is asked of the referents in two questions at J+1, J+3 and, for a pilot, J+5; the answers are in the digest', async () => {
  const checks = await site.told('D20', 'D21');
  expect(
    Map.groupBy(checks, ({ to }) => to)
      .get('maelle')
      ?.map(({ dueAt }) => dueAt.slice(0, 10)),
  ).toEqual(['2026-10-07', '2026-10-09', '2026-10-12']);
  const answer = (as: string, question: string, given: string) =>
    site.press(as, {
      command: 'difficulty check',
      arguments: { site: 'S01', moment: 'D21', question, answer: given },
    });
  const seen = await answer('maelle', 'entry', 'partly');
  expect(read(seen)).toContain('Votre réponse : En partie.');
  await answer('maelle', 'help', 'yes');
  expect((await answer('s01-001', 'help', 'yes')).outcome).toBe('invalid');
  expect((await answer('maelle', 'help', 'partly')).outcome).toBe('invalid');
  expect(await site.house.db.fieldCheck.findMany()).toMatchObject([
    { rule: 'D21', answers: { entry: 'partly', help: 'yes' } },
  ]);
});

it('whose owner leaves the project is nobody’s, and what they had taken on may be taken again', async () => {
  await site.say('ludovic', 'remède DIF-007 outil "Deux tablettes de plus" pour:30/10/2026');
  await site.press('ludovic', { command: 'difficulty take', arguments: { difficulty: 'DIF-007' } });
  const gone = await site.personId('ludovic');
  expect(await difficulty(7)).toMatchObject({ state: 'withRemedy', qualifiedById: gone });
  const { house, spaceId } = site;
  await house.store.transaction((tx) =>
    followOnDifficulties(
      {
        ...{ tx, ledger: house.delivery.ledger, now: Temporal.Instant.from('2026-10-20T08:00:00Z') },
        ...{ space: { id: spaceId }, actor: null, account: null },
      } as unknown as Happening,
      { kind: 'person.gone', personId: gone },
    ),
  );
  expect(await difficulty(7)).toMatchObject({ state: 'withRemedy', qualifiedById: null });
  expect(read(await site.say('maelle', 'remèdes IME'))).toContain('une difficulté · personne pour l’instant');
  await site.press('maelle', { command: 'difficulty take', arguments: { difficulty: 'DIF-007' } });
  expect((await difficulty(7)).qualifiedById).toBe(await site.personId('maelle'));
});
