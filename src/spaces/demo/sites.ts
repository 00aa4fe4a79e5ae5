import type { SpaceFileSource } from '../space-file.ts';
import { nightStaff } from './night-staff.ts';
import { employerOf, workspaceOf } from './people.ts';

type SiteSource = NonNullable<SpaceFileSource['sites']>[number];
type Typology = SiteSource['typology'];

/** Site, town, typology, staff, go-live, director's handle, channel (domain.md 5.2), in the order of the calendar. */
const calendar: [
  code: string,
  name: string,
  town: string,
  typology: Typology,
  staff: number,
  goLive: string,
  director: string,
  channel: string,
][] = [
  ['S01', 'IME Les Embruns', 'Saint-Malo', 'childhood', 64, '2026-10-06', 'anne-laure', 'ime-les-embruns'],
  [
    'S03',
    'EHPAD Résidence du Port',
    'Cancale',
    'elderly',
    54,
    '2026-11-19',
    'yann',
    'ehpad-residence-du-port',
  ],
  [
    'S02',
    'SESSAD Les Embruns',
    'Saint-Malo',
    'childhood',
    21,
    '2027-01-12',
    'anne-laure',
    'sessad-les-embruns',
  ],
  ['S04', 'EAM Les Hortensias', 'Dinan', 'adults', 58, '2027-01-26', 'fatou', 'eam-les-hortensias'],
  ['S05', 'MAS Ti Heol', 'Ploërmel', 'adults', 71, '2027-02-11', 'fatou', 'mas-ti-heol'],
  ['S06', 'Foyer de vie Le Phare', 'Dinard', 'adults', 33, '2027-03-16', 'fatou', 'foyer-le-phare'],
  [
    'S07',
    'ESAT L’Atelier des Grèves',
    'Dol-de-Bretagne',
    'shelteredWork',
    40,
    '2027-04-01',
    'fatou',
    'esat-atelier-des-greves',
  ],
  ['S08', 'SAVS-SAMSAH Horizons', 'Rennes', 'home', 24, '2027-04-13', 'stephane', 'savs-samsah-horizons'],
  ['S09', 'EHPAD Les Camélias', 'Redon', 'elderly', 61, '2027-05-11', 'patricia', 'ehpad-les-camelias'],
  ['S10', 'SSIAD Pays de Rance', 'Dinan', 'home', 29, '2027-05-25', 'catherine', 'ssiad-pays-de-rance'],
  ['S11', 'CAMSP L’Envol', 'Saint-Malo', 'childhood', 17, '2027-06-08', 'delphine', 'camsp-lenvol'],
  ['S12', 'DITEP La Passerelle', 'Fougères', 'childhood', 47, '2027-06-22', 'olivier', 'ditep-la-passerelle'],
  ['P01', 'EHPAD Les Tilleuls', 'Malestroit', 'elderly', 49, '2027-09-14', 'martine', 'ehpad-les-tilleuls'],
  ['P02', 'SAAD Rives d’Oust', 'Redon', 'home', 38, '2027-09-28', 'pascal', 'saad-rives-doust'],
  [
    'P03',
    'Résidence autonomie Le Halage',
    'La Gacilly',
    'elderly',
    16,
    '2027-10-12',
    'martine',
    'residence-le-halage',
  ],
];

/** A site that never closes (domain.md 4.4, « Sending discipline »). */
export const roundTheClock = ['07:00', '14:00', '21:00'] as const;

const pilots = new Set(['S01', 'S03']);

export const sites: SiteSource[] = calendar.map(
  ([code, name, town, typology, staffCount, goLive, director, channel], index) => ({
    code,
    name,
    town,
    typology,
    // No department is numbered 99: these cannot be real.
    finess: `9900000${String(index + 11)}`,
    staffCount,
    organisation: employerOf(code),
    director,
    channel,
    pilot: pilots.has(code),
    goLive,
    shifts: nightStaff[code] ? [...roundTheClock] : [],
    supportPhone: '02 99 00 10 20',
  }),
);

/** One channel for the committees in each workspace, one for the news of each organisation, one for each site. */
export const channels: NonNullable<SpaceFileSource['channels']> = [
  { workspace: 'agla', name: 'copil-dui', topic: 'COPIL du dossier usager informatisé' },
  { workspace: 'rives-doust', name: 'copil-dui', topic: 'COPIL du dossier usager informatisé' },
  { workspace: 'agla', name: 'cosuiv-dui', topic: 'Suivi du déploiement avec l’éditeur' },
  { workspace: 'agla', name: 'gt-ecrits', topic: 'Groupe de travail : écrits professionnels' },
  { workspace: 'agla', name: 'gt-habilitations', topic: 'Groupe de travail : habilitations' },
  { workspace: 'agla', name: 'gt-soins', topic: 'Groupe de travail : transmissions et soins' },
  { workspace: 'agla', name: 'association-actus', topic: 'Nouvelles de l’AGLA' },
  { workspace: 'rives-doust', name: 'association-actus', topic: 'Nouvelles de Rives d’Oust' },
  ...calendar.map(([code, name, , , , , , channel]) => ({
    workspace: workspaceOf(employerOf(code)),
    name: channel,
    topic: name,
  })),
];
