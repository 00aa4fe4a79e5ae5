import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { announcementCodes } from '../deployments/deployment-timeline.ts';
import { plainDate } from '../time.ts';
import { changeLines } from './changes/change-lines.ts';
import { exportSpace } from './changes/export-space.ts';
import type { Entry, Source } from './changes/merge-spaces.ts';
import { importOver, plain, problemsOf, translators, workbookOf } from './fixtures/workbooks.ts';
import { writeWorkbook } from './workbook/write-workbook.ts';
import { withoutUsualDates } from './write-project.ts';

const now = Temporal.Instant.from('2026-09-01T06:30:00Z');
let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot(now.toString());
});
afterAll(() => house?.close());

type Tabs = Parameters<typeof workbookOf>[0];
const take = async (tabs: Tabs, dryRun = false) => importOver(house, await workbookOf(tabs), now, { dryRun });
const personId = async (handle: string) => (await house.db.person.findFirstOrThrow({ where: { handle } })).id;
const deploymentOf = (code: string) =>
  house.db.deployment.findFirstOrThrow({ where: { site: { code } }, include: { milestones: true } });
/** What waits for somebody about the go-live of a site. */
async function waiting(code: string, handle: string): Promise<string[]> {
  const rows = await house.db.messageDelivery.findMany({
    where: {
      subjectId: (await deploymentOf(code)).id,
      recipientId: await personId(handle),
      state: 'planned',
    },
    orderBy: { rule: 'asc' },
  });
  return rows.map(({ rule }) => rule);
}
/** Everything an import could leave behind. */
async function traces() {
  const { db } = house;
  return Promise.all([
    db.person.count(),
    db.site.count(),
    db.posting.count(),
    db.membership.count(),
    db.invitation.count(),
    db.messageDelivery.count(),
    db.auditEvent.count(),
    db.deploymentMove.count(),
  ]);
}

const newcomers: Tabs = {
  Personnes: [
    ['Prénom', 'Nom', 'Courriel professionnel', 'Organisme'],
    ['Zoé', 'Neuve', 'Zoe.Neuve@agla.example', 'AGLA'],
    ['Ali', 'Durand', 'ali.durand@agla.example', 'AGLA'],
  ],
  Membres: [
    ['Comité', 'Personne', 'Rôles'],
    ['copil', 'Zoé Neuve', 'membre'],
  ],
  Sites: [
    ['Code', 'Nom', 'Typologie', 'Organisme', 'Direction', 'Démarrage'],
    ['S20', 'Foyer neuf', 'adultes', 'AGLA', 'Zoé Neuve', new Date('2027-06-15T00:00:00Z')],
  ],
  Équipes: [
    ['Site', 'Personne', 'Équipe'],
    ['S03', 'ali.durand@agla.example', 'Nuit'],
  ],
  Contraintes: [
    ['Type', 'Libellé', 'Du', 'Au', 'Site'],
    ['évaluation HAS', 'Évaluation HAS de S20', '01/03/2027', '05/03/2027', 'Foyer neuf'],
  ],
};

describe('a workbook laid over a project in use', () => {
  it('says what would change, and stores nothing on a dry run', async () => {
    const before = await traces();
    const outcome = await take(newcomers, true);
    expect(problemsOf(outcome)).toEqual([]);
    if (!outcome.ok) return;
    const lines = changeLines(outcome, translators.fr).flatMap((one) => [one.title, ...one.lines]);
    expect(lines.map(plain)).toEqual([
      'Personnes (2)',
      'ajout : Zoé Neuve',
      'ajout : Ali Durand',
      'Sites (1)',
      'ajout : S20',
      'Équipes (1)',
      'ajout : S03 · Ali Durand',
      'Contraintes (1)',
      'ajout : évaluation HAS · Évaluation HAS de S20 · S20',
      'Membres (1)',
      'ajout : COPIL · Zoé Neuve',
    ]);
    expect(await traces()).toEqual(before);
  });

  it('adds people, a member, a site and a constraint, and what lies ahead follows', async () => {
    expect(problemsOf(await take(newcomers))).toEqual([]);
    const zoe = await house.db.person.findFirstOrThrow({ where: { familyName: 'Neuve' } });
    expect(zoe).toMatchObject({ handle: 'zoe.neuve', workEmail: 'zoe.neuve@agla.example' });
    const invited = await house.db.invitation.findMany({
      where: { personId: zoe.id, withdrawn: false },
      include: { meeting: true },
    });
    expect(invited.map(({ meeting }) => meeting.number).toSorted()).toEqual([3, 4, 5, 6, 7]);
    const added = await deploymentOf('S20');
    expect(added.milestones).toHaveLength(10);
    expect(await waiting('S20', 'zoe.neuve')).toContain('D01');
    expect(await waiting('S03', 'ali.durand')).toEqual(expect.arrayContaining(['D03']));
    expect(await house.db.calendarConstraint.count({ where: { label: 'Évaluation HAS de S20' } })).toBe(1);
    const [event] = await house.db.auditEvent.findMany({ where: { act: 'space.imported' } });
    expect(event?.after).toMatchObject({ people: 2, sites: 1, staff: 1, members: 1, constraints: 1 });
  });

  it('imported twice changes nothing the second time', async () => {
    const before = await traces();
    expect(await take(newcomers)).toMatchObject({ ok: true, changes: [] });
    expect(await traces()).toEqual(before);
  });

  it('changes the director of a site, and what waits is for the new one', async () => {
    expect((await waiting('S05', 'zoe.neuve')).length).toBe(0);
    const outcome = await take({
      Sites: [
        ['Code', 'Nom', 'Typologie', 'Organisme', 'Direction'],
        ['s05', null, null, null, 'zoe.neuve'],
      ].map((row, index) => (index === 0 ? row : ['s05', 'MAS Ti Heol', 'adultes', 'AGLA', 'zoe.neuve'])),
    });
    expect(problemsOf(outcome)).toEqual([]);
    expect((await waiting('S05', 'zoe.neuve')).length).toBeGreaterThan(0);
  });

  it('moves a go-live nobody was told of, with its phases and its plan, and says so beforehand', async () => {
    const project = await exported();
    for (const site of project.sites as Entry[]) if (site.code === 'S05') site.goLive = '2027-02-18';
    const workbook = await writeWorkbook(project, translators.fr);
    const before = await deploymentOf('S05');
    const dry = await importOver(house, workbook, now, { dryRun: true });
    if (!dry.ok) throw new Error(problemsOf(dry).join('\n'));
    const lines = changeLines(dry, translators.fr).flatMap((one) => one.lines);
    expect(lines.map(plain)).toContain('S05 · Démarrage : 11 février 2027 → 18 février 2027');
    expect(lines.map(plain)).toContain(
      'S05 · Formation · Du : 22 janvier 2027 → 29 janvier 2027 ; Au : 6 février 2027 → 13 février 2027',
    );
    expect(await importOver(house, workbook, now)).toMatchObject({ ok: true });
    const after = await deploymentOf('S05');
    expect(after.version).toBe(before.version + 1);
    for (const phase of before.milestones) {
      if (!phase.startsOn || !['todo', 'doing'].includes(phase.state)) continue;
      const moved = after.milestones.find((one) => one.id === phase.id)?.startsOn as Date;
      expect(plainDate(moved).toString()).toBe(plainDate(phase.startsOn).add({ days: 7 }).toString());
    }
    const redated = await house.db.messageDelivery.findFirstOrThrow({
      where: { subjectId: after.id, rule: 'D01', state: 'planned' },
    });
    expect(redated.subjectVersion).toBe(after.version);
    expect(await importOver(house, workbook, now)).toMatchObject({ ok: true, changes: [] });
  });

  it('leaves a phase that the workbook dates where the workbook has it', async () => {
    const project = await exported();
    for (const site of project.sites as Entry[]) if (site.code === 'S06') site.goLive = '2027-03-23';
    for (const phase of project.phases as Entry[])
      if (phase.site === 'S06' && phase.phase === 'training') phase.from = '2027-02-25';
    const workbook = await writeWorkbook(project, translators.fr);
    expect(await importOver(house, workbook, now)).toMatchObject({ ok: true });
    const training = (await deploymentOf('S06')).milestones.find(({ phase }) => phase === 'training');
    expect(plainDate(training?.startsOn as Date).toString()).toBe('2027-02-25');
    expect(await importOver(house, workbook, now)).toMatchObject({ ok: true, changes: [] });
  });

  it('refuses to move a go-live that people were told of, with the way out', async () => {
    const s03 = await deploymentOf('S03');
    const row = await house.db.messageDelivery.findFirstOrThrow({
      where: { subjectId: s03.id, rule: { in: [...announcementCodes] }, recipientKind: 'person' },
    });
    await house.db.messageDelivery.update({ where: { id: row.id }, data: { state: 'sent' } });
    const before = await traces();
    const outcome = await take({
      Sites: [
        ['Code', 'Nom', 'Typologie', 'Organisme', 'Démarrage'],
        ['S03', 'EHPAD Résidence du Port', 'personnes âgées', 'AGLA', '03/12/2026'],
      ],
    });
    expect(problemsOf(outcome)).toEqual([
      'onglet Sites, ligne 2, colonne « Démarrage » : ce démarrage a déjà été annoncé. Pour le déplacer, écrivez /copil site reporter S03 03/12/2026 raison:"…" : vous verrez d’abord qui en est informé.',
    ]);
    expect(await traces()).toEqual(before);
  });

  it('is not held up by what stood in the project before', async () => {
    await house.db.organisation.updateMany({ where: { code: 'AGLA' }, data: { workspace: 'ailleurs' } });
    const outcome = await take({
      Indicateurs: [
        ['Code', 'Libellé', 'Cible (%)'],
        ['mssante', 'Messages MSSanté', 60],
      ],
    });
    expect(problemsOf(outcome)).toEqual([]);
    expect(await house.db.usageTarget.count({ where: { code: 'mssante', target: 60 } })).toBe(1);
    await house.db.organisation.updateMany({ where: { code: 'AGLA' }, data: { workspace: 'agla' } });
  });

  it.each<[string, Tabs, string]>([
    [
      'who may sign in as whom',
      {
        Personnes: [
          ['Nom court', 'Prénom', 'Nom', 'Courriel professionnel', 'Administration'],
          ['karim', 'Karim', 'Haddad', 'autre@agla.example', 'oui'],
        ],
      },
      'à la personne qui administre copil',
    ],
    [
      'a new administrator',
      {
        Personnes: [
          ['Prénom', 'Nom', 'Courriel professionnel', 'Administration'],
          ['Max', 'Admin', 'max@agla.example', 'oui'],
        ],
      },
      'à la personne qui administre copil',
    ],
    [
      'somebody’s departure',
      {
        Personnes: [
          ['Nom court', 'Prénom', 'Nom', 'Courriel professionnel', 'Situation'],
          ['sophie', 'Sophie', 'Marchetti', 'sophie.marchetti@agla.example', 'sortie du projet'],
        ],
      },
      '/copil personne départ @sophie',
    ],
    [
      'who leads a committee',
      {
        Membres: [
          ['Comité', 'Personne', 'Rôles'],
          ['COPIL', 'Ali Durand', 'responsable fonctionnel'],
        ],
      },
      '/copil comité membre COPIL @ali.durand',
    ],
    [
      'the vote of a member',
      {
        Membres: [
          ['Comité', 'Personne', 'Rôles', 'Voix délibérative'],
          ['COPIL', 'Zoé Neuve', 'membre', 'non'],
        ],
      },
      '/copil comité membre COPIL @zoe.neuve',
    ],
    [
      'a yes that was given',
      {
        Référents: [
          ['Site', 'Personne', 'Type', 'Mission acceptée'],
          ['S01', 'Maëlle Perrot', 'métier', 'non'],
        ],
      },
      '/copil référent fin S01 @maelle',
    ],
  ])('leaves to its own command: %s', async (_, tabs, way) => {
    const before = await traces();
    const outcome = await take(tabs);
    expect(problemsOf(outcome).join('\n')).toContain(way);
    expect(await traces()).toEqual(before);
  });
});

/** As the file that people change. */
async function exported(): Promise<Source> {
  const space = await house.db.space.findFirstOrThrow();
  return withoutUsualDates(await exportSpace(house.db, space.id));
}
