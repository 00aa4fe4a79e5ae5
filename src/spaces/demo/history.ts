import type { SpaceFileSource } from '../space-file.ts';

type HistorySource = NonNullable<SpaceFileSource['history']>;

/** Who came to the first COPIL, and when they had said so. */
const firstAnswers: [person: string, answer: 'present' | 'remote', at: string][] = [
  ['helene', 'present', '2026-06-12T10:12'],
  ['claire', 'present', '2026-06-11T09:20'],
  ['karim', 'present', '2026-06-11T11:45'],
  ['sophie', 'present', '2026-06-11T14:02'],
  ['thomas', 'present', '2026-06-15T09:33'],
  ['anne-laure', 'present', '2026-06-12T16:18'],
  ['yann', 'remote', '2026-06-16T18:05'],
  ['fatou', 'present', '2026-06-15T12:26'],
  ['bruno', 'remote', '2026-06-15T08:51'],
];

/** COPIL n°3 to n°7, held as slots on 7 July; n°2 is for the visitor to schedule (domain.md 5.2, 5.3). */
const slots: [number: number, startsAt: string, invitedAt: string][] = [
  [3, '2026-10-20T14:00', '2026-07-07T10:00'],
  [4, '2026-12-08T14:00', '2026-07-07T10:04'],
  [5, '2027-02-09T14:00', '2026-07-07T10:07'],
  [6, '2027-04-06T14:00', '2026-07-07T10:09'],
  [7, '2027-06-01T14:00', '2026-07-07T10:12'],
];

export const history: HistorySource = {
  meetings: [
    {
      committee: 'COPIL',
      number: 1,
      title: 'COPIL n°1',
      state: 'approved',
      startsAt: '2026-07-02T10:00',
      createdBy: 'claire',
      invitedAt: '2026-06-11T09:00',
      invitations: firstAnswers.map(([person, answer, answeredAt]) => ({
        person,
        answer,
        answeredAt,
        answeredVia: 'local' as const,
      })),
    },
    ...slots.map(([number, startsAt, invitedAt]) => ({
      committee: 'COPIL',
      number,
      title: `COPIL n°${number}`,
      startsAt,
      createdBy: 'claire',
      invitedAt,
    })),
  ],
  decisions: [
    {
      number: 'D-2026-001',
      text: 'Constituer le COPIL DUI',
      type: 'organisational',
      state: 'applied',
      owner: 'helene',
      rationale:
        'Le projet engage les deux organisations : il lui faut une instance qui arbitre et qui suit.',
      recordedAt: '2026-07-02T10:25',
    },
    {
      number: 'D-2026-002',
      text: 'Retenir deux sites pilotes : IME et EHPAD du Port',
      type: 'steering',
      owner: 'claire',
      rationale: 'Deux typologies différentes, deux équipes volontaires.',
      recordedAt: '2026-07-02T11:05',
    },
    {
      number: 'D-2026-003',
      text: 'Adopter le planning prévisionnel v3',
      type: 'calendar',
      owner: 'claire',
      recordedAt: '2026-07-02T11:40',
    },
  ].map((decision) => ({
    ...decision,
    committee: 'COPIL',
    meeting: 1,
    recordedBy: 'ines',
  })) as HistorySource['decisions'],
  actions: [
    {
      number: 'A-2026-001',
      text: 'Présenter le projet aux équipes de l’IME et de l’EHPAD du Port',
      owner: 'claire',
      due: '2026-07-17',
      state: 'done',
      decision: 'D-2026-002',
      doneAt: '2026-07-16T17:30',
    },
    {
      number: 'A-2026-002',
      text: 'Transmettre le planning prévisionnel v3 à Galatée Logiciels',
      owner: 'claire',
      due: '2026-07-10',
      state: 'done',
      decision: 'D-2026-003',
      doneAt: '2026-07-08T11:15',
    },
    {
      number: 'A-2026-003',
      text: 'Mesurer le débit à l’EHPAD du Port',
      owner: 'karim',
      due: '2026-08-28',
      priority: 'high',
      decision: 'D-2026-002',
      site: 'S03',
    },
    {
      number: 'A-2026-004',
      text: 'Nommer le binôme de référents de chaque site de Rives d’Oust',
      owner: 'bruno',
      due: '2026-09-30',
      decision: 'D-2026-003',
    },
    {
      number: 'A-2026-005',
      text: 'Rédiger l’annonce du démarrage de l’IME',
      owner: 'thomas',
      due: '2026-09-11',
      state: 'doing',
      decision: 'D-2026-002',
      site: 'S01',
    },
    {
      number: 'A-2026-006',
      text: 'Mettre à jour l’analyse d’impact sur la protection des données',
      owner: 'nadia',
      due: '2026-09-15',
      state: 'doing',
      decision: 'D-2026-001',
    },
  ].map((action) => ({ ...action, committee: 'COPIL', createdBy: 'ines' })) as HistorySource['actions'],
  risks: [
    {
      number: 'R-01',
      title: 'Wi-Fi en chambre insuffisant',
      category: 'technical',
      probability: 3,
      impact: 3,
      owner: 'karim',
      prevention: 'Mesurer le débit dans chaque chambre avant de livrer les tablettes.',
      trigger: 'Coupures signalées pendant les essais, point K07 en échec.',
    },
    {
      number: 'R-02',
      title: 'Charge des référents',
      category: 'human',
      probability: 3,
      impact: 2,
      owner: 'claire',
      prevention: 'Inscrire le temps dédié au planning avant la formation.',
    },
    {
      number: 'R-03',
      title: 'Double saisie pendant la reprise',
      category: 'data',
      probability: 2,
      impact: 3,
      owner: 'karim',
      prevention: 'Fixer une date d’arrêt de l’ancien dossier, site par site.',
    },
    {
      number: 'R-04',
      title: 'Écart de maturité avec Rives d’Oust',
      category: 'convergence',
      probability: 3,
      impact: 3,
      owner: 'bruno',
      prevention: 'Partager les trames et les retours des sites pilotes.',
    },
    {
      number: 'R-05',
      title: 'Perception « usine à gaz »',
      category: 'perception',
      probability: 2,
      impact: 3,
      owner: 'thomas',
      prevention: 'Montrer le dossier aux équipes avant chaque démarrage.',
    },
  ].map((risk) => ({
    ...risk,
    committee: 'COPIL',
    createdBy: 'sophie',
    createdAt: '2026-07-02T11:50',
  })) as HistorySource['risks'],
  reports: [{ committee: 'COPIL', number: 1, from: '2026-06-01', due: '2026-07-30' }],
  calendarVersions: [{ number: 3, adoptedAt: '2026-07-02T11:40', decision: 'D-2026-003', author: 'claire' }],
};
