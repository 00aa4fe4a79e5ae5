import { committees } from './demo/committees.ts';
import { deployments } from './demo/deployments.ts';
import { history } from './demo/history.ts';
import { constraints, organisations } from './demo/organisations.ts';
import { namedPeople } from './demo/people.ts';
import { channels, sites } from './demo/sites.ts';
import { generatedStaff } from './demo/staff.ts';
import type { SpaceFileSource } from './space-file.ts';

/** The demo (domain.md 5.1, 5.2) at its own clock, written as anybody would write a space file. */
export function demoSpace(): SpaceFileSource {
  return {
    clock: { at: '2026-09-01T08:30', timeZone: 'Europe/Paris' },
    space: {
      slug: 'dui-agla',
      name: 'AGLA et Rives d’Oust',
      project: 'Dossier usager informatisé 2026-2027',
      phase: 'pilot',
      milestonePhase: 'pilotSite',
      timeZone: 'Europe/Paris',
      locale: 'fr',
      charter: {
        trigger: 'CPOM à renouveler le 31 décembre 2027',
        objectives: [
          'un seul dossier par personne, partagé par les équipes',
          'moins de double saisie',
          'des indicateurs sans tableur à côté',
        ],
        sponsor: 'helene',
        means: 'deux responsables de projet, deux référents par site, l’éditeur Galatée Logiciels',
      },
    },
    organisations,
    people: [...namedPeople, ...generatedStaff()],
    channels,
    sites,
    committees,
    constraints,
    ...deployments,
    history,
  };
}
