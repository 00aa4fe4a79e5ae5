/** What an import into a project in use says and does about timelines that have begun. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../../test/support/direct-bot.ts';
import { buttonOf, directPeople, read } from '../../../test/support/direct-people.ts';
import { plainDate } from '../../time.ts';
import { changeLines } from '../changes/change-lines.ts';
import { importOver, plain, problemsOf, translators, workbookOf } from '../fixtures/workbooks.ts';

const now = Temporal.Instant.from('2026-09-01T06:30:00Z');
let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot(now.toString());
});
afterAll(() => house?.close());
const { say, press } = directPeople(() => house.bot);

type Tabs = Parameters<typeof workbookOf>[0];
const day = (iso: string) => new Date(`${iso}T00:00:00Z`);
const sites = ['Code', 'Nom', 'Typologie', 'Organisme', 'Direction', 'Prises de poste', 'Démarrage'];
const newSite = (code: string, goLive: string) => [
  ...[code, `Foyer ${code}`, 'adultes', 'AGLA', 'yann', '07:00'],
  day(goLive),
];
const take = async (tabs: Tabs, dryRun = false) => importOver(house, await workbookOf(tabs), now, { dryRun });
async function said(tabs: Tabs, dryRun: boolean): Promise<string[]> {
  const outcome = await take(tabs, dryRun);
  expect(problemsOf(outcome)).toEqual([]);
  return outcome.ok ? outcome.remarks(translators.fr).flatMap(({ lines }) => lines.map(plain)) : [];
}
const announcementsOf = (code: string) =>
  house.db.announcement.findMany({ where: { deployment: { site: { code } } }, orderBy: { id: 'asc' } });

it('a site that comes sixteen days before its go-live has its announcement, which nobody asks for but who is told how', async () => {
  const tabs = { Sites: [sites, newSite('S30', '2026-09-17')] };
  const dry = await said(tabs, true);
  expect(dry).toEqual([
    'Foyer S30 démarre dans 16 jours : 4 envois prévus plus tôt ne partiront pas : préparation du site : ce qui demande du temps · première annonce à approuver · relance 1 : missions et points de contrôle · relance 2 : formations et comptes',
    'Foyer S30 (S30) : « annonce un mois avant » est en projet, et la direction n’en est pas prévenue. Prévenez-la : elle la relit et l’approuve par /copil annonce approuver S30. L’annonce partira alors à la prochaine prise de poste.',
  ]);
  expect(await announcementsOf('S30')).toEqual([]);
  expect(await said(tabs, false)).toEqual(dry);
  expect(await announcementsOf('S30')).toMatchObject([{ kind: 'first', state: 'inApproval' }]);
  const { id: subjectId } = await house.db.deployment.findFirstOrThrow({ where: { site: { code: 'S30' } } });
  const { id: recipientId } = await house.db.person.findFirstOrThrow({ where: { handle: 'yann' } });
  const asked = { subjectId, recipientId, message: 'announcement.toApprove', rule: { not: 'D08' } };
  expect(await house.db.messageDelivery.count({ where: asked })).toBe(0);
  // As the remark says.
  const shown = await say('yann', 'annonce approuver S30');
  expect(read(shown)).toContain('Foyer S30');
  await press('yann', buttonOf(shown, { label: 'Approuver' }));
  expect(await announcementsOf('S30')).toMatchObject([{ kind: 'first', state: 'sent' }]);
});

it('nothing is said of sites that stood there before', async () => {
  const tabs = {
    Sites: [
      ['Code', 'Nom', 'Typologie', 'Organisme', 'Ville'],
      ['S01', 'SESSAD', 'enfance', 'AGLA', 'Dinard'],
    ],
  };
  expect(await said(tabs, true)).toEqual([]);
});

it('a date that is moved has its announcements asked for at once', async () => {
  const tabs = { Sites: [sites, newSite('S31', '2027-06-15')] };
  await said(tabs, false);
  const moved = await said({ Sites: [sites, newSite('S31', '2026-09-24')] }, true);
  expect(moved).toContain(
    'Foyer S31 (S31) : « annonce un mois avant » est en projet ; l’accord de la direction est demandé dès l’enregistrement.',
  );
});

it('phases at their usual days make room for those a workbook dates, and the check finds nothing in the way', async () => {
  const phases = (code: string, goLive: string) => {
    const before = (days: number) => day(Temporal.PlainDate.from(goLive).subtract({ days }).toString());
    return [
      ['Site', 'Phase', 'Du', 'Au'],
      [code, 'Formation', before(24), before(6)],
      [code, 'Paramétrage', before(60), before(26)],
    ];
  };
  const both = {
    Sites: [sites, newSite('S40', '2028-03-14')],
    Phases: phases('S40', '2028-03-14'),
  };
  await said(both, false);
  await said({ Sites: [sites, newSite('S41', '2028-03-28')] }, false);
  const dates = { Phases: phases('S41', '2028-03-28') };
  const outcome = await take(dates, true);
  if (!outcome.ok) throw new Error(problemsOf(outcome).join('\n'));
  expect(
    changeLines(outcome, translators.fr)
      .flatMap(({ lines }) => lines.map(plain))
      .toSorted(),
  ).toEqual([
    'S41 · Formation · Du : 8 mars 2028 → 4 mars 2028 ; Au : 23 mars 2028 → 22 mars 2028',
    'S41 · Livraison de l’instance · Du : 29 février 2028 → 2 mars 2028 ; Au : 6 mars 2028 → 4 mars 2028',
    'S41 · Paramétrage · Du : 25 janvier 2028 → 28 janvier 2028 ; Au : 27 février 2028 → 2 mars 2028',
  ]);
  await take(dates);
  expect(await take(dates, true)).toMatchObject({ ok: true, changes: [] });
  for (const [code, goLive] of [
    ['S40', '2028-03-14'],
    ['S41', '2028-03-28'],
  ] as const) {
    const delivery = await house.db.milestone.findFirstOrThrow({
      where: { phase: 'instanceDelivery', deployment: { site: { code } } },
    });
    const ago = (date: Date | null) =>
      date && Temporal.PlainDate.from(goLive).until(plainDate(date), { largestUnit: 'day' }).days;
    expect([ago(delivery.startsOn), ago(delivery.endsOn)]).toEqual([-26, -24]);
  }
  const check = read(await say('claire', 'calendrier vérifier'));
  expect(check).not.toContain('avant la fin de');
});

it('a go-live that has come names the date in force, whatever the workbook says', async () => {
  const { id } = await house.db.deployment.findFirstOrThrow({ where: { site: { code: 'S41' } } });
  await house.db.deployment.update({ where: { id }, data: { state: 'live' } });
  const outcome = await take({ Sites: [sites, newSite('S41', '2028-04-04')] }, true);
  expect(problemsOf(outcome)).toEqual([
    'onglet Sites, ligne 2, colonne « Démarrage » : S41 a déjà démarré : sa date ne change plus. Remettez la date en vigueur, le 28/03/2028.',
  ]);
  await house.db.deployment.update({ where: { id }, data: { state: 'planned' } });
});

it('shifts that a workbook changes are held against the staff it names, and against nobody else', async () => {
  const people = [
    ['Site', 'Personne', 'Prise de poste'],
    ['S40', 'karim', '07:00'],
  ];
  await said({ Équipes: people }, false);
  const changed = { Sites: [sites, newSite('S40', '2028-03-14').with(5, '08:00')] };
  expect(problemsOf(await take(changed, true))).toEqual([]);
  expect(problemsOf(await take({ ...changed, Équipes: people }, true))).toEqual([
    'onglet Équipes, ligne 2, colonne « Prise de poste » : aucun poste ne commence à 07:00 sur ce site. Prises de poste (Foyer S40) : 08:00. Écrivez l’une d’elles, ou complétez l’onglet Sites.',
  ]);
});
