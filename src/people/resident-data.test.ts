import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { residentData } from './resident-data.ts';

/** What must be stopped: numbers are invented, their keys are right. */
const stopped: Record<string, readonly string[]> = {
  socialSecurityNumber: [
    '185057800608491',
    '1 85 05 78 006 084 91',
    '1.85.05.78.006.084.91',
    '1-85-05-78-006-084-91',
    '1 85 05 78 006 084 91',
    'NIR : 1850578006084 91.',
    'son numéro (185057800608491) est dans le dossier',
    '185 057 800 608 491',
    '1 85 05 78 006 084',
    '1850578006084',
    'n° sécu 2 69 05 49 588 157',
    '2 69 05 49 588 157 80',
    '1 62 11 2A 004 012 32',
    '162112B00401259',
    '162112b004012 59',
    '2620199109233',
    '１８５０５７８００６０８４９１',
    'https://dui.example/usagers/185057800608491',
    'décision "Mettre à jour 1 85 05 78 006 084 91" type:pilotage',
  ],
  healthIdentifier: [
    'INS 185057800608491',
    'Matricule INS : 1 85 05 78 006 084 12',
    'INS-C n° 0899999999999999999999',
    'ins 2690549588157',
  ],
  personInRoom: [
    'Mme R., chambre 12, refuse la douche',
    'Mme R. chambre 12 refuse la douche',
    'mme r., chambre 12',
    'Madame Dupont est tombée dans la chambre 12',
    'madame dupont, ch 12',
    'M. Dupont ch. 12',
    'M Dupont, ch12',
    'Monsieur Le Bris : chambre n° 4',
    'chambre 12 : Mlle A. a mal dormi',
    'Chambre 7, M. B. demande son traitement',
    'En chambre B12, Mademoiselle Kervella attend',
    'Mr Martin (chambre 104)',
    'M. D. (ch. 3 bis)',
    'm. d., chambre 3',
    'Mme Le Goff a quitté la ch.12 ce matin',
    'MME DUPONT CHAMBRE 12',
    'Mmes R. et T., chambres 12 et 14',
    'Mme *R.*, chambre *12*',
    'Mme R.,\nchambre 12',
    'Mme R.\nchambre 12',
    'Mme\u00A0R., chambre\u00A0nº\u00A012',
    'La chambre numéro 8 est celle de Mme Tanguy',
    '/copil décision "Changer Mme R. de chambre" point:"chambre 12"',
    'Mrs Jones, bedroom 4, fell yesterday',
    'Mrs Martin, room 12, fell again',
    'M.Dupont chambre12',
    'M. et Mme Dupont, chambre 12',
    'Ch. 12 : M. B.',
    'Visite de Mme R., chambre 12 à 14 h',
    'Mme R. est tombée ; elle est en chambre 12',
  ],
  residentInRoom: [
    'la résidente Jeanne, chambre 3',
    'Résident R. : chambre 12',
    'l’usager Paul M. a changé de chambre',
    'L’usagère Odette refuse qu’on entre dans sa chambre',
    'Le patient D. en chambre 22',
    'patiente : Lucienne, ch. 4',
    'le résident de la chambre 12 a chuté',
    'la dame de la ch. 12 ne dort pas',
    'Résident, chambre 9, agité cette nuit',
    'the resident in room 12 fell',
    'Resident John, room 12',
  ],
};

/** What committees write every day. */
const passing: readonly string[] = [
  '',
  'Mme Le Goff',
  'M. Riou présente le point 12',
  'Mme Le Goff, salle 12',
  'Réunion salle Surcouf à 14 h, M. Benhaddou anime',
  'Mr Riou, meeting room 12',
  'Inviter Mme Chauvin, présidente de la chambre de commerce d’Ille-et-Vilaine, le 12',
  'M. Martin, chambre des métiers 35',
  'M. Riou représente la chambre d’agriculture du 35',
  'La chambre froide n° 2 de l’EHPAD est en panne, voir M. Rouxel',
  'Installer 4 bornes Wi-Fi chambres 12 à 20',
  'M. Rouxel équipe les chambres 12 à 20 avant le 02/10',
  'M. Rouxel équipe les chambres 12-20',
  'Wi-Fi : la chambre 12 ne capte pas',
  'La chambre 12 est à repeindre. Mme Rault suit le chantier.',
  'Mme Rault suit le chantier.\nLa chambre 12 est à repeindre.',
  'Madame la directrice visite la chambre 12',
  'Mme l’infirmière coordinatrice a vu la chambre 12',
  '12 m carrés pour la chambre 4',
  'Latence de 250 ms en chambre 12',
  'Le dossier usager informatisé arrive, chambre par chambre',
  'Dossier Usager Informatisé : tablette dans chaque chambre',
  'EHPAD Résidence du Port, chambre 12 : prise réseau à poser',
  'Les résidents sont informés, les chambres équipées',
  'Chaque usager a sa chambre',
  'Les patients Parkinson relèvent du GT soins',
  'SIRET 123 456 789 00012',
  'SIRET 73282932000074',
  'SIREN 732 829 320',
  'FINESS 350000123',
  'FINESS 990 001 234',
  '06 12 34 56 78',
  '06.12.34.56.78 puis 02.99.12.34.56',
  '+33 6 12 34 56 78',
  'IBAN FR76 3000 6000 0112 3456 7890 189',
  'FR7630006000011234567890189',
  'le 22/09/2026 de 14:00 à 16:00',
  'du 19.10.2026 au 30.10.2026',
  '2026-09-22T14:00',
  'Carte 4970 1012 3456 7890',
  'ISBN 978-2-07-036822-8',
  'D-2026-004, A-2026-007, COPIL-3',
  '185057800608492',
  '1850078006084',
  '1 850 578 006',
  'INS qualifiées : 64 %',
  'L’INSi 2026 et les 15 sites',
  'Taux d’INS : 150 dossiers sur 1 200',
  'https://agla.chat.example/archives/C0123456789/p1790112233445566?thread_ts=1790112233.445566',
  'https://chat.example/l/message/19:abc@thread.v2/1790112233445?context=x',
  'Le point 12 dure 15 min, M. Kerbrat présente',
  'M. Benhaddou : chapitre 12',
  'M. Kerbrat (EHPAD) : 12 chambres, 4 bornes',
  'M. Riou, CH 35',
  'Mme Rault du CHU, 12 lits',
  'Mme Quéméner prend la chambre d’hôtel pour le séminaire',
];

describe('data about residents', () => {
  const lines = Object.entries(stopped).flatMap(([kind, texts]) =>
    texts.map((text) => [text, kind] as const),
  );
  it('is recognised on at least forty lines', () => expect(lines.length).toBeGreaterThanOrEqual(40));
  it.each(lines)('“%s” is recognised', (text, kind) => {
    expect(residentData(text)).toEqual({ kind });
  });

  it('is not seen where there is none, on at least forty lines', () =>
    expect(passing.length).toBeGreaterThanOrEqual(40));
  it.each(passing)('“%s” may be said', (text) => {
    expect(residentData(text)).toBeNull();
  });
});

/** A number as social security makes them, with its key. */
const anyNumber = fc
  .record({
    sex: fc.constantFrom('1', '2'),
    year: fc.integer({ min: 0, max: 99 }),
    month: fc.integer({ min: 1, max: 12 }),
    place: fc.oneof(
      fc.integer({ min: 1, max: 95 }).map((one) => pad(one, 2)),
      fc.constantFrom('2A', '2B'),
    ),
    commune: fc.integer({ min: 1, max: 999 }),
    order: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ sex, year, month, place, commune, order }) => {
    const groups = [sex, pad(year, 2), pad(month, 2), place, pad(commune, 3), pad(order, 3)];
    const body = Number(groups.join('').replace('2A', '19').replace('2B', '18'));
    return [...groups, pad(97 - (body % 97), 2)];
  });
const pad = (one: number, length: number) => String(one).padStart(length, '0');

describe('whatever is typed', () => {
  it('a number of social security is recognised in any grouping', () => {
    fc.assert(
      fc.property(anyNumber, fc.constantFrom('', ' ', '.', '-', '\u00A0', '\u202F'), (groups, gap) => {
        expect(residentData(`voir ${groups.join(gap)} svp`)?.kind).toBe('socialSecurityNumber');
      }),
    );
  });

  it('a number with another key is nobody’s', () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: 1, max: 96 }), (groups, more) => {
        const key = ((Number(groups[6]) - 1 + more) % 97) + 1;
        expect(residentData([...groups.slice(0, 6), pad(key, 2)].join(''))).toBeNull();
      }),
    );
  });

  it('nothing crashes it', () => {
    const strange = fc.string({ unit: 'binary', maxLength: 500 });
    fc.assert(fc.property(strange, (text) => void residentData(text)));
  });

  it('a text twenty times as long takes about twenty times as long, whatever it is made of', () => {
    const pieces = [
      'Mme ',
      'Mme R. ',
      'chambre ',
      'ch.',
      'ch. n° ',
      'M. ',
      '1 ',
      '1',
      '1 85 05 78 006 084 ',
      '2A',
      'INS ',
      'INS 1 ',
      'résident ',
      'résident de la ',
      '. ',
      '\n',
      ' ',
      '’',
      "l'",
      '-',
      'https://',
      'a',
      '\u0301',
    ];
    for (const piece of pieces) {
      const short = timeOf(piece.repeat(1_500));
      const long = timeOf(piece.repeat(30_000));
      expect(long, JSON.stringify(piece)).toBeLessThan(100 * Math.max(short, 4));
    }
  });
});

/** @returns milliseconds, the best of three. */
function timeOf(text: string): number {
  const times = [1, 2, 3].map(() => {
    const begun = performance.now();
    residentData(text);
    return performance.now() - begun;
  });
  return Math.min(...times);
}
