import type { StoryStep } from './story-act.ts';

/** Staff of the IME who press « J'ai lu », and those who answer the pulse (domain.md 5.3, steps 4 and 13). */
const ofSite = (code: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${code}-${String(index + 1).padStart(3, '0')}`);
const readers = ofSite('s01', 41);

/** domain.md 5.3: fifteen steps from 1 September to 3 December 2026, as people type and press them. */
export const story: readonly StoryStep[] = [
  {
    number: 1,
    title: 'Le 1er septembre, où en est le projet ?',
    acts: [
      { as: 'claire', in: 'copil-dui', say: '/copil status' },
      {
        as: 'claire',
        in: 'copil-dui',
        see: ['Site pilote', '15 sites, dont 2 pilotes', 'A-2026-003', '61 jours depuis le COPIL n°1'],
      },
    ],
  },
  {
    number: 2,
    title: 'Claire planifie le COPIL n°2',
    acts: [
      { clock: '2026-09-01T09:05' },
      { as: 'claire', in: 'copil-dui', say: '/copil schedule 22/09/2026 14:00 2h "COPIL n°2"' },
      {
        as: 'claire',
        in: 'copil-dui',
        see: ['82 jours depuis le COPIL n°1', '9 invitations partent maintenant.'],
      },
      { as: 'bruno', see: ['COPIL n°2 : créneau réservé'] },
    ],
  },
  {
    number: 3,
    title: 'Les membres répondent ; Hélène se fait remplacer',
    acts: [
      {
        each: ['claire', 'karim', 'sophie', 'thomas', 'anne-laure', 'yann'],
        on: 'COPIL n°2',
        press: 'Je viens',
      },
      { as: 'bruno', on: 'COPIL n°2', press: 'À distance' },
      { as: 'fatou', on: 'COPIL n°2', press: 'Je ne viens pas' },
      { as: 'helene', on: 'COPIL n°2', press: 'Je ne viens pas' },
      { as: 'karim', see: ['Hélène Guivarc’h ne sera pas'] },
      { as: 'helene', on: 'COPIL n°2', press: 'Je me fais remplacer', fill: { substitute: '@marc' } },
      { as: 'marc', see: ['Vous remplacez Hélène Guivarc’h'] },
    ],
  },
  {
    number: 4,
    title: 'L’annonce A1 de l’IME part le vendredi 4 septembre, après accord de la directrice',
    acts: [
      { clock: '2026-09-02T10:00' },
      { as: 'anne-laure', on: 'IME Les Embruns : annonce à approuver', press: 'Approuver' },
      { clock: '2026-09-04T09:00' },
      { as: 's01-001', see: ['IME Les Embruns', 'mardi 6 octobre', 'Maëlle Perrot', 'Ludovic Samson'] },
      { each: readers, on: 'démarrage le mardi 6 octobre', press: 'J’ai lu' },
      { as: 'anne-laure', say: 'annonce lecture S01' },
      { as: 'anne-laure', see: ['IME Les Embruns : lecture', '41'] },
    ],
  },
  {
    number: 5,
    title: 'Yann propose le Wi-Fi, Hélène valide l’ordre du jour, un point arrive trop tard',
    acts: [
      { clock: '2026-09-08T09:00' },
      { as: 'yann', say: '/copil agenda add "Wi-Fi EHPAD" 15min pour:décision' },
      { as: 'claire', on: 'Wi-Fi EHPAD', press: 'Accepter' },
      { as: 'claire', say: 'ordre-du-jour COPIL-2' },
      { as: 'claire', see: ['Wi-Fi EHPAD', '2 h 10 sur 2 h'] },
      { clock: '2026-09-14T09:00' },
      { as: 'helene', on: 'ordre du jour à valider', press: 'Valider' },
      { as: 'bruno', see: ['Convocation : COPIL n°2', 'Wi-Fi EHPAD'] },
    ],
  },
  {
    number: 6,
    title: 'Maëlle et Ludovic sont relancés ; le Wi-Fi échoue au test',
    acts: [
      { clock: '2026-09-15T09:00' },
      { as: 'maelle', see: ['IME Les Embruns', 'J-21'] },
      { as: 'maelle', on: 'J-21', press: 'Tout est fait' },
      { clock: '2026-09-21T09:00' },
      { as: 'karim', see: ['IME Les Embruns', 'J-15'] },
      { as: 'maelle', say: 'point échec S01 K07 motif:"débit insuffisant au deuxième étage"' },
      { as: 'claire', say: 'points S01' },
      { as: 'claire', see: ['IME Les Embruns', 'K07'] },
      { as: 'karim', say: 'risques' },
      { as: 'karim', see: ['R-01', '12'] },
    ],
  },
];
