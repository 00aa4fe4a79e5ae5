import type { SpaceFileSource } from '../space-file.ts';

type PersonSource = SpaceFileSource['people'][number];
type Employer = 'AGLA' | 'OUST';

/** Mail domain and chat workspace of each employer. */
const employers = {
  AGLA: { domain: 'agla.example', workspace: 'agla' },
  OUST: { domain: 'rives-doust.example', workspace: 'rives-doust' },
} as const;

/** Members of the committees and those around them (domain.md 5.1). */
const leaders: [Employer, string, string, string][] = [
  ['AGLA', 'Claire', 'Le Goff', 'Responsable projets médico-sociaux'],
  ['AGLA', 'Hélène', 'Guivarc’h', 'Directrice générale'],
  ['AGLA', 'Karim', 'Benhaddou', 'Directeur des systèmes d’information'],
  ['AGLA', 'Sophie', 'Marchetti', 'Responsable qualité et gestion des risques'],
  ['AGLA', 'Thomas', 'Riou', 'Responsable communication'],
  ['AGLA', 'Anne-Laure', 'Quéméner', 'Directrice de l’IME et du SESSAD Les Embruns'],
  ['AGLA', 'Yann', 'Kerbrat', 'Directeur de l’EHPAD Résidence du Port'],
  ['AGLA', 'Fatou', 'Diallo', 'Directrice du pôle adultes et travail protégé'],
  ['OUST', 'Bruno', 'Tanguy', 'Directeur général de Rives d’Oust'],
  ['AGLA', 'Marc', 'Le Dantec', 'Directeur général adjoint'],
  ['AGLA', 'Inès', 'Roussel', 'Assistante de direction'],
  ['AGLA', 'Nadia', 'Cherif', 'Déléguée à la protection des données'],
  ['AGLA', 'Odile', 'Prigent', 'Présidente du Bureau'],
];

/** Directors of the sites that no member of the COPIL directs. */
const directors: [Employer, string, string, string][] = [
  ['AGLA', 'Stéphane', 'Corvaisier', 'Directeur du SAVS-SAMSAH Horizons'],
  ['AGLA', 'Patricia', 'Nédélec', 'Directrice de l’EHPAD Les Camélias'],
  ['AGLA', 'Catherine', 'Lozach', 'Directrice du SSIAD Pays de Rance'],
  ['AGLA', 'Delphine', 'Rault', 'Directrice du CAMSP L’Envol'],
  ['AGLA', 'Olivier', 'Hervé', 'Directeur du DITEP La Passerelle'],
  ['OUST', 'Martine', 'Guégan', 'Directrice de l’EHPAD Les Tilleuls et de la résidence Le Halage'],
  ['OUST', 'Pascal', 'Jouan', 'Directeur du SAAD Rives d’Oust'],
];

/** Referents (5.2), with the site whose staff they belong to; some serve a second one. */
export const referents: [site: string, given: string, family: string, job: string, category: string][] = [
  ['S01', 'Maëlle', 'Perrot', 'Éducatrice spécialisée', 'éducatif'],
  ['S01', 'Ludovic', 'Samson', 'Moniteur-éducateur', 'éducatif'],
  ['S03', 'Nadège', 'Thomas', 'Infirmière coordinatrice', 'soin'],
  ['S03', 'Pierrick', 'Le Bris', 'Agent technique', 'technique'],
  ['S02', 'Élodie', 'Hamon', 'Psychomotricienne', 'soin'],
  ['S04', 'Samir', 'Ouali', 'Infirmier', 'soin'],
  ['S04', 'Gaëlle', 'Morvan', 'Secrétaire médico-sociale', 'administratif'],
  ['S05', 'Rozenn', 'Jégou', 'Cadre de santé', 'soin'],
  ['S05', 'Antoine', 'Picard', 'Agent technique', 'technique'],
  ['S06', 'Chloé', 'Bazin', 'Monitrice-éducatrice', 'éducatif'],
  ['S06', 'Denis', 'Rouxel', 'Agent technique', 'technique'],
  ['S07', 'Mickaël', 'Tréhin', 'Moniteur d’atelier', 'éducatif'],
  ['S07', 'Sandrine', 'Loisel', 'Secrétaire', 'administratif'],
  ['S08', 'Aïcha', 'Belkacem', 'Travailleuse sociale', 'éducatif'],
  ['S08', 'Loïc', 'Gautier', 'Travailleur social', 'éducatif'],
  ['S09', 'Véronique', 'Allain', 'Infirmière coordinatrice', 'soin'],
  ['S09', 'Yoann', 'Perrin', 'Agent technique', 'technique'],
  ['S10', 'Isabelle', 'Guérin', 'Infirmière coordinatrice', 'soin'],
  ['S10', 'Kevin', 'Launay', 'Aide-soignant', 'soin'],
  ['S11', 'Marion', 'Le Meur', 'Orthophoniste', 'soin'],
  ['S12', 'Julien', 'Cadiou', 'Éducateur spécialisé', 'éducatif'],
  ['S12', 'Noémie', 'Fortin', 'Secrétaire', 'administratif'],
  ['P01', 'Corinne', 'Le Gal', 'Infirmière coordinatrice', 'soin'],
  ['P02', 'Laëtitia', 'Roux', 'Responsable de secteur', 'administratif'],
  ['P02', 'Fabien', 'Noël', 'Agent technique', 'technique'],
];

/** Everybody who has a name in the story; the rest of the staff is in staff.ts. */
export const namedPeople: PersonSource[] = [
  ...leaders.map((row, index) => ({ ...employee(...row), administrator: index === 0 })),
  {
    ...employee('AGLA', 'Philippe', 'Aubry', 'Médecin coordonnateur'),
    title: 'Dr',
  },
  {
    handle: 'julie',
    givenName: 'Julie',
    familyName: 'Meyer',
    workEmail: 'julie.meyer@galatee.example',
    jobTitle: 'Cheffe de projet',
    organisation: 'GALATEE',
  },
  ...directors.map((row) => ({ ...employee(...row), professionCategory: 'direction' })),
  ...referents.map(([site, given, family, job, professionCategory]) => ({
    ...employee(employerOf(site), given, family, job),
    professionCategory,
  })),
];

/** @param site P01 to P03 belong to the partner */
export function employerOf(site: string): Employer {
  return site.startsWith('P') ? 'OUST' : 'AGLA';
}

/** @returns a person whose handle is the given name, and who has a chat account. */
function employee(employer: Employer, givenName: string, familyName: string, jobTitle: string): PersonSource {
  const { domain, workspace } = employers[employer];
  return {
    handle: plain(givenName),
    givenName,
    familyName,
    workEmail: mailbox(givenName, familyName, domain),
    jobTitle,
    organisation: employer,
    workspace,
  };
}

/** @returns `anne-laure.quemener@agla.example`. */
export function mailbox(givenName: string, familyName: string, domain: string): string {
  return `${plain(givenName)}.${plain(familyName)}@${domain}`;
}

/** Lower case, without accents; spaces and apostrophes go. */
export function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}\s’]/gu, '')
    .toLowerCase();
}

export function domainOf(employer: Employer): string {
  return employers[employer].domain;
}

export function workspaceOf(employer: Employer): string {
  return employers[employer].workspace;
}
