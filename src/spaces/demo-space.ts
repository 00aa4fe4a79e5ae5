import { committees } from './demo/committees.ts';
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
    },
    organisations,
    people: [...namedPeople, ...generatedStaff()],
    channels,
    sites,
    committees,
    constraints,
    history,
  };
}
