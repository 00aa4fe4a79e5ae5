import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { plainDate } from '../time.ts';
import { changeLines } from './changes/change-lines.ts';
import { importOver, plain, problemsOf, translators, workbookOf } from './fixtures/workbooks.ts';

let house: DirectBot;
let now = Temporal.Instant.from('2026-09-01T06:30:00Z');
beforeAll(async () => {
  house = await openDirectBot(now.toString());
});
afterAll(() => house?.close());

type Tabs = Parameters<typeof workbookOf>[0];
const take = async (tabs: Tabs, dryRun = false) => importOver(house, await workbookOf(tabs), now, { dryRun });
const mission = (site: string, handle: string) =>
  house.db.referentAssignment.findFirst({
    where: { site: { code: site }, person: { handle } },
    orderBy: { createdAt: 'desc' },
  });
/** Who was told by these rules, however often. */
async function told(...rules: string[]): Promise<string[]> {
  const rows = await house.db.messageDelivery.findMany({ where: { rule: { in: rules } } });
  const people = await house.db.person.findMany();
  return rows.map(
    ({ rule, recipientId }) => `${rule} ${people.find(({ id }) => id === recipientId)?.handle ?? ''}`,
  );
}
async function traces() {
  const { db } = house;
  return Promise.all([db.referentAssignment.findMany(), db.messageDelivery.count(), db.auditEvent.count()]);
}

const head = ['Site', 'Personne', 'Type', 'Du', 'Jusqu’au (non compris)', 'Mission acceptée'];
const relay: Tabs = {
  Référents: [
    head,
    ['S05', 'rozenn', 'métier', null, '01/10/2026', 'oui'],
    ['S05', 's05-003', 'métier', '01/10/2026', null, 'oui'],
  ],
};

it('who is added on a site in use is named as by the command: asked, whatever the workbook says they said', async () => {
  const dry = await take(relay, true);
  expect(problemsOf(dry)).toEqual([]);
  if (!dry.ok) return;
  const lines = changeLines(dry, translators.fr).flatMap((one) => one.lines.map(plain));
  expect(lines.at(-1)).toMatch(/^ajout : S05 · .* · métier \(la mission lui sera proposée\)$/);
  expect(problemsOf(await take(relay))).toEqual([]);
  expect(await mission('S05', 's05-003')).toMatchObject({ state: 'proposed', acceptedAt: null });
  expect(await told('REFERENT-ASK')).toEqual(['REFERENT-ASK s05-003']);
});

it('an end that is given ends the mission as by the command: its person is told, and nobody is asked for who follows already', async () => {
  const before = await mission('S05', 'rozenn');
  expect(before?.to && plainDate(before.to).toString()).toBe('2026-10-01');
  expect(before).toMatchObject({ state: 'accepted', successorDueOn: null });
  expect(await told('REFERENT-END', 'REFERENT-SUCCESSOR')).toEqual(['REFERENT-END rozenn']);
  expect(
    await house.db.messageDelivery.count({ where: { rule: 'REFERENT-DAY', subjectId: before?.id } }),
  ).toBe(1);
});

it('imported twice changes nothing, before the day of the relay and after it', async () => {
  const before = await traces();
  expect(await take(relay)).toMatchObject({ ok: true, changes: [] });
  expect(await traces()).toEqual(before);
  await house.db.referentAssignment.updateMany({
    where: { person: { handle: 'rozenn' }, site: { code: 'S05' } },
    data: { state: 'handedOver' },
  });
  const later = await traces();
  now = Temporal.Instant.from('2026-10-02T06:30:00Z');
  expect(await take(relay)).toMatchObject({ ok: true, changes: [] });
  expect(await traces()).toEqual(later);
  now = Temporal.Instant.from('2026-09-01T06:30:00Z');
});

it('an end without anybody to follow asks for who follows', async () => {
  const end: Tabs = { Référents: [head, ['S06', 'chloe', 'métier', null, '15/09/2026', null]] };
  expect(problemsOf(await take(end))).toEqual([]);
  expect((await mission('S06', 'chloe'))?.successorDueOn).not.toBeNull();
  expect((await told('REFERENT-SUCCESSOR')).length).toBeGreaterThan(0);
});

it('other missions are told to who has them', async () => {
  const changed: Tabs = {
    Référents: [
      ['Site', 'Personne', 'Type', 'Missions'],
      ['S07', 'mickael', 'métier', 'former les nouveaux'],
    ],
  };
  expect(problemsOf(await take(changed))).toEqual([]);
  expect(await told('REFERENT-CHANGED')).toEqual(['REFERENT-CHANGED mickael']);
});

it.each<[string, (string | null)[], string]>([
  [
    'where somebody stays',
    ['S07', 's07-003', 'métier', null, null, null],
    '/copil référent relais S07 @mickael @s07-003',
  ],
  [
    'who has the other mission',
    ['S07', 'mickael', 'technique', '01/12/2026', null, null],
    'a déjà l’autre mission',
  ],
  ['who had it once', ['S05', 'rozenn', 'métier', null, null, null], '/copil référent nommer S05 @rozenn'],
])('refuses %s, with the way out', async (_, row, way) => {
  const before = await traces();
  expect(problemsOf(await take({ Référents: [head, row] })).join('\n')).toContain(way);
  expect(await traces()).toEqual(before);
});

it('a site that comes with its referents has them as the workbook says', async () => {
  const tabs: Tabs = {
    Sites: [
      ['Code', 'Nom', 'Typologie', 'Organisme'],
      ['S30', 'Foyer neuf', 'adultes', 'AGLA'],
    ],
    Référents: [
      ['Site', 'Personne', 'Type', 'Mission acceptée'],
      ['S30', 's07-004', 'métier', 'oui'],
      ['S30', 's07-005', 'technique', 'non'],
    ],
  };
  expect(problemsOf(await take(tabs))).toEqual([]);
  expect((await mission('S30', 's07-004'))?.state).toBe('accepted');
  expect((await mission('S30', 's07-005'))?.state).toBe('proposed');
  expect(await told('REFERENT-ASK')).toContain('REFERENT-ASK s07-005');
  expect(await told('REFERENT-ASK')).not.toContain('REFERENT-ASK s07-004');
  expect(await take(tabs)).toMatchObject({ ok: true, changes: [] });
});

it('tells who directs a site from now on, and who is on duty', async () => {
  const tabs: Tabs = {
    Sites: [
      ['Code', 'Nom', 'Typologie', 'Organisme', 'Direction'],
      ['S08', 'SAVS-SAMSAH Horizons', 'domicile', 'AGLA', 'sophie'],
    ],
    Astreintes: [
      ['Site', 'Personne', 'Du', 'Au'],
      ['S08', 's08-003', '01/04/2027', '20/04/2027'],
      ['S08', 's08-004', '01/04/2026', '20/04/2026'],
    ],
  };
  expect(problemsOf(await take(tabs))).toEqual([]);
  expect((await told('SITE-DIRECTOR', 'DUTY')).toSorted()).toEqual(['DUTY s08-003', 'SITE-DIRECTOR sophie']);
  expect(await take(tabs)).toMatchObject({ ok: true, changes: [] });
});

it('does not move a training session in which seats are taken', async () => {
  const { id: siteId, spaceId } = await house.db.site.findFirstOrThrow({ where: { code: 'S08' } });
  const { id: sessionId } = await house.db.trainingSession.create({
    data: { spaceId, siteId, on: new Date('2027-03-30'), startsAt: '14:00', title: 'Prise en main' },
  });
  const moved: Tabs = {
    Formations: [
      ['Site', 'Le', 'À', 'Intitulé'],
      ['S08', '30/03/2027', '10:00', 'Prise en main'],
    ],
  };
  const free = await take(moved, true);
  expect(free).toMatchObject({ ok: true, changes: [{ section: 'trainings' }] });
  const { id: personId } = await house.db.person.findFirstOrThrow({ where: { handle: 's08-003' } });
  await house.db.trainingSeat.create({ data: { sessionId, personId } });
  expect(problemsOf(await take(moved)).join('\n')).toContain('/copil formation annuler S08 30/03/2027');
});
