import type { SpaceFileSource } from '../space-file.ts';
import { nightStaff } from './night-staff.ts';
import { domainOf, employerOf, mailbox, namedPeople, referents, workspaceOf } from './people.ts';
import { sites } from './sites.ts';

type PersonSource = SpaceFileSource['people'][number];
type SiteSource = (typeof sites)[number];
type Job = readonly [feminine: string, masculine: string, category: string];

/** Invented teams: given and family names are combined by counting, so that every start makes the same people. */
const women =
  'Adèle Agnès Alice Amandine Annick Armelle Audrey Aurélie Béatrice Brigitte Camille Céline Charlotte Christelle Clarisse Coralie Émilie Estelle Florence Gwenaëlle Hortense Jeanne Katell Laurence Lucie Manon Mathilde Morgane Nolwenn Oriane Pauline Rachida Salomé Soizic Sylvie Tiphaine Ursule Valérie Yasmina Zoé Enora'.split(
    ' ',
  );
const men =
  'Adrien Alan Arnaud Baptiste Benoît Brieuc Cédric Christophe Corentin Damien Dylan Emmanuel Erwan Fabrice Florian Gildas Guillaume Hakim Hugo Jérôme Killian Laurent Malo Mathieu Mehdi Nicolas Pierre Quentin Romain Ronan Sébastien Sylvain Tanguy Tristan Vincent Xavier Youenn'.split(
    ' ',
  );
const families =
  'Abgrall Aubin Balcon Barbier Beaumont Bellec Berthelot Bescond Bihan Blanchard Bodin Boucher Briand Cadoret Caradec Carof Chauvin Colin Corre Couëdic Daniel Delaunay Denoual Derrien Drouet Dubois Evenou Fauchon Ferrand Floch Gallou Garnier Gicquel Goasdoué Gourvennec Guillemot Hascoët Herry Houssin Jaffré Josse Kerdoncuff Kermarrec Lagadec Lamour Larher Lebreton Lecomte Lemoine Lucas Madec Mahé Marchand Mével Monnier Nicol Ollivier Omnès Pasquier Pennec Péron Philippot Poulain Prual Quentel Quéré Raguénès Renault Riallan Robin Rolland Salaün Saliou Simon Stéphan Tallec Texier Thébault Toudic Trébaol Urvoy Vaillant Vallée Vigouroux Yvon Zimmer'.split(
    ' ',
  );

const jobs: Record<SiteSource['typology'], readonly Job[]> = {
  childhood: [
    ['Éducatrice spécialisée', 'Éducateur spécialisé', 'éducatif'],
    ['Monitrice-éducatrice', 'Moniteur-éducateur', 'éducatif'],
    ['Accompagnante éducative et sociale', 'Accompagnant éducatif et social', 'éducatif'],
    ['Psychologue', 'Psychologue', 'soin'],
    ['Agente d’entretien', 'Agent d’entretien', 'technique'],
    ['Secrétaire', 'Secrétaire', 'administratif'],
  ],
  adults: [
    ['Accompagnante éducative et sociale', 'Accompagnant éducatif et social', 'éducatif'],
    ['Aide-soignante', 'Aide-soignant', 'soin'],
    ['Monitrice-éducatrice', 'Moniteur-éducateur', 'éducatif'],
    ['Infirmière', 'Infirmier', 'soin'],
    ['Agente d’entretien', 'Agent d’entretien', 'technique'],
  ],
  elderly: [
    ['Aide-soignante', 'Aide-soignant', 'soin'],
    ['Agente des services hospitaliers', 'Agent des services hospitaliers', 'soin'],
    ['Infirmière', 'Infirmier', 'soin'],
    ['Cuisinière', 'Cuisinier', 'technique'],
    ['Secrétaire', 'Secrétaire', 'administratif'],
  ],
  home: [
    ['Aide à domicile', 'Aide à domicile', 'soin'],
    ['Aide-soignante', 'Aide-soignant', 'soin'],
    ['Travailleuse sociale', 'Travailleur social', 'éducatif'],
    ['Secrétaire', 'Secrétaire', 'administratif'],
  ],
  shelteredWork: [
    ['Monitrice d’atelier', 'Moniteur d’atelier', 'éducatif'],
    ['Conseillère en insertion', 'Conseiller en insertion', 'éducatif'],
    ['Agente technique', 'Agent technique', 'technique'],
  ],
};

const nightJob: Job = ['Surveillante de nuit', 'Surveillant de nuit', 'soin'];

/**
 * The teams of the fifteen sites: with the referents 622 people, 519 of the AGLA and 103 of Rives d'Oust (5.2).
 * Handles are `s01-001`; the last ones of a site work at night.
 */
export function generatedStaff(): PersonSource[] {
  const taken = new Set(namedPeople.map(({ workEmail }) => workEmail));
  let count = 0;
  return sites.flatMap((site) => {
    const referentCount = referents.filter(([code]) => code === site.code).length;
    const teamSize = (site.staffCount ?? 0) - referentCount;
    const days = teamSize - (nightStaff[site.code] ?? 0);
    return Array.from({ length: teamSize }, (_, index) => {
      count += 1;
      return staffMember(site, index, count, index >= days, taken);
    });
  });
}

function staffMember(
  site: SiteSource,
  index: number,
  count: number,
  night: boolean,
  taken: Set<string>,
): PersonSource {
  const employer = employerOf(site.code);
  const woman = count % 4 !== 0;
  const givenName = pick(woman ? women : men, count * 7);
  const familyName = pick(families, count * 11 + Math.floor(count / families.length));
  const [feminine, masculine, professionCategory] = night ? nightJob : pick(jobs[site.typology], index);
  return {
    handle: `${site.code.toLowerCase()}-${String(index + 1).padStart(3, '0')}`,
    givenName,
    familyName,
    workEmail: freeMailbox(givenName, familyName, domainOf(employer), taken),
    jobTitle: woman ? feminine : masculine,
    professionCategory,
    organisation: employer,
    workspace: night ? undefined : workspaceOf(employer),
  };
}

/** @returns `adele.abgrall@…`, or `adele.abgrall2@…` when somebody of that name is there already. */
function freeMailbox(givenName: string, familyName: string, domain: string, taken: Set<string>): string {
  const wanted = mailbox(givenName, familyName, domain);
  let free = wanted;
  for (let number = 2; taken.has(free); number++) free = wanted.replace('@', `${number}@`);
  taken.add(free);
  return free;
}

function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
