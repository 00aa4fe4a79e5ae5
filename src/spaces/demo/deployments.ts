import type { SpaceFileSource } from '../space-file.ts';
import { nightStaff } from './night-staff.ts';
import { plain, referents as referentsWithJobs } from './people.ts';
import { roundTheClock, sites } from './sites.ts';
import { generatedStaff } from './staff.ts';

type Part = 'staff' | 'referents' | 'phases' | 'usageTargets';

/** Referents of each site, business then technical (domain.md 5.2), by handle; the partner's first site lacks one. */
const pairs: [site: string, business: string, technical: string | null][] = [
  ['S01', 'maelle', 'ludovic'],
  ['S03', 'nadege', 'pierrick'],
  ['S02', 'elodie', 'ludovic'],
  ['S04', 'samir', 'gaelle'],
  ['S05', 'rozenn', 'antoine'],
  ['S06', 'chloe', 'denis'],
  ['S07', 'mickael', 'sandrine'],
  ['S08', 'aicha', 'loic'],
  ['S09', 'veronique', 'yoann'],
  ['S10', 'isabelle', 'kevin'],
  ['S11', 'marion', 'elodie'],
  ['S12', 'julien', 'noemie'],
  ['P01', 'corinne', null],
  ['P02', 'laetitia', 'fabien'],
  ['P03', 'corinne', 'fabien'],
];

const missions = {
  business: ['questions d’usage', 'formation des nouveaux'],
  technical: ['postes', 'comptes'],
};

const [morning, afternoon, night] = roundTheClock;

/** Every third person of a day team begins in the afternoon. */
const inTheAfternoon = 3;

/** Who works where: the generated teams, with those who work at night, and the referents in the site they belong to. */
function staff(): SpaceFileSource['staff'] {
  const teams = generatedStaff().map(({ handle }, index) => {
    const site = handle.slice(0, 3).toUpperCase();
    const position = Number(handle.slice(4));
    const ofSite = sites.find(({ code }) => code === site);
    const referentCount = referentsWithJobs.filter(([code]) => code === site).length;
    const days = (ofSite?.staffCount ?? 0) - referentCount - (nightStaff[site] ?? 0);
    const shift = () => {
      if (!nightStaff[site]) return undefined;
      if (position > days) return night;
      return index % inTheAfternoon === 0 ? afternoon : morning;
    };
    return {
      site,
      person: handle,
      shift: shift(),
      team: position > days ? 'Équipe de nuit' : 'Équipe de jour',
      // One person runs the unit of each team.
      manager: position === 1 || position === days + 1,
    };
  });
  const named = referentsWithJobs.map(([site, givenName]) => ({
    site,
    person: plain(givenName),
    team: 'Équipe de jour',
  }));
  return [...named, ...teams];
}

/** What the demo adds around the go-lives (domain.md 5.2). Usage targets are invented. */
export const deployments: Pick<SpaceFileSource, Part> = {
  staff: staff(),
  referents: pairs.flatMap(([site, business, technical]) => [
    { site, person: business, kind: 'business' as const, missions: missions.business },
    ...(technical
      ? [{ site, person: technical, kind: 'technical' as const, missions: missions.technical }]
      : []),
  ]),
  phases: [{ site: 'S01', phase: 'training', from: '2026-09-21', to: '2026-10-01' }],
  usageTargets: [
    { code: 'dui_actifs', label: 'DUI actifs', target: 70 },
    { code: 'ins_qualifiees', label: 'INS qualifiées', target: 80 },
    { code: 'comptes_utilises', label: 'Comptes utilisés dans les 30 jours', target: 75 },
  ],
};
