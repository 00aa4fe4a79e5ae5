import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { readAssociation } from '../../test/support/read-association.ts';
import { importOver, problemsOf, workbookOf } from './fixtures/workbooks.ts';

const now = Temporal.Instant.from('2026-03-02T08:00:00Z');
let house: DirectBot;
beforeAll(async () => {
  house = await openDirectBot(now.toString(), { files: [readAssociation('small')] });
});
afterAll(() => house?.close());

const people = ['Prénom *', 'Nom *', 'Courriel professionnel *', 'Organisme'];
const sites = ['Code', 'Nom', 'Typologie', 'Organisme', 'Direction', 'Démarrage'];
const site = (more: Record<number, string | number>) =>
  ['S20', 'Foyer neuf', 'adultes', 'AMANDIERS', null, null].map((cell, index) => more[index] ?? cell);

type Tabs = Parameters<typeof workbookOf>[0];
const cases: [string, Tabs, string, string][] = [
  [
    'an unknown person, with the nearest name',
    { Sites: [sites, site({ 4: 'Paul Arnou' })] },
    'onglet Sites, ligne 2, colonne « Direction » : « Paul Arnou » ne désigne personne du classeur ni du projet. Vouliez-vous dire « Paul Arnoux » ?',
    'sheet Sites, row 2, column “Director”: “Paul Arnou” ',
  ],
  [
    'two people of one name',
    {
      Personnes: [
        people,
        ['Luc', 'Moreau', 'luc.moreau@amandiers.example', 'AMANDIERS'],
        ['Luc', 'Moreau', 'luc.moreau2@amandiers.example', 'AMANDIERS'],
      ],
      Sites: [sites, site({ 4: 'Luc Moreau' })],
    },
    'onglet Sites, ligne 2, colonne « Direction » : Plusieurs personnes portent ce nom : « Luc Moreau ». Écrivez son courriel.',
    'sheet Sites, row 2, column “Director”: ',
  ],
  [
    'an impossible date',
    { Sites: [sites, site({ 5: '31/02/2027' })] },
    'onglet Sites, ligne 2, colonne « Démarrage » : « 31/02/2027 » n’est pas une date. Exemple : 22/09/2026',
    'sheet Sites, row 2, column “Go-live”: “31/02/2027” is not a date',
  ],
  [
    'an obligatory column that lacks',
    {
      Sites: [
        ['Code', 'Nom', 'Organisme'],
        ['S20', 'Foyer neuf', 'AMANDIERS'],
      ],
    },
    'onglet Sites, ligne 1, colonne « Typologie » : cette colonne obligatoire manque.',
    'sheet Sites, row 1, column “Typology”: ',
  ],
  [
    'an obligatory cell that is empty',
    { Sites: [sites, ['S20', null, 'adultes', 'AMANDIERS', null, null]] },
    'onglet Sites, ligne 2, colonne « Nom » : cette case est obligatoire.',
    'sheet Sites, row 2, column “Name”: ',
  ],
  [
    'an unknown tab',
    { Établissements: [['Code'], ['S20']] },
    'L’onglet « Établissements » n’est pas connu. Gardez les noms d’onglets du modèle, ou supprimez-le.',
    'The sheet “Établissements” is not known',
  ],
  [
    'an unknown column',
    {
      Sites: [
        [...sites, 'Météo'],
        [...site({}), 'pluie'],
      ],
    },
    'onglet Sites, ligne 1 : La colonne « Météo » n’est pas connue.',
    'sheet Sites, row 1: ',
  ],
  [
    'a word that is not in the list',
    { Sites: [sites, site({ 2: 'clinique' })] },
    'onglet Sites, ligne 2, colonne « Typologie » : « clinique » n’est pas dans la liste : enfance, ',
    'sheet Sites, row 2, column “Typology”: “clinique” is not in the list: ',
  ],
  [
    'a committee that is not there',
    {
      Membres: [
        ['Comité', 'Personne', 'Rôles'],
        ['CODIR', 'Paul Arnoux', 'membre'],
      ],
    },
    'onglet Membres, ligne 2, colonne « Comité » : « CODIR » n’est pas dans l’onglet dont dépend celui-ci.',
    'sheet Members, row 2, column “Committee”: “CODIR” ',
  ],
  [
    'a repeated row',
    { Sites: [sites, site({}), site({ 1: 'Foyer bis' })] },
    'onglet Sites, ligne 3, colonne « Code » : « S20 » est déjà à la ligne 2. Gardez une seule des deux lignes.',
    'sheet Sites, row 3, column “Code”: “S20” is already on row 2',
  ],
  [
    'an hour, a number and a yes that are none',
    {
      Équipes: [
        ['Site', 'Personne', 'Prise de poste', 'Responsable d’unité'],
        ['FV', 'remi', '25:00', 'peut-être'],
      ],
    },
    'onglet Équipes, ligne 2, colonne « Prise de poste » : « 25:00 » n’est pas une heure. Exemple : 07:00',
    'sheet Staff, row 2, column ',
  ],
  [
    'what a chart of residents would say',
    {
      Contraintes: [
        ['Type', 'Libellé', 'Du'],
        ['gel', 'Mme Durand, chambre 12, en isolement', new Date('2027-02-01T00:00:00Z')],
      ],
    },
    'onglet Contraintes, ligne 2, colonne « Libellé » : Ce texte semble contenir le nom d’une personne et sa chambre',
    'sheet Constraints, row 2, column “Label”: ',
  ],
];

describe('a workbook with something wrong in it', () => {
  it.each(cases)('%s: said with its tab, row, column and reason', async (_, tabs, fr, en) => {
    const before = await stored();
    const outcome = await importOver(house, await workbookOf(tabs), now);
    expect(problemsOf(outcome)).toContainEqual(expect.stringContaining(fr));
    expect(problemsOf(outcome, 'en')).toContainEqual(expect.stringContaining(en));
    expect(await stored()).toEqual(before);
  });

  it('stores nothing of what is right in it either', async () => {
    const before = await stored();
    const outcome = await importOver(
      house,
      await workbookOf({
        Personnes: [people, ['Zoé', 'Neuve', 'zoe@amandiers.example', 'AMANDIERS']],
        Sites: [sites, site({}), site({ 0: 'S21', 5: '2027-13-01' })],
      }),
      now,
    );
    expect(problemsOf(outcome)).toHaveLength(1);
    expect(await stored()).toEqual(before);
  });

  it('is told from a file that is none', async () => {
    const outcome = await importOver(house, Buffer.from('Code;Nom\n'), now);
    expect(problemsOf(outcome)[0]).toContain('n’est pas un classeur XLSX');
    expect(problemsOf(await importOver(house, await workbookOf({ Sites: [[null]] }), now))).toEqual([]);
  });
});

async function stored() {
  const { db } = house;
  return [
    await db.site.count(),
    await db.person.count(),
    await db.membership.count(),
    await db.auditEvent.count(),
  ];
}
