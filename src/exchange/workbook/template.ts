import type { Translator } from '../../conversation/language.ts';
import { sheets } from './sheets.ts';
import { sheetName } from './words-of-cells.ts';
import { writeWorkbook } from './write-workbook.ts';

/** An invented association of two sites: each sheet shows how it is filled in. */
const example: Record<string, unknown> = {
  space: {
    slug: 'mon-projet',
    name: 'Association Exemple',
    project: 'Dossier usager informatisé',
    phase: 'preparation',
    timeZone: 'Europe/Paris',
    locale: 'fr',
    charter: {
      trigger: 'CPOM à renouveler',
      objectives: ['un seul dossier par personne', 'moins de double saisie'],
      sponsor: 'helene.martin',
    },
  },
  organisations: [
    {
      code: 'EXEMPLE',
      name: 'Association Exemple',
      kind: 'lead',
      town: 'Rennes',
      opensAt: '08:00',
      closesAt: '19:00',
      maturity: 2,
    },
    { code: 'EDITEUR', name: 'Éditeur du logiciel', kind: 'vendor' },
  ],
  people: [
    person('helene.martin', 'Hélène', 'Martin', 'Directrice générale', 'direction'),
    person('paul.durand', 'Paul', 'Durand', 'Responsable de projet', 'administratif'),
    person('nora.petit', 'Nora', 'Petit', 'Responsable informatique', 'technique'),
    person('marie.leroy', 'Marie', 'Leroy', 'Directrice de l’EHPAD', 'direction'),
    person('luc.moreau', 'Luc', 'Moreau', 'Infirmier', 'soin'),
    person('ines.roux', 'Inès', 'Roux', 'Aide-soignante', 'soin'),
  ],
  sites: [
    {
      code: 'EHPAD1',
      name: 'EHPAD Les Lilas',
      town: 'Rennes',
      typology: 'elderly',
      staffCount: 45,
      organisation: 'EXEMPLE',
      director: 'marie.leroy',
      shifts: ['07:00', '14:00', '21:00'],
      pilot: true,
      goLive: '2027-03-16',
    },
    {
      code: 'SAVS1',
      name: 'SAVS Horizon',
      town: 'Fougères',
      typology: 'home',
      staffCount: 12,
      organisation: 'EXEMPLE',
      director: 'marie.leroy',
      goLive: '2027-04-20',
    },
  ],
  staff: [
    { site: 'EHPAD1', person: 'luc.moreau', team: 'Équipe de jour', shift: '07:00', manager: true },
    { site: 'EHPAD1', person: 'ines.roux', team: 'Équipe de nuit', shift: '21:00' },
  ],
  referents: [
    {
      site: 'EHPAD1',
      person: 'luc.moreau',
      kind: 'business',
      missions: ['questions d’usage', 'formation des nouveaux'],
    },
    { site: 'EHPAD1', person: 'ines.roux', kind: 'technical', missions: ['postes', 'comptes'] },
  ],
  phases: [{ site: 'EHPAD1', phase: 'training', from: '2027-02-22', to: '2027-03-11' }],
  constraints: [
    { kind: 'freeze', label: 'Gel des fêtes', from: '2026-12-19', to: '2027-01-03' },
    {
      kind: 'externalEvaluation',
      label: 'Évaluation HAS',
      from: '2027-05-03',
      to: '2027-05-07',
      site: 'EHPAD1',
    },
  ],
  committees: [
    {
      code: 'COPIL',
      kind: 'copil',
      label: 'COPIL DUI',
      state: 'active',
      organisation: 'EXEMPLE',
      duties: 'Arbitrer, suivre, communiquer.',
      cadenceDays: { preparation: 60, pilot: 30, rollout: 60, operation: 90 },
      members: [
        { person: 'helene.martin', roles: ['PRES'], function: 'Directrice générale', voting: true },
        { person: 'paul.durand', roles: ['LF', 'MEM'], function: 'Chef de projet', voting: true },
        {
          person: 'nora.petit',
          roles: ['LT', 'MEM'],
          function: 'Responsable des systèmes d’information',
          voting: true,
        },
        { person: 'marie.leroy', roles: ['MEM'], function: 'Directrice d’établissement', voting: true },
      ],
    },
  ],
  usageTargets: [{ code: 'dui_actifs', label: 'DUI actifs', target: 70 }],
};

function person(handle: string, givenName: string, familyName: string, jobTitle: string, category: string) {
  return {
    handle,
    givenName,
    familyName,
    workEmail: `${handle}@exemple.example`,
    jobTitle,
    professionCategory: category,
    organisation: 'EXEMPLE',
  };
}

/** @returns a workbook to start from, with an example in each sheet and a last one that explains them */
export function templateWorkbook(t: Translator): Promise<Buffer> {
  const notes = [
    [t('exchange.notes.all.title'), t('exchange.notes.all')] as const,
    ...sheets.map((sheet) => [sheetName(sheet, t), t(`exchange.notes.${sheet.section}`)] as const),
  ];
  return writeWorkbook(example, t, notes);
}

/** What the template holds, for who wants to see that it can be loaded. */
export const templateExample = example;
