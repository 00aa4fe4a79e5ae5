import type { StoryAct, StoryStep } from './story-act.ts';

/** Staff of the IME who press « J'ai lu », and those who answer the pulse (domain.md 5.3, steps 4 and 13). */
const ofSite = (code: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${code}-${String(index + 1).padStart(3, '0')}`);
const readers = ofSite('s01', 41);
const sheets = ofSite('s01', 27);

/** Who says that a check of the IME is done before its vote. */
const checked: readonly [as: string, code: string, value?: string][] = [
  ['anne-laure', 'K02'],
  ['claire', 'K03'],
  ['karim', 'K05'],
  ['maelle', 'K06'],
  ['karim', 'K07'],
  ['karim', 'K08'],
  ['maelle', 'K09', ' nombre:20'],
  ['claire', 'K10'],
  ['karim', 'K11'],
  ['karim', 'K12', ' nombre:100'],
  ['maelle', 'K13', ' nombre:85'],
  ['maelle', 'K14'],
  ['karim', 'K15'],
];
const dayCard = 'IME Les Embruns : démarrage du';
const opening = 'IME Les Embruns : une semaine après, votre retour d’expérience';

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
        act: { on: 'COPIL n°2', press: 'Je viens' },
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
      { as: 'anne-laure', say: 'annonce S01' },
      { as: 'anne-laure', on: 'IME Les Embruns', press: 'Approuver' },
      { clock: '2026-09-04T09:00' },
      { as: 's01-001', see: ['IME Les Embruns', 'mardi 6 octobre', 'Maëlle Perrot', 'Ludovic Samson'] },
      { each: readers, act: { on: 'démarrage le mardi 6 octobre', press: 'J’ai lu' } },
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
    ],
  },
  {
    number: 7,
    title: 'Le vendredi 18 septembre, un seul message par personne ; un point arrive trop tard',
    acts: [
      { clock: '2026-09-18T09:00' },
      { as: 'karim', see: ['Prévision : COPIL n°2', 'Quorum promis : 8/9'] },
      { as: 'yann', say: '/copil agenda add "Retard du câblage" 10min' },
      { as: 'helene', on: 'Retard du câblage', press: 'Refuser' },
    ],
  },
  {
    number: 6,
    title: 'Le 21 septembre, le test du réseau échoue : le point passe au rouge, le risque monte',
    acts: [
      { clock: '2026-09-21T09:00' },
      { as: 'karim', see: ['IME Les Embruns', 'J-15'] },
      { as: 'maelle', say: 'contrôle S01 K07 échec motif:"débit insuffisant au deuxième étage"' },
      { as: 'claire', say: 'préparation S01' },
      { as: 'claire', see: ['IME Les Embruns', 'K07'] },
      { as: 'karim', say: 'risque R-01' },
      { as: 'karim', see: ['R-01', '12 sur 16'] },
    ],
  },
  {
    number: 8,
    title: 'La séance du COPIL n°2 s’ouvre, point par point',
    acts: [
      { clock: '2026-09-22T13:45' },
      { each: ['claire', 'marc'], act: { on: 'commence à 14 h', press: 'Je suis là' } },
      { as: 'bruno', on: 'commence à 14 h', press: 'Je suis là, à distance' },
      { as: 'ines', say: 'émargement @karim @sophie @thomas @anne-laure @yann présent' },
      { clock: '2026-09-22T14:00' },
      { as: 'ines', on: 'ouverture prévue à 14 h', press: 'Ouvrir la séance' },
      { as: 'bruno', in: 'copil-dui', see: ['8 sur 9, quorum atteint'] },
      { clock: '2026-09-22T14:05' },
      { as: 'ines', say: 'suivant' },
      { clock: '2026-09-22T14:40' },
      { as: 'ines', say: 'suivant' },
    ],
  },
  {
    number: 9,
    title: 'Le COPIL décide, et confie une action à Karim',
    acts: [
      {
        as: 'ines',
        in: 'copil-dui',
        say: '/copil decision "Démarrer l’IME le 06/10 sous réserve du Wi-Fi" type:go',
      },
      { as: 'bruno', in: 'copil-dui', see: ['Décision D-2026-004', '8 pour, 0 contre, 0 abstention'] },
      { as: 'ines', in: 'copil-dui', say: '/copil action @Karim "Poser 4 bornes" pour:02/10/2026' },
      { as: 'karim', see: ['Poser 4 bornes'] },
    ],
  },
  {
    number: 10,
    title: 'Le relevé part, Bruno le corrige, le silence l’approuve ; l’IME vote son feu vert',
    acts: [
      { clock: '2026-09-22T15:55' },
      { as: 'ines', say: 'clore' },
      { as: 'ines', on: 'lever la séance', press: 'Lever la séance' },
      { clock: '2026-09-22T16:30' },
      { each: ['claire', 'karim'], act: { on: 'relevé à vérifier', press: 'Accord' } },
      { clock: '2026-09-24T09:00' },
      { as: 'bruno', see: ['Relevé de décisions · COPIL n°2', 'D-2026-004'] },
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
      },
      { as: 'anne-laure', say: 'annonce approuver S01' },
      { as: 'anne-laure', on: 'IME Les Embruns', press: 'Approuver les deux' },
      ...checked.map(([as, code, value]) => ({ as, say: `contrôle S01 ${code} vérifié${value ?? ''}` })),
      { clock: '2026-09-29T09:00' },
      { as: 's01-001', see: ['le démarrage approche', 'mardi 6 octobre'] },
      { each: ['helene', 'claire', 'karim', 'anne-laure'], act: { on: 'feu vert ?', press: 'Feu vert' } },
      { clock: '2026-09-29T18:00' },
      { as: 'claire', in: 'association-actus', see: ['L’essentiel du COPIL n°2'] },
      { clock: '2026-10-01T09:00' },
      { as: 'maelle', see: ['IME Les Embruns : feu vert'] },
    ],
  },
  {
    number: 11,
    title: 'Le 6 octobre, l’IME démarre : un « Bloquant » à 9 h 12, le point à 17 h, un remède, une demande',
    acts: [
      { clock: '2026-10-06T09:00' },
      { as: 's01-001', on: dayCard, press: 'Tout va bien' },
      { clock: '2026-10-06T09:12' },
      {
        as: 's01-002',
        on: dayCard,
        press: 'Bloquant',
        fill: { text: 'Plus personne ne peut ouvrir de session', category: 'access' },
      },
      { as: 'maelle', see: ['Bloquant · IME Les Embruns', 'Plus personne ne peut ouvrir de session'] },
      { as: 'karim', see: ['Bloquant · IME Les Embruns'] },
      { as: 'maelle', on: 'Bloquant · IME Les Embruns', press: 'Je m’en occupe' },
      {
        as: 's01-010',
        on: dayCard,
        press: 'J’ai une difficulté',
        fill: { text: 'La transmission de 8 h n’apparaît pas', category: 'transmissions' },
      },
      { clock: '2026-10-06T17:00' },
      {
        as: 'anne-laure',
        see: ['IME Les Embruns : le premier jour', 'Plus personne ne peut ouvrir de session'],
      },
      { clock: '2026-10-07T09:30' },
      {
        as: 'maelle',
        say: 'remède DIF-002 document "Les transmissions en quatre gestes" pour:08/10/2026',
      },
      {
        as: 'maelle',
        say: 'demande éditeur IME "Prévenir quand une transmission n’est pas enregistrée" fonctionnelle',
      },
      { as: 'claire', on: 'VR-001 · demande à l’éditeur', press: 'Envoyer à l’éditeur' },
    ],
  },
  {
    number: 12,
    title: 'Le 9 octobre, Claire déplace le COPIL n°3 : montré d’abord, dit une fois à chacun',
    acts: [
      { clock: '2026-10-09T10:00' },
      { as: 'claire', say: '/copil move COPIL-3 27/10/2026 14:00' },
      { as: 'claire', on: 'Déplacer le COPIL n°3', press: 'Déplacer la réunion' },
      { as: 'bruno', see: ['COPIL n°3 : nouvelle date', 'mardi 27 octobre 2026, de 14 h à 16 h'] },
    ],
  },
  {
    number: 13,
    title: 'Baromètre, retour d’expérience, fiche publiée, enseignement appliqué au site suivant',
    acts: [
      { clock: '2026-10-13T09:30' },
      { as: 'yann', say: 'annonce approuver S03' },
      { as: 'yann', on: 'EHPAD Résidence du Port', press: 'Approuver' },
      ...sheets.flatMap((as): StoryAct[] => [
        { as, say: '/copil baromètre répondre IME 2 3 2' },
        { as, on: 'Baromètre, une semaine après : IME Les Embruns', press: 'Envoyer ma feuille' },
      ]),
      {
        as: 'maelle',
        on: opening,
        press: 'Répondre',
        fill: { worked: 'La formation par petits groupes', vendor: 'Un mode hors ligne' },
      },
      {
        as: 's01-036',
        on: opening,
        press: 'Répondre sans mon nom',
        fill: { advice: 'Tester le Wi-Fi en chambre' },
      },
      { clock: '2026-10-21T09:00' },
      { as: 'claire', say: '/copil baromètre IME' },
      { clock: '2026-10-27T09:30' },
      {
        as: 'maelle',
        say: '/copil enseignement ajouter IME recommandation "Tester le Wi-Fi en chambre" avant:15',
      },
      { as: 'claire', say: '/copil rex fiche IME' },
      { as: 'claire', on: 'Retour d’expérience : IME Les Embruns', press: 'Ajouter aux points de contrôle' },
      { as: 'nadege', see: ['Un point de contrôle s’ajoute', 'Tester le Wi-Fi en chambre'] },
      { as: 'maelle', say: '/copil rex soumettre IME' },
      {
        each: ['anne-laure', 'claire'],
        act: { on: 'La fiche attend votre approbation', press: 'Approuver' },
      },
      { clock: '2026-11-05T09:30' },
      { as: 'claire', in: 'association-actus', see: ['Retour d’expérience : IME Les Embruns', 'REX-01'] },
      { as: 'bruno', in: 'association-actus', see: ['Retour d’expérience : IME Les Embruns', 'REX-01'] },
    ],
  },
  {
    number: 14,
    title: 'Le 17 novembre, l’EHPAD est reporté : chacun de ceux qui savaient l’apprend, une fois',
    acts: [
      { clock: '2026-11-06T10:00' },
      { as: 'yann', say: 'annonce approuver S03' },
      { as: 'yann', on: 'EHPAD Résidence du Port', press: 'Approuver les deux' },
      { clock: '2026-11-17T10:30' },
      { as: 'claire', say: '/copil site postpone S03 03/12/2026 raison:"épidémie de gastro-entérite"' },
      {
        as: 'claire',
        on: 'Reporter : EHPAD Résidence du Port',
        press: 'Confirmer, motif vu avec la direction du site',
      },
      { clock: '2026-11-18T09:00' },
      { as: 's03-005', see: ['Changement de date', 'jeudi 3 décembre', 'épidémie de gastro-entérite'] },
      { as: 'helene', see: ['EHPAD Résidence du Port : démarrage reporté'] },
    ],
  },
  {
    number: 15,
    title: 'Le 27 novembre, le rapport au Bureau, co-signé ; le journal ne montre rien deux fois',
    acts: [
      { clock: '2026-11-27T08:30' },
      { each: ['claire', 'karim'], act: { say: '/copil report preview' } },
      { each: ['claire', 'karim'], act: { on: 'Rapport', press: 'Co-signer' } },
      { clock: '2026-11-27T09:00' },
      { as: 'odile', see: ['Rapport n°', 'EHPAD Résidence du Port'] },
      { as: 'claire', say: '/copil log' },
    ],
  },
];
