import type { StoryStep } from '../story-act.ts';
import { staffOf } from './people.ts';

/** domain.md 5.3, steps 1 to 7: a COPIL is scheduled, announced and prepared while the IME gets ready. */
export const beforeTheMeeting: readonly StoryStep[] = [
  {
    number: 1,
    title: 'Le 1er septembre, où en est le projet ?',
    acts: [
      {
        as: 'claire',
        in: 'copil-dui',
        say: '/copil état',
        see: ['Site pilote', '15 sites, dont 2 pilotes', 'A-2026-003', '61 jours depuis le COPIL n°1'],
      },
    ],
  },
  {
    number: 2,
    title: 'Claire planifie le COPIL n°2',
    acts: [
      { clock: '2026-09-01T09:05' },
      {
        as: 'claire',
        in: 'copil-dui',
        say: '/copil planifier 22/09/2026 14:00 2h "COPIL n°2"',
        see: ['82 jours depuis le COPIL n°1', '9 invitations partent maintenant.'],
      },
      { as: 'bruno', look: ['COPIL n°2 : créneau réservé', 'À distance'] },
    ],
  },
  {
    number: 3,
    title: 'Les membres répondent ; Hélène, qui préside, se fait remplacer',
    acts: [
      {
        each: ['claire', 'karim', 'sophie', 'thomas', 'anne-laure', 'yann'],
        act: { on: 'COPIL n°2', press: 'Je viens' },
      },
      { as: 'bruno', on: 'COPIL n°2', press: 'À distance' },
      { as: 'fatou', on: 'COPIL n°2', press: 'Je ne viens pas' },
      { as: 'helene', on: 'COPIL n°2', press: 'Je ne viens pas' },
      {
        as: 'karim',
        look: ['Hélène Guivarc’h ne sera pas', 'Suppléant : Marc Le Dantec', 'Maintenir'],
      },
      { as: 'helene', on: 'COPIL n°2', press: 'Je me fais remplacer', fill: { substitute: '@marc' } },
      { as: 'marc', look: ['Vous remplacez Hélène Guivarc’h'] },
      { as: 'claire', in: 'copil-dui', look: ['Réponses : 9 sur 9'] },
      { as: 'bruno', in: 'copil-dui', look: ['Réponses : 9 sur 9'] },
    ],
  },
  {
    number: 4,
    title: 'La première annonce de l’IME part le 4 septembre, la directrice l’a approuvée',
    acts: [
      { clock: '2026-09-02T10:00' },
      {
        as: 'anne-laure',
        say: 'annonce approuver S01',
        see: ['Départ prévu le vendredi 4 septembre, à la prise de poste, pour 64 personnes'],
      },
      { as: 'anne-laure', on: 'IME Les Embruns', press: 'Approuver', see: ['Annonce approuvée'] },
      { clock: '2026-09-04T09:00' },
      { as: 's01-001', look: ['mardi 6 octobre', 'Maëlle Perrot', 'Ludovic Samson', 'J’ai lu'] },
      { each: staffOf('s01', 41), act: { on: 'démarrage le mardi 6 octobre', press: 'J’ai lu' } },
      { as: 'anne-laure', say: 'annonce lecture S01', see: ['41 sur 64', '64 %'] },
      // What the seed asks of Thomas by 11 September is done with that.
      { as: 'thomas', on: 'A-2026-005', press: 'Fait' },
    ],
  },
  {
    number: 5,
    title: 'Yann propose un point, la météo se donne, Hélène valide l’ordre du jour',
    acts: [
      { clock: '2026-09-08T09:00' },
      { as: 'yann', say: '/copil point proposer "Wi-Fi EHPAD" 15min pour:décision' },
      { as: 'claire', on: 'Wi-Fi EHPAD', press: 'Accepter' },
      {
        as: 'yann',
        say: '/copil point joindre "Wi-Fi EHPAD" https://documents.agla.example/mesures-wifi.pdf "Mesures du débit"',
      },
      { as: 'claire', say: 'météo donner délais soleil' },
      { as: 'claire', say: 'météo donner avancement nuages' },
      { as: 'yann', say: 'météo donner site:S03 nuages commentaire:"Le débit reste à mesurer."' },
      {
        as: 'claire',
        say: 'ordre-du-jour COPIL-2',
        see: ['Wi-Fi EHPAD', '2 h 10 sur 2 h', 'Mesures du débit', 'A-2026-003'],
      },
      { clock: '2026-09-14T09:00' },
      { as: 'helene', on: 'ordre du jour à valider', press: 'Valider' },
      { as: 'bruno', look: ['Convocation : COPIL n°2', 'Wi-Fi EHPAD', 'Mesures du débit', 'A-2026-003'] },
    ],
  },
  {
    number: 6,
    title: 'Le 15 septembre, les référents sont relancés ; les premiers points sont vérifiés',
    acts: [
      { clock: '2026-09-15T09:00' },
      { as: 'maelle', on: 'IME Les Embruns · J-21', press: 'Tout est fait' },
      { as: 'nadia', on: 'A-2026-006', press: 'Fait' },
      { as: 'sophie', say: 'contrôle S01 K03 vérifié preuve:"AIPD mise à jour le 15 septembre"' },
      { as: 'anne-laure', say: 'contrôle S01 K02 vérifié' },
      { as: 'karim', say: 'contrôle S01 K05 vérifié' },
      { as: 'claire', say: 'contrôle S01 K10 vérifié' },
      { as: 'claire', say: 'formation ajouter S01 21/09/2026 14:00 "Prise en main, équipes"' },
      { as: 'claire', say: 'formation ajouter S01 28/09/2026 14:00 "Prise en main, services"' },
    ],
  },
  {
    number: 7,
    title: 'Le vendredi 18 septembre, un seul message par personne ; un point arrive trop tard',
    acts: [
      { clock: '2026-09-18T09:00' },
      { as: 'karim', look: ['Prévision : COPIL n°2', 'Quorum promis : 8/9'] },
      { as: 'yann', say: '/copil point proposer "Retard du câblage" 10min', see: ['Seule la présidence'] },
      { as: 'helene', on: 'Retard du câblage', press: 'Refuser' },
    ],
  },
  {
    number: 6,
    again: true,
    title: 'Le 21 septembre, le réseau échoue au test : site rouge, risque élevé',
    acts: [
      { clock: '2026-09-21T09:00' },
      { as: 'maelle', look: ['IME Les Embruns · J-15', 'Réseau et Wi-Fi testés'] },
      { as: 'maelle', say: 'contrôle S01 K09 vérifié nombre:20' },
      {
        as: 'maelle',
        say: 'contrôle S01 K07 échec motif:"débit insuffisant au deuxième étage"',
        see: ['échec noté', 'Action A-2026-007 pour Karim Benhaddou'],
      },
      { as: 'claire', say: 'préparation S01', see: ['Site rouge', 'K07', 'débit insuffisant'] },
      { as: 'karim', say: 'risque R-01', see: ['12 sur 16'] },
      { as: 'helene', on: 'Wi-Fi en chambre insuffisant', press: 'Accepter' },
    ],
  },
];
