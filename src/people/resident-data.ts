/**
 * Recognises what must not go through messaging: a resident's numbers, or somebody named with the room they live in
 * (domain.md F-16, C56, invariant 8). Pure, and in linear time for any text. It knows patterns, not people: what it does
 * not recognise may still be about a resident.
 */
import { cleanText } from '../conversation/clean-text.ts';
import { sentencesOf, type Word } from './sentences.ts';
import { hasHealthIdentifier, hasSocialSecurityNumber } from './social-security-number.ts';

export interface Finding {
  /** What was recognised; never the text itself. */
  kind: 'healthIdentifier' | 'socialSecurityNumber' | 'personInRoom' | 'residentInRoom';
}

/** @param text as typed, of any length @returns the first thing recognised, null when there is nothing */
export function residentData(text: string): Finding | null {
  const read = cleanText(text)
    .normalize('NFKC')
    .replace(/[*_~`]/g, '');
  const found = patterns.find(({ isIn }) => isIn(read));
  return found ? { kind: found.kind } : null;
}

const inSentence = (pattern: (words: readonly Word[]) => boolean) => (text: string) =>
  sentencesOf(text).some(pattern);

const patterns: readonly (Finding & { isIn(text: string): boolean })[] = [
  { kind: 'healthIdentifier', isIn: hasHealthIdentifier },
  { kind: 'socialSecurityNumber', isIn: hasSocialSecurityNumber },
  {
    kind: 'personInRoom',
    isIn: inSentence(
      (words) =>
        (anywhere(words, isRoom) && anywhere(words, isTitledPerson)) ||
        (anywhere(words, isEnglishRoom) && anywhere(words, isTitledInEnglish)),
    ),
  },
  {
    kind: 'residentInRoom',
    isIn: inSentence(
      (words) =>
        anywhere(words, isSomebodyOfRoom) ||
        (anywhere(words, isNamedResident) && (anywhere(words, isBedroom) || anywhere(words, isEnglishRoom))),
    ),
  },
];

const titles = new Set(
  'monsieur messieurs madame mesdames mademoiselle mesdemoiselles mme mmes mlle mlles mr mrs miss'.split(' '),
);
const residents = new Set(
  'resident residents residente residentes residant residants residante residantes usager usagers usagere usageres patient patients patiente patientes pensionnaire pensionnaires'.split(
    ' ',
  ),
);
/** Short enough to mean something else in small letters. */
const capitalTitles = new Set(['M', 'MM', 'Ms']);
const bedrooms = new Set('chambre chambres chb chbre ch bedroom bedrooms'.split(' '));
/** « Madame la directrice », « la dame de la chambre 12 »: no names. */
const small = new Set(
  'le la les l un une des du de d au aux a et ou en dans sur qui que est sera the of in and is'.split(' '),
);
/** « chambre de commerce », « chambre froide »: nobody lives there. */
const notBedrooms =
  /^(?:de (?:commerce|metiers)|des (?:metiers|deputes|notaires)|agriculture|hotes?|hotel|froides?|regionales?|sociales?|civiles?|consulaires?|syndicales?)\b/;

type Test = (words: readonly Word[], at: number) => boolean;

function anywhere(words: readonly Word[], test: Test): boolean {
  return words.some((_word, at) => test(words, at));
}

/** « Mme R. », « Monsieur Dupont », « mme dupont »; M alone is a capital before a capital, since « 12 m » is a length. */
const isTitledPerson: Test = (words, at) => {
  const [title, name] = [words[at], words[at + 1]];
  if (!title || !name || title.mark === ',' || isRoom(words, at + 1)) return false;
  if (isCapitalised(name)) return titles.has(title.plain) || capitalTitles.has(title.text);
  if (titles.has(title.plain)) return !name.elided && !small.has(name.plain) && /^\p{L}/u.test(name.text);
  return title.text === 'm' && title.mark === '.' && isInitial(name);
};

/** « Mrs Martin »: nobody writes so in French. */
const isTitledInEnglish: Test = (words, at) =>
  /^(?:mr|mrs|miss)$/.test(words[at]?.plain ?? '') && isTitledPerson(words, at);

/** « la résidente Jeanne », « usager : R. »; in « dossier usager » nobody is meant. */
const isNamedResident: Test = (words, at) => {
  const [resident, name] = [words[at], words[at + 1]];
  if (!resident || !name || !residents.has(resident.plain) || words[at - 1]?.plain === 'dossier')
    return false;
  return isCapitalised(name) && name.plain !== 'les' && !bedrooms.has(name.plain);
};

/** « le résident de la chambre 12 », « la dame de la ch. 12 »: the room names the person. */
const isSomebodyOfRoom: Test = (words, at) => {
  const word = words[at];
  if (!word || !(residents.has(word.plain) || titles.has(word.plain) || word.plain === 'dame')) return false;
  const between = words.slice(at + 1, at + 4).findIndex(({ plain }) => !small.has(plain));
  const room = at + 1 + between;
  return between >= 0 && (isRoom(words, room) || isEnglishRoom(words, room));
};

/** « chambre 12 », « ch. 12 B », « chambre n° B12 »; « chambres 12 à 20 » is a building site. */
const isRoom: Test = (words, at) => {
  const word = words[at];
  if (!word) return false;
  if (/^(?:chambre|chb|ch)\d{1,4}$/.test(word.plain)) return true;
  // « CH » without a full stop is a hospital.
  if (!bedrooms.has(word.plain) || (word.text === 'CH' && word.mark !== '.')) return false;
  return word.mark !== ',' && isRoomNumber(words, at + 1);
};

/** In English a room may be a meeting room: it counts beside the word resident or an English title only. */
const isEnglishRoom: Test = (words, at) =>
  /^rooms?$/.test(words[at]?.plain ?? '') &&
  !/^(?:meeting|conference|training|board|class|video)$/.test(words[at - 1]?.plain ?? '') &&
  isRoomNumber(words, at + 1);

/** With a number or without: enough beside a resident's name. */
const isBedroom: Test = (words, at) => {
  const word = words[at];
  if (!word || !bedrooms.has(word.plain)) return false;
  const following = words
    .slice(at + 1, at + 4)
    .map(({ plain }) => plain)
    .join(' ');
  return isRoom(words, at) || (word.plain.length > 3 && !notBedrooms.test(following));
};

/** @param at place after the word for a room; only several rooms have a range, « chambre 12 à 14 h » is an hour */
function isRoomNumber(words: readonly Word[], at: number): boolean {
  const place = /^(?:no?|nr|numero|number)$/.test(words[at]?.plain ?? '') ? at + 1 : at;
  if (!/^(?:no)?[a-z]?-?\d{1,4}[a-z]{0,3}$/.test(words[place]?.plain ?? '')) return false;
  const [to, last] = [words[place + 1]?.plain ?? '', words[place + 2]?.plain ?? ''];
  const isRange = /^(?:a|au|to)$/.test(to) && /^\d/.test(last);
  return !(isRange && words[at - 1]?.plain.endsWith('s'));
}

function isCapitalised({ text }: Word): boolean {
  return /^\p{Lu}/u.test(text);
}

function isInitial({ text }: Word): boolean {
  return /^\p{L}$/u.test(text);
}
