import type { SpaceFileSource } from '../space-file.ts';

/** Organisations of the demo (domain.md 5.1); every name is invented. */
export const organisations: SpaceFileSource['organisations'] = [
  {
    code: 'AGLA',
    name: 'Association Grand-Large Accompagnement',
    kind: 'lead',
    town: 'Saint-Malo',
    executiveBodyLabel: 'Bureau',
    maturity: 3,
    workspace: 'agla',
    newsChannel: 'agla/association-actus',
  },
  {
    code: 'OUST',
    name: 'Rives d’Oust',
    kind: 'partner',
    town: 'Malestroit',
    maturity: 1,
    workspace: 'rives-doust',
    newsChannel: 'rives-doust/association-actus',
    partnership: 'signed',
    agreementSignedOn: '2026-06-12',
    agreementEndsOn: '2026-12-31',
  },
  { code: 'GALATEE', name: 'Galatée Logiciels', kind: 'vendor' },
];

/** What weighs on the calendar (5.2). A freeze forbids go-lives, trainings and meetings, not messages. */
export const constraints: SpaceFileSource['constraints'] = [
  {
    kind: 'worksCouncil',
    label: 'Avis du CSE de l’AGLA rendu',
    from: '2026-06-11',
    organisation: 'AGLA',
    hard: false,
  },
  { kind: 'freeze', label: 'Gel des fêtes de fin d’année', from: '2026-12-19', to: '2027-01-03' },
  {
    kind: 'institutionalProject',
    label: 'Changement du logiciel de paie',
    from: '2027-01-01',
    organisation: 'AGLA',
    hard: false,
  },
  { kind: 'externalEvaluation', label: 'Évaluation HAS', from: '2027-05-03', to: '2027-05-07', site: 'S09' },
  {
    kind: 'agreementDeadline',
    label: 'Preuves d’usage attendues par la convention',
    from: '2027-06-30',
    organisation: 'AGLA',
  },
  { kind: 'freeze', label: 'Gel de l’été', from: '2027-07-10', to: '2027-08-31' },
];
