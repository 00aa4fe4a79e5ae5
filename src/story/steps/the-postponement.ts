import type { StoryStep } from '../story-act.ts';

/** domain.md 5.3, steps 14 and 15: the EHPAD is put off; the report leaves, and the ledger shows nothing twice. */
export const thePostponement: readonly StoryStep[] = [
  {
    number: 14,
    title: 'Le 17 novembre, l’EHPAD est reporté : chacun de ceux qui savaient l’apprend, une fois',
    acts: [
      { clock: '2026-11-06T10:00' },
      { as: 'yann', on: '2 annonces à approuver', press: 'Approuver les deux' },
      { as: 'claire', say: 'formation ajouter S03 13/11/2026 14:00 "Prise en main"', brief: true },
      { clock: '2026-11-12T10:00' },
      { as: 'nadege', say: 'contrôle S03 K06 vérifié', brief: true },
      { as: 'karim', say: 'contrôle S03 K11 vérifié', brief: true },
      { as: 'karim', say: 'contrôle S03 K12 vérifié nombre:100', brief: true },
      { as: 'karim', say: 'contrôle S03 K15 vérifié', brief: true },
      {
        as: 'helene',
        on: 'EHPAD Résidence du Port : feu vert ?',
        press: 'Feu vert avec réserves',
        fill: { text: 'Imprimer la procédure papier de secours', owner: '@nadege', due: '2026-11-17' },
        see: ['K14', 'A-2026-010'],
      },
      { clock: '2026-11-17T10:30' },
      { as: 'nadege', on: 'EHPAD Résidence du Port · J-3', press: 'Fait' },
      { as: 'nadege', say: 'fait A-2026-010', brief: true },
      { as: 'nadege', say: 'formation présences S03 13/11/2026 nombre:31 catégorie:soin', brief: true },
      {
        as: 'claire',
        say: '/copil site reporter S03 03/12/2026 raison:"épidémie de gastro-entérite"',
        see: [
          '2 annonces',
          '5 relances',
          'Rectificatif à 54 personnes',
          '17 étapes changent de date',
          '8 étapes sont refaites',
          '6 étapes déjà passées ne sont pas refaites',
          'Le feu vert demandé est annulé',
        ],
      },
      {
        as: 'claire',
        on: 'Reporter : EHPAD Résidence du Port',
        press: 'Confirmer, motif vu avec la direction du site',
        see: ['54 personnes reçoivent un rectificatif'],
      },
      { clock: '2026-11-18T09:00' },
      { as: 's03-005', look: ['Changement de date', 'jeudi 3 décembre', 'épidémie de gastro-entérite'] },
      {
        as: 'helene',
        look: [
          'EHPAD Résidence du Port : démarrage reporté',
          'Un nouveau vote s’ouvrira le jeudi 26 novembre',
        ],
      },
    ],
  },
  {
    number: 15,
    title: 'Le 27 novembre, le rapport au Bureau, co-signé ; le journal ne montre rien deux fois',
    acts: [
      { clock: '2026-11-20T09:30' },
      { as: 'yann', on: '2 annonces à approuver', press: 'Approuver les deux' },
      { clock: '2026-11-27T08:30' },
      {
        as: 'helene',
        on: 'EHPAD Résidence du Port : feu vert ?',
        press: 'Feu vert avec réserves',
        fill: { text: 'Vérifier de nouveau matériels et comptes', owner: '@karim', due: '2026-12-01' },
      },
      {
        as: 'claire',
        say: '/copil rapport aperçu',
        see: ['Rapport n°3', 'Météo', 'D-2026-005', 'Risques', 'R-01', '14 jours plus tard'],
      },
      { each: ['claire', 'karim'], act: { on: 'Rapport n°3', press: 'Co-signer' } },
      { clock: '2026-11-27T09:00' },
      { as: 'odile', look: ['Rapport n°3', 'Météo', 'D-2026-005', '14 jours plus tard'] },
      { as: 'odile', on: 'Rapport n°3', press: 'Bien reçu' },
      { as: 'claire', say: '/copil journal @nadege site:S03', see: ['changement de date'] },
    ],
  },
];
