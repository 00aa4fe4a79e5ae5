import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { directPeople, read } from '../../test/support/direct-people.ts';
import { addLessonCheck } from './checklist/lesson-check.ts';
import { byItself, deploymentOf, happens } from './fixtures/by-itself.ts';

/** J-15 at the IME. */
const now = '2026-09-21T07:30:00Z';

let house: DirectBot;
let spaceId: string;
beforeAll(async () => {
  house = await openDirectBot(now);
  spaceId = (await house.db.space.findFirstOrThrow()).id;
});
afterAll(() => house.close());

const { say, submit } = directPeople(() => house.bot);
const told = async (who: string, line: string) => read(await say(who, line));
const check = (code: string, site = 'S01') =>
  house.db.readinessCheck.findFirstOrThrow({ where: { code, deployment: { site: { code: site } } } });
const risk = (number: string) => house.db.risk.findFirstOrThrow({ where: { number } });
const deployment = (code: string) => deploymentOf(house, code);

describe('the checklist of a site', () => {
  it('is there before anybody wrote to it, with what is known elsewhere: the pair, the works council', async () => {
    const seen = await told('anne-laure', 'préparation S01');
    expect(seen).toContain('S01 IME Les Embruns · J-15');
    expect(seen).toMatch(/K01 · .*\n\s+vérifié · Anne-Laure Quéméner · Maëlle Perrot · Ludovic Samson/);
    expect(seen).toMatch(/K04 · .*\n\s+vérifié · .*Avis du CSE de l’AGLA rendu/);
    expect(await house.db.readinessCheck.count()).toBe(0);
  });

  it('opens at J-45 with the fifteen checks, once; the works council only for the first site of each organisation', async () => {
    const { id } = await deployment('S03');
    await happens(house, { kind: 'deployment.entered', deploymentId: id, state: 'preparing' }, now);
    await happens(house, { kind: 'deployment.entered', deploymentId: id, state: 'preparing' }, now);
    const codes = await house.db.readinessCheck.findMany({
      where: { deploymentId: id },
      orderBy: { position: 'asc' },
    });
    expect(codes.map(({ code }) => code)).toEqual([
      'K01',
      'K02',
      'K03',
      'K05',
      'K06',
      'K07',
      'K08',
      'K09',
      'K10',
      'K11',
      'K12',
      'K13',
      'K14',
      'K15',
    ]);
  });

  it('shows each site’s colour at a glance', async () => {
    const seen = await told('claire', 'préparation');
    expect(seen).toMatch(/S01 · IME Les Embruns\n\s+mardi 6 octobre 2026 · rouge/);
    expect(seen).toMatch(/S02 · SESSAD Les Embruns\n\s+mardi 12 janvier 2027 · vert/);
  });

  it('is not for everybody: staff are refused', async () => {
    expect(await told('s01-012', 'préparation S01')).toContain('Vous n’avez pas ce droit');
  });
});

describe('a check', () => {
  it('is settled with its proof by who owns it: the quality manager hers, not the hardware', async () => {
    expect(
      await told('sophie', 'contrôle S01 K03 vérifié lien:https://agla.example/aipd "signée par la DPO"'),
    ).toContain('vérifié');
    expect(await check('K03')).toMatchObject({
      state: 'verified',
      proof: 'signée par la DPO',
      proofUrl: 'https://agla.example/aipd',
    });
    expect(await told('sophie', 'contrôle S01 K05 fourni')).toContain('Vous ne pouvez le faire que');
    expect((await check('K05')).state).toBe('open');
    expect(await told('helene', 'contrôle S01 K04 vérifié')).toContain('vérifié');
  });

  it('is not for the referent of another site', async () => {
    expect(await told('nadege', 'contrôle S01 K14 fait')).toContain('Vous n’avez pas ce droit');
  });

  it('that needs a number asks for it, and refuses one below the threshold', async () => {
    const asked = await say('maelle', 'contrôle S01 K09 fait');
    expect(asked.form?.fields.find(({ name }) => name === 'value')?.error).toBe('Donnez le nombre constaté.');
    expect(await told('maelle', 'contrôle S01 K09 fait nombre:19')).toContain(
      'Il faut au moins 20 dossiers vérifiés ; vous en indiquez 19. Rien n’est enregistré.',
    );
    expect((await check('K09')).state).toBe('open');
    await submit('maelle', 'check', { site: 'S01', code: 'K09', state: 'verified', value: '20' });
    expect(await check('K09')).toMatchObject({ state: 'verified', proof: '20 dossiers' });
  });

  it('may be excused by who directs the site, with a reason, not by its referents', async () => {
    expect(await told('maelle', 'contrôle S01 K08 so "pas de paie ici"')).toContain(
      'Seuls la direction du site et les responsables du projet',
    );
    expect((await say('anne-laure', 'contrôle S01 K08 so')).form).toBeDefined();
    expect(await told('anne-laure', 'contrôle S01 K08 so pas de paie ici')).toContain('sans objet');
    expect(await check('K08')).toMatchObject({ state: 'notApplicable', reason: 'pas de paie ici' });
  });

  it('that fails opens one action for who can put it right, and the risk whose sign it is rises once (story, step 6)', async () => {
    const reply = await say('maelle', 'contrôle S01 K07 échec 3 Mbit/s en chambre');
    expect(read(reply)).toContain(
      'Action A-2026-007 pour Karim Benhaddou, à faire pour le lundi 28 septembre 2026.',
    );
    expect(read(reply)).toMatch(/K07 · .*\n\s+échec · 3 Mbit\/s en chambre · Karim Benhaddou/);
    const { probability, impact } = await risk('R-01');
    expect(probability * impact).toBe(12);
    await say('karim', 'contrôle S01 K07 échec encore 4 Mbit/s');
    expect(await house.db.actionItem.count({ where: { number: 'A-2026-008' } })).toBe(0);
    expect((await risk('R-01')).probability).toBe(4);
    expect((await risk('R-02')).probability).toBe(3);
  });

  it('that was verified too early says from when it will count', async () => {
    expect(await told('nadege', 'contrôle S03 K06 vérifié')).toContain(
      'Cette vérification vaut 14 jours : le jour du démarrage, elle ne vaudra plus. Refaites-la à partir du jeudi 5 novembre 2026.',
    );
  });

  it('nobody knows is not found, and the list is one line away', async () => {
    expect(await told('claire', 'contrôle S01 K99 fait')).toContain('je ne trouve pas le point « K99 »');
  });
});

describe('a change of date', () => {
  it('makes what perished be done again, and nothing else (nasty case 1)', async () => {
    const { id } = await deployment('S03');
    const verified = {
      K06: '2026-11-12',
      K07: '2026-11-04',
      K09: '2026-11-04',
      K12: '2026-11-12',
      K15: '2026-11-17',
    };
    for (const [code, on] of Object.entries(verified))
      await house.db.readinessCheck.update({
        where: { deploymentId_code: { deploymentId: id, code } },
        data: { state: 'verified', verifiedOn: new Date(on), forDate: new Date('2026-11-19') },
      });
    await house.db.nudge.create({
      data: {
        ...{
          spaceId,
          deploymentId: id,
          version: 1,
          rule: 'D14',
          personId: (await check('K06', 'S03')).spaceId,
        },
        sentAt: new Date('2026-11-16T08:00:00Z'),
      },
    });
    await house.db.deployment.update({ where: { id }, data: { goLive: new Date('2026-12-03'), version: 2 } });
    const [from, to] = [Temporal.PlainDate.from('2026-11-19'), Temporal.PlainDate.from('2026-12-03')];
    await happens(
      house,
      { kind: 'deployment.moved', deploymentId: id, from, to, version: 2 },
      '2026-11-17T09:30:00Z',
    );
    const states = await house.db.readinessCheck.findMany({
      where: { deploymentId: id, code: { in: Object.keys(verified) } },
      orderBy: { code: 'asc' },
    });
    expect(states.map(({ code, state }) => `${code} ${state}`)).toEqual([
      'K06 expired',
      'K07 verified',
      'K09 verified',
      'K12 expired',
      'K15 expired',
    ]);
    expect(await house.db.nudge.findFirstOrThrow({ where: { deploymentId: id } })).toMatchObject({
      state: 'cancelled',
    });
  });
});

describe('the template', () => {
  it('is changed by a lead; open lists follow where nobody has answered', async () => {
    const reply = await told('claire', 'préparation modifier K16 Onduleurs testés à:LT avant:10');
    expect(reply).toContain('Le point K16 est à jour : Onduleurs testés.');
    expect(await check('K16')).toMatchObject({
      label: 'Onduleurs testés',
      ownerRole: 'LT',
      dueDays: -10,
      blocking: true,
    });
    expect((await check('K16', 'S03')).label).toBe('Onduleurs testés');
    await told('claire', 'préparation modifier K14 avant:5');
    expect((await check('K14')).dueDays).toBe(-5);
    await told('claire', 'préparation modifier K09 avant:20');
    expect((await check('K09')).dueDays).toBe(-15);
  });

  it('may be particular to one organisation', async () => {
    expect(
      await told('claire', 'préparation modifier K17 Groupe électrogène à:DIR organisme:Ailleurs'),
    ).toContain('Je ne trouve pas l’organisme « Ailleurs »');
    await told('claire', 'préparation modifier K17 Groupe électrogène à:DIR organisme:"Rives d’Oust"');
    expect(await told('claire', 'préparation P01')).toContain('K17 · Groupe électrogène');
    expect(await told('claire', 'préparation S02')).not.toContain('K17');
  });

  it('is only proposed by the quality manager, and out of reach of a director', async () => {
    expect((await say('sophie', 'préparation modifier K14 avant:3')).outcome).toBe('proposed');
    expect(await told('yann', 'préparation modifier K14 avant:3')).toContain('Vous n’avez pas ce droit');
    expect((await check('K14')).dueDays).toBe(-5);
  });

  it('holds the thresholds, which count at once', async () => {
    expect(await told('claire', 'préparation seuils dossiers:10')).toContain(
      '10 dossiers dans l’échantillon, 95 %',
    );
    expect(await told('nadege', 'contrôle S03 K09 vérifié nombre:10')).toContain('vérifié');
  });
});

describe('a lesson applied to a site', () => {
  it('is one more check with its origin, once', async () => {
    const site = await deployment('S03');
    const lesson = {
      lessonId: site.id,
      code: 'REX-01',
      number: 1,
      label: 'Tester le Wi-Fi en chambre',
      ownerRole: 'REF' as const,
      dueDays: -15,
      blocking: false,
    };
    const add = () =>
      house.store.transaction((tx) => addLessonCheck(byItself(house, spaceId, tx, now), site, lesson));
    expect((await add()).code).toBe('REX-01');
    expect((await add()).code).toBe('REX-01');
    expect(await told('nadege', 'préparation S03')).toMatch(
      /REX-01 · Tester le Wi-Fi en chambre\n.*issu d’un retour d’expérience/,
    );
  });
});
