/** The number by which social security, and the national health identity (INS), know a person in France. */

/** What people put between the groups of a number. */
const gap = String.raw`[\s./–-]{0,2}`;

/** Sex, year, month, department, commune, order, key (INSEE, « numéro d’inscription au répertoire »). */
const grouped = new RegExp(
  String.raw`(?<![\p{L}\p{N}])([1-478])${gap}(\d\d)${gap}(\d\d)${gap}(\d\d|2[AB])${gap}(\d{3})${gap}(\d{3})(?:${gap}(\d\d))?(?![\p{L}\p{N}])`,
  'giu',
);
/** Fifteen digits, however they are grouped. */
const fifteenDigits = /(?<![\p{L}\p{N}])\d(?:[\s.–-]?\d){14}(?![\s.–-]?\d|\p{L})/gu;
/** « INS », « matricule INS : », « INS-C n° » and a number: 15 digits today, 22 in the first identifiers. */
const namedHealthIdentifier =
  /(?<![\p{L}\p{N}])INS(?:[ -]?[AC])?(?![\p{L}\p{N}])[^\d\n]{0,20}\d(?:[\s.–-]?\d){12,21}(?!\d)/iu;
/** Addresses hold instants and ids that look like the thirteen digits without a key. */
const address = /https?:\/\/[^\s<>|"]+/giu;

/** @returns whether the text names a health identity (INS) with its number. */
export function hasHealthIdentifier(text: string): boolean {
  return namedHealthIdentifier.test(text);
}

/**
 * Whether the text holds such a number: fifteen digits whose key is right, or thirteen without a key whose month and
 * department exist.
 */
export function hasSocialSecurityNumber(text: string): boolean {
  for (const [digits] of text.matchAll(fifteenDigits))
    if (isWholeNumber(digits.replace(/\D/g, ''))) return true;
  for (const [, ...groups] of text.matchAll(grouped))
    if (groups[6] !== undefined && isWholeNumber(groups.join(''))) return true;
  for (const [, ...groups] of text.replace(address, ' ').matchAll(grouped))
    if (groups[6] === undefined && isPlausible(groups.join(''))) return true;
  return false;
}

/** @param digits fifteen, the department of Corsica with its letter */
function isWholeNumber(digits: string): boolean {
  const body = digits.slice(0, 13).toUpperCase();
  const month = Number(body.slice(3, 5));
  const isMonth = (month >= 1 && month <= 12) || month === 20 || (month >= 30 && month <= 42) || month >= 50;
  return (
    /^[1-478]/.test(body) &&
    isMonth &&
    isPlace(body) &&
    97 - (inDigits(body) % 97) === Number(digits.slice(13))
  );
}

/** Thirteen digits: nothing proves them, so a month of the year and a sex as they are given since birth. */
function isPlausible(digits: string): boolean {
  const month = Number(digits.slice(3, 5));
  return /^[12]/.test(digits) && month >= 1 && month <= 12 && isPlace(digits);
}

function isPlace(digits: string): boolean {
  return digits.slice(5, 7) !== '00' && digits.slice(10, 13) !== '000';
}

/** 2A counts as 19 and 2B as 18. */
function inDigits(body: string): number {
  return Number(body.replace('2A', '19').replace('2B', '18'));
}
