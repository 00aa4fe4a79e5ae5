import type { StoryStep } from '../story-act.ts';
import { pointByPoint } from './session-acts.ts';

const day = '2026-09-22';

/** domain.md 5.3, steps 8 to 10: the COPIL sits, decides, and its minutes are approved; the IME gets its go. */
export const theMeeting: readonly StoryStep[] = [
  {
    number: 8,
    title: 'La séance du COPIL n°2 s’ouvre, point par point',
    acts: [
      { clock: `${day}T13:45` },
      { each: ['claire', 'marc'], act: { on: 'commence à 14 h', press: 'Je suis là' } },
      { as: 'bruno', on: 'commence à 14 h', press: 'Je suis là, à distance' },
      {
        as: 'ines',
        say: 'émargement @karim @sophie @thomas @anne-laure @yann présent',
        see: ['8 sur 9, quorum atteint', 'Hélène Guivarc’h (par Marc Le Dantec, suppléance)'],
      },
      { clock: `${day}T14:00` },
      { as: 'ines', on: 'ouverture prévue à 14 h', press: 'Ouvrir la séance' },
      ...pointByPoint(day, ['14:05', '14:15']),
      {
        as: 'bruno',
        in: 'copil-dui',
        look: [
          'séance en cours',
          '8 sur 9, quorum atteint',
          '3 · Météo et avancement par site',
          'jusqu’à 14 h 35',
        ],
      },
    ],
  },
  {
    number: 9,
    title: 'Le COPIL décide, et confie une action à Karim',
    acts: [
      {
        as: 'ines',
        in: 'copil-dui',
        say: '/copil décision "Démarrer l’IME le 06/10 sous réserve du Wi-Fi" type:go',
        see: ['D-2026-004'],
      },
      { as: 'bruno', in: 'copil-dui', look: ['Décision D-2026-004', '8 pour, 0 contre, 0 abstention'] },
      {
        as: 'ines',
        in: 'copil-dui',
        say: '/copil action @Karim "Poser 4 bornes" pour:02/10/2026',
        see: ['A-2026-008', 'D-2026-004'],
      },
      ...pointByPoint(day, ['14:35', '14:45', '14:55', '15:05', '15:15']),
      // Under « Wi-Fi EHPAD », the action that is late since the beginning.
      {
        as: 'karim',
        say: 'action reporter A-2026-003 09/10/2026 "Après la pose des bornes de l’IME"',
        see: ['vendredi 9 octobre 2026'],
      },
      ...pointByPoint(day, ['15:30', '15:45', '15:50']),
    ],
  },
  {
    number: 10,
    title: 'Le relevé part, Bruno le corrige, le silence l’approuve ; l’IME vote son feu vert',
    acts: [
      { clock: `${day}T15:55` },
      { as: 'ines', say: 'clore', brief: true },
      { as: 'ines', on: 'lever la séance', press: 'Lever la séance' },
      { clock: `${day}T16:30` },
      { each: ['claire', 'karim'], act: { on: 'relevé à vérifier', press: 'Accord' } },
      { clock: '2026-09-24T09:00' },
      {
        as: 'bruno',
        on: 'Relevé de décisions · COPIL n°2',
        press: 'Demander une correction',
        fill: { meeting: 'COPIL-2', text: 'Le débit se mesure aussi la nuit.' },
      },
      {
        as: 'ines',
        on: 'Bruno Tanguy demande une correction',
        press: 'Accepter',
        fill: {
          meeting: 'COPIL-2',
          text: 'Le débit se mesure aussi la nuit.',
          number: '1',
          choice: 'accept',
        },
        see: ['La version 2 part à tous les membres'],
      },
      { each: ['claire', 'karim'], act: { on: 'Le projet de rapport est prêt', press: 'Co-signer' } },
      { as: 'anne-laure', on: '2 annonces à approuver', press: 'Approuver les deux' },
      { as: 'maelle', say: 'formation présences S01 21/09/2026 nombre:30 catégorie:éducatif', brief: true },
      {
        as: 'maelle',
        say: 'formation présences S01 21/09/2026 nombre:9 catégorie:soin',
        see: ['39 sur 64'],
      },
      {
        as: 'karim',
        say: 'action reporter A-2026-007 02/10/2026 "Les bornes arrivent le 30 septembre"',
        see: ['vendredi 2 octobre 2026'],
        brief: true,
      },
      {
        as: 'bruno',
        say: 'action reporter A-2026-004 30/04/2027 "Sites prévus à l’automne 2027"',
        see: ['vendredi 30 avril 2027'],
        brief: true,
      },
      { as: 'karim', say: 'contrôle S01 K08 vérifié', see: ['Site rouge'], brief: true },
      { as: 'karim', say: 'contrôle S01 K11 vérifié', see: ['Site rouge'], brief: true },
      { clock: '2026-09-29T09:00' },
      { as: 's01-001', look: ['le démarrage approche', 'Nous démarrons le mardi 6 octobre'] },
      { as: 'maelle', on: 'IME Les Embruns · J-7', press: 'Tout est fait' },
      { as: 'karim', say: 'contrôle S01 K12 vérifié nombre:100', see: ['Site rouge'], brief: true },
      {
        as: 'maelle',
        say: 'formation présences S01 28/09/2026 nombre:9 catégorie:administratif',
        brief: true,
      },
      {
        as: 'maelle',
        say: 'formation présences S01 28/09/2026 nombre:9 catégorie:technique',
        see: ['57 sur 64'],
      },
      {
        as: 'helene',
        on: 'IME Les Embruns : feu vert ?',
        press: 'Feu vert avec réserves',
        fill: { text: 'Mesurer le débit aussi la nuit', owner: '@karim', due: '2026-10-05' },
        see: ['K07', 'A-2026-009', '« Feu vert » n’est pas proposé'],
      },
      { clock: '2026-09-29T18:00' },
      { as: 'claire', in: 'association-actus', look: ['L’essentiel du COPIL n°2', 'D-2026-004'] },
      { clock: '2026-09-30T10:00' },
      { as: 'karim', say: 'fait A-2026-008', brief: true },
      {
        as: 'karim',
        say: 'contrôle S01 K07 vérifié preuve:"62 Mbit/s au deuxième étage"',
        see: ['Site vert'],
      },
      { as: 'karim', say: 'fait A-2026-007', brief: true },
      { as: 'karim', say: 'contrôle S01 K15 vérifié', see: ['Site vert'], brief: true },
      {
        each: ['claire', 'karim', 'anne-laure'],
        act: { on: 'IME Les Embruns : feu vert ?', press: 'Feu vert' },
      },
      { as: 'sophie', say: 'risque modifier R-01 probabilité:2', see: ['6 sur 16'] },
      { clock: '2026-10-01T09:00' },
      { as: 'maelle', look: ['IME Les Embruns : feu vert avec réserves', 'une réserve à lever'] },
    ],
  },
];
