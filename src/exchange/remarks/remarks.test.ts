/** What an import says and does not refuse (domain.md 4.3: the author sees the list), on an association of forty sites. */
import { describe, expect, it } from 'vitest';
import { readAssociation } from '../../../test/support/read-association.ts';
import { readSpaceFile } from '../../spaces/read-space-file.ts';
import { changeLines } from '../changes/change-lines.ts';
import { type Preparation, prepareImport } from '../changes/prepare-import.ts';
import { associationOfSites } from '../fixtures/association-of-sites.ts';
import { plain, problemsOf, translators, workbookOf } from '../fixtures/workbooks.ts';
import { remarkSections } from './remark-sections.ts';

type Tabs = ReturnType<typeof associationOfSites>;
const columns = { code: 0, organisation: 3, director: 4, shifts: 5, goLive: 6 } as const;
const day = (iso: string) => new Date(`${iso}T00:00:00Z`);

async function read(
  { count = 40, at = '2026-11-22T10:00:00Z' }: { count?: number; at?: string },
  change: (tabs: Tabs) => void = () => undefined,
): Promise<Preparation> {
  const tabs = associationOfSites(count);
  change(tabs);
  const now = Temporal.Instant.from(at);
  return prepareImport(undefined as never, await workbookOf(tabs), { into: null, now, byOperator: true });
}

/** Lines by heading. */
async function remarks(...asked: Parameters<typeof read>): Promise<Record<string, string[]>> {
  const prepared = await read(...asked);
  expect(problemsOf(prepared)).toEqual([]);
  if (!prepared.ok) return {};
  const sections = prepared.remarks(translators.fr);
  return Object.fromEntries(sections.map(({ title, lines }) => [title, lines.map(plain)]));
}

describe('timelines that have begun', () => {
  it('say what will not be sent, in words, and how to have the waiting announcement approved', async () => {
    const said = await remarks({});
    expect(said['Ce qui ne partira pas']).toEqual([
      'EHPAD n°1 démarre dans 16 jours et EHPAD n°2 démarre dans 18 jours : 4 envois prévus plus tôt ne partiront pas : préparation du site : ce qui demande du temps · première annonce à approuver · relance 1 : missions et points de contrôle · relance 2 : formations et comptes',
    ]);
    expect(said['Annonces à faire approuver']).toEqual([
      'EHPAD n°1 (GL01) et EHPAD n°2 (GL02) : « annonce un mois avant » est en projet, et la direction n’en est pas prévenue. Prévenez-la : elle la relit et l’approuve par /copil annonce approuver GL01. L’annonce partira alors à la prochaine prise de poste.',
    ]);
  });

  it('tell an announcement that is asked for today from one that nobody asks for, and when each leaves', async () => {
    // J-37 of a go-live on 12 January is Sunday 6 December: Friday 4.
    const drafts = async (at: string) => (await remarks({ at }))['Annonces à faire approuver']?.at(-1);
    expect(await drafts('2026-12-04T07:30:00Z')).toBe(
      'EHPAD n°3 (GL03) : « annonce un mois avant » est en projet ; l’accord de la direction est demandé aujourd’hui.',
    );
    expect(await drafts('2026-12-04T10:00:00Z')).toContain(
      'EHPAD n°3 (GL03) : « annonce un mois avant » est',
    );
    expect(await drafts('2026-12-04T10:00:00Z')).toContain('L’annonce partira ensuite à sa date.');
    expect(await drafts('2026-12-03T10:00:00Z')).not.toContain('GL03');
  });

  it('stay short when thirty sites are on their way or live already', async () => {
    const said = await remarks({ at: '2027-11-16T10:00:00Z' });
    const lines = said['Ce qui ne partira pas'] ?? [];
    expect(lines.length).toBeLessThan(9);
    expect(lines.at(-1)).toMatch(
      /^EHPAD n°17 a démarré il y a 77 jours, .* et EHPAD n°22 a démarré il y a 7 jours : de 21 à 30 envois prévus plus tôt ne partiront pas\.$/,
    );
    for (const line of [...lines, ...Object.values(said).flat()]) expect(line).not.toMatch(/\b[DM]\d\d\b/);
  });

  it('are nothing to speak of before they begin', async () => {
    const said = await remarks({ at: '2026-09-01T10:00:00Z' });
    expect(Object.keys(said)).toEqual(['À vérifier']);
  });
});

describe('a meeting of a space file', () => {
  it('whose timeline has begun says what will not be sent', () => {
    const reading = readSpaceFile(readAssociation('small'), Temporal.Instant.from('2026-03-02T08:00:00Z'));
    if (!reading.ok) throw new Error('The association is not right');
    const said = (at: string) =>
      remarkSections({ file: reading.file, now: Temporal.Instant.from(at) }, translators.fr)
        .flatMap(({ lines }) => lines.map(plain))
        .filter((line) => line.startsWith('COPIL'));
    expect(said('2026-03-02T08:00:00Z')).toEqual([]);
    expect(said('2026-03-14T08:00:00Z')).toEqual([
      'COPIL n°2 a lieu dans 10 jours : 2 envois prévus plus tôt ne partiront pas : appel à points · relance pour répondre',
    ]);
  });
});

describe('what is to be looked at again', () => {
  const checks = async (change: (tabs: Tabs) => void) =>
    (await remarks({ count: 4, at: '2026-09-01T10:00:00Z' }, change))['À vérifier'];
  const noNews =
    'Sans canal pour les nouvelles du projet : Les Ateliers de l’Arc (ARC). Ni résumé des comités ni retours d’expérience n’y seront publiés. Pour en déclarer un, écrivez dans ce canal : /copil comité canal COPIL';

  it('an organisation that has no channel for news, and no committee in its workspace', async () => {
    expect(await checks(() => undefined)).toEqual([noNews]);
    const declared = (tabs: Tabs) => {
      tabs.Canaux?.push(['arc', 'general']);
      (tabs.Organismes?.[2] as string[])[4] = 'arc/general';
    };
    expect(await checks(declared)).toBeUndefined();
  });

  const site = (tabs: Tabs, row: number) => tabs.Sites?.[row] as (string | Date)[];
  it.each<[string, (tabs: Tabs) => void, string]>([
    [
      'a go-live in the past',
      (tabs) => site(tabs, 3).splice(columns.goLive, 1, day('2025-04-04')),
      'Date de démarrage déjà passée : GL03 (4 avril 2025)',
    ],
    [
      'a go-live on a closed day',
      (tabs) => site(tabs, 3).splice(columns.goLive, 1, day('2027-03-28')),
      'Démarrage un jour fermé : GL03 (dimanche 28 mars)',
    ],
    [
      'a training on a closed day',
      (tabs) => tabs.Formations?.push(['GL04', day('2026-12-25'), 'Noël']),
      'Formation un jour fermé : GL04 (25 décembre : Noël)',
    ],
    [
      'a training after the go-live',
      (tabs) => tabs.Formations?.push(['GL04', day('2027-12-24'), 'Trop tard']),
      'Formation après le démarrage : GL04 (24 décembre 2027)',
    ],
    [
      'a second business referent',
      (tabs) => tabs.Référents?.push(['GL02', 'nadia', 'métier']),
      'Deux référents du même type en même temps : GL02 (Rose Riou et Nadia Belkacem). Un binôme compte un référent métier et un référent technique.',
    ],
    [
      'a director among the staff',
      (tabs) => tabs.Équipes?.push(['GL01', 'quentin', 'Direction', '07:00']),
      'Direction inscrite parmi les équipes : GL01 (Quentin Quintin). Elle ne recevra pas pour autant ce qui s’adresse aux équipes.',
    ],
  ])('%s', async (_, change, line) => {
    expect(await checks(change)).toContain(line);
  });

  it('not a referent who follows another one', async () => {
    const follows = (tabs: Tabs) => {
      tabs.Référents = [
        ['Site', 'Personne', 'Type', 'Du', 'Jusqu’au (non compris)'],
        ['GL02', 'rose', 'métier', null, day('2027-01-01')],
        ['GL02', 'nadia', 'métier', day('2027-01-01'), null],
      ];
    };
    expect(await checks(follows)).toEqual([noNews]);
  });
});

describe('what a dry run names', () => {
  it('who sits in each committee, with their roles, and who is away', async () => {
    const prepared = await read({ count: 1 }, (tabs) => {
      tabs.Absences = [
        ['Personne', 'Du', 'Au'],
        ['theo', day('2027-02-08'), day('2027-02-19')],
      ];
    });
    if (!prepared.ok) throw new Error(problemsOf(prepared).join('\n'));
    const lines = changeLines(prepared, translators.fr).flatMap((one) => [one.title, ...one.lines]);
    expect(lines.map(plain)).toEqual(
      expect.arrayContaining([
        'Absences (1)',
        'ajout : Théo Vasseur · 8 février 2027 · 19 février 2027',
        'Comités (1)',
        'Membres (3)',
        'COPIL : Odile Kermarrec (présidence) ; Théo Vasseur (responsable fonctionnel, membre) et Nadia Belkacem (responsable technique, membre)',
      ]),
    );
  });
});

describe('one cause', () => {
  const refused = async (change: (tabs: Tabs) => void) => problemsOf(await read({ count: 6 }, change));
  const site = (tabs: Tabs, row: number) => tabs.Sites?.[row] as (string | Date)[];

  it('a code that stands twice is told alone, with how many rows name the code that lacks for it', async () => {
    expect(await refused((tabs) => site(tabs, 6).splice(columns.code, 1, 'GL05'))).toEqual([
      'onglet Sites, ligne 7, colonne « Code » : « GL05 » est déjà à la ligne 6. Gardez une seule des deux lignes. 6 cases citent « GL06 », qui manque dans cet onglet : elles seront relues après cette correction.',
    ]);
  });

  it('is told beside other wrong cells of the same rows too', async () => {
    const problems = await refused((tabs) => {
      site(tabs, 6).splice(columns.code, 1, 'GL05');
      site(tabs, 5).splice(columns.goLive, 1, '31/02/2027');
      site(tabs, 6).splice(columns.goLive, 1, 'bientôt');
    });
    expect(problems).toHaveLength(3);
    expect(problems[1]).toContain('« GL05 » est déjà à la ligne 6');
  });

  it('a wrong short name is told once, with the rows that use it', async () => {
    const problems = await refused((tabs) => {
      (tabs.Personnes?.[2] as string[])[0] = 'Théo Vasseur';
      (tabs.Membres?.[2] as string[])[1] = 'Théo Vasseur';
      tabs.Équipes?.push(['GL01', 'Théo Vasseur', null, null], ['GL02', 'Théo Vasseur', null, null]);
    });
    expect(problems).toEqual([
      'onglet Personnes, ligne 3, colonne « Nom court » : Théo Vasseur a été lu ; il faut un identifiant en minuscules sans accent, par exemple claire ou anne-laure. Même chose : onglet Équipes, lignes 8 et 9 ; onglet Membres, ligne 3.',
    ]);
  });

  it('a name that leads nowhere is told once, with the rows that use it and who may be meant', async () => {
    const problems = await refused((tabs) => {
      tabs.Équipes?.push(['GL01', 'Mme Riou', null, null], ['GL02', 'Mme Riou', null, null]);
      tabs.Équipes?.push(['GL03', 'Qentin', null, null], ['GL04', 'Jean Dupont', null, null]);
    });
    expect(problems).toEqual([
      'onglet Équipes, ligne 8, colonne « Personne » : « Mme Riou » ne désigne personne du classeur ni du projet. Vouliez-vous dire « Rose Riou » ? Même chose : onglet Équipes, ligne 9.',
      'onglet Équipes, ligne 10, colonne « Personne » : « Qentin » ne désigne personne du classeur ni du projet. Vouliez-vous dire « quentin » ?',
      'onglet Équipes, ligne 11, colonne « Personne » : « Jean Dupont » ne désigne personne du classeur ni du projet.',
    ]);
  });

  it('a shift that the site does not have is refused with those it has', async () => {
    expect(
      await refused((tabs) =>
        tabs.Équipes?.push(['GL01', 'simon', 'Nuit', '23:00'], ['GL01', 'nadia', 'Nuit', '23:00']),
      ),
    ).toEqual([
      'onglet Équipes, ligne 8, colonne « Prise de poste » : aucun poste ne commence à 23:00 sur ce site. Prises de poste (EHPAD n°1) : 07:00, 14:00, 21:00. Écrivez l’une d’elles, ou complétez l’onglet Sites. Même chose : onglet Équipes, ligne 9.',
    ]);
    const without = (tabs: Tabs) => {
      site(tabs, 1).splice(columns.shifts, 1, '');
    };
    expect(await refused(without)).toEqual([]);
  });

  it('a role is named as its column names it, a day as people write it', async () => {
    const problems = await refused((tabs) => {
      tabs.Membres?.push(['COPIL', 'quentin', 'présidence', null]);
      tabs.Phases = [
        ['Site', 'Phase', 'Du', 'Au'],
        ['GL04', 'Formation', day('2027-02-05'), day('2027-02-01')],
      ];
    });
    expect(problems).toEqual([
      'onglet Phases, ligne 2, colonne « Au » : 01/02/2027 a été lu ; il faut une valeur égale ou postérieure à 05/02/2027.',
      'onglet Membres, ligne 5, colonne « Rôles » : le rôle « présidence » est déjà tenu par quelqu’un d’autre à ces dates. Un comité n’a qu’une personne à la fois dans ce rôle.',
    ]);
  });

  it('an empty workbook, or what is none, is one sentence with the way out; a sheet that lacks is named', async () => {
    const now = Temporal.Instant.from('2026-11-22T10:00:00Z');
    const of = async (content: Uint8Array) =>
      problemsOf(await prepareImport(undefined as never, content, { into: null, now, byOperator: true }));
    const headings = associationOfSites(0);
    for (const rows of Object.values(headings)) rows.splice(1);
    expect(await of(await workbookOf(headings))).toEqual([
      'Ce classeur ne contient rien sous ses titres. Partez du modèle : /copil exporter modèle, ou npm run import -- --template MODELE.xlsx',
    ]);
    expect(await of(Buffer.from('Code;Nom'))).toEqual([
      'Ce fichier n’est pas un classeur XLSX. Enregistrez-le au format « Classeur Excel (.xlsx) », ou partez du modèle : /copil exporter modèle, ou npm run import -- --template MODELE.xlsx',
    ]);
    expect(await refused((tabs) => delete tabs.Projet)).toEqual([
      'onglet Projet : cet onglet est obligatoire, avec au moins une ligne.',
    ]);
  });
});
