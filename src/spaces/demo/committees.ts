import type { SpaceFileSource } from '../space-file.ts';

type CommitteeSource = NonNullable<SpaceFileSource['committees']>[number];

/** Nine voting members, so a quorum of five (domain.md 5.1). */
const copil: CommitteeSource = {
  code: 'COPIL',
  kind: 'copil',
  label: 'COPIL DUI',
  organisation: 'AGLA',
  duties:
    'Faire les arbitrages nécessaires, assurer le suivi du projet et garder une bonne dynamique entre les acteurs.',
  cadenceDays: 60,
  rules: { quorum: 'half', proxy: true, castingVote: true, tacitDays: 5, noticeDays: 8 },
  place: 'Siège de l’AGLA, salle Surcouf',
  videoLink: 'https://visio.agla.example/copil-dui',
  channel: 'agla/copil-dui',
  mirrorChannels: ['rives-doust/copil-dui'],
  members: [
    { person: 'helene', roles: ['PRES'], function: 'Directrice générale', substitute: 'marc' },
    { person: 'claire', roles: ['LF', 'MEM'], function: 'Responsable projets médico-sociaux' },
    { person: 'karim', roles: ['LT', 'MEM'], function: 'Directeur des systèmes d’information' },
    { person: 'sophie', roles: ['QUAL', 'MEM'], function: 'Responsable qualité et gestion des risques' },
    { person: 'thomas', roles: ['COM', 'MEM'], function: 'Responsable communication' },
    {
      person: 'anne-laure',
      roles: ['MEM'],
      function: 'Directrice d’établissement',
      represents: { typologies: ['childhood'] },
    },
    {
      person: 'yann',
      roles: ['MEM'],
      function: 'Directeur d’établissement',
      represents: { typologies: ['elderly'] },
    },
    {
      person: 'fatou',
      roles: ['MEM'],
      function: 'Directrice de pôle',
      represents: { typologies: ['adults', 'shelteredWork'] },
    },
    {
      person: 'bruno',
      roles: ['MEM'],
      function: 'Directeur général de Rives d’Oust',
      sponsor: true,
      represents: { typologies: ['home'], organisation: 'OUST' },
    },
    { person: 'ines', roles: ['SEC'], function: 'Secrétariat de séance' },
    { person: 'odile', roles: ['EXEC'], function: 'Présidente du Bureau' },
    { person: 'julie', roles: ['EXP'], function: 'Éditeur', represents: { organisation: 'GALATEE' } },
    { person: 'nadia', roles: ['EXP'], function: 'Protection des données' },
    { person: 'philippe', roles: ['EXP'], function: 'Médecin coordonnateur' },
  ],
  leads: {
    dataRecovery: 'LT',
    interfaces: 'LT',
    technicalPrerequisites: 'LT',
    configuration: 'LF',
    instanceDelivery: 'LT',
    training: 'LF',
    pilotSite: 'LF',
    acceptance: 'LT',
    regularService: 'LT',
    goLive: 'LF',
  },
};

const cosuiv: CommitteeSource = {
  code: 'COSUIV',
  kind: 'cosuiv',
  label: 'COSUIV DUI',
  organisation: 'AGLA',
  duties: 'Suivre l’avancement du déploiement site par site et lever les blocages avec l’éditeur.',
  cadenceDays: { preparation: 28, pilot: 14, rollout: 28, operation: 90 },
  rules: { quorum: 'none' },
  videoLink: 'https://visio.agla.example/cosuiv-dui',
  channel: 'cosuiv-dui',
  members: [
    { person: 'claire', roles: ['LF', 'MEM'], function: 'Responsable projets médico-sociaux' },
    { person: 'karim', roles: ['LT', 'MEM'], function: 'Directeur des systèmes d’information' },
    { person: 'sophie', roles: ['QUAL', 'MEM'], function: 'Responsable qualité et gestion des risques' },
    {
      person: 'julie',
      roles: ['EXP', 'MEM'],
      function: 'Éditeur',
      voting: true,
      represents: { organisation: 'GALATEE' },
    },
    { person: 'maelle', roles: ['MEM'], function: 'Référente métier de l’IME' },
    { person: 'nadege', roles: ['MEM'], function: 'Référente métier de l’EHPAD Résidence du Port' },
    { person: 'ines', roles: ['SEC'], function: 'Secrétariat de séance' },
  ],
};

export const committees: CommitteeSource[] = [
  copil,
  cosuiv,
  workingGroup({
    code: 'GT-ECRITS',
    label: 'Écrits professionnels et projet personnalisé',
    duties: 'Proposer la trame commune des écrits et du projet personnalisé.',
    channel: 'gt-ecrits',
    people: ['anne-laure', 'maelle', 'rozenn', 'julien'],
  }),
  workingGroup({
    code: 'GT-DROITS',
    label: 'Habilitations et confidentialité',
    duties: 'Dire qui voit et qui écrit quoi dans le dossier.',
    channel: 'gt-habilitations',
    people: ['nadia', 'karim', 'sophie', 'samir'],
  }),
  workingGroup({
    code: 'GT-SOINS',
    label: 'Transmissions et planning de soins',
    duties: 'Accorder les pratiques de transmission et le planning de soins.',
    channel: 'gt-soins',
    people: ['yann', 'nadege', 'philippe', 'veronique', 'isabelle'],
  }),
];

/** One meeting between two COPIL (domain.md 4.3). @param group its animator comes first among the people */
function workingGroup(group: {
  code: string;
  label: string;
  duties: string;
  channel: string;
  people: string[];
}): CommitteeSource {
  const { people, ...rest } = group;
  return {
    ...rest,
    kind: 'workingGroup',
    organisation: 'AGLA',
    cadenceDays: 60,
    rules: { quorum: 'none' },
    members: people.map((person, index) => ({
      person,
      roles: ['GT' as const],
      function: index === 0 ? 'Animation' : undefined,
    })),
  };
}
