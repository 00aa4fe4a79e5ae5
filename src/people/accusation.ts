/**
 * Recognises a text that is about a colleague where only facts belong: « on parle des faits, jamais des personnes » (domain.md
 * F-19, 5.4 case 10). Pure. It knows names and words, not intentions: whoever wrote is asked, nobody is judged, and what it
 * does not recognise may still hurt.
 */
import { cleanText, fold } from '../conversation/clean-text.ts';
import { sentencesOf, type Word } from './sentences.ts';

/** What was recognised: somebody's name, or the words of a reproach, as they were written. */
export interface Accusation {
  kind: 'name' | 'reproach';
  words: string;
}

export interface Colleague {
  givenName: string;
  familyName: string;
}

/** Letters of the shortest name that is looked for alone. */
const shortestName = 3;

/** @param colleagues who must not be named @returns the first thing recognised; null when there is nothing */
export function accusation(text: string, colleagues: readonly Colleague[]): Accusation | null {
  const read = cleanText(text);
  for (const words of sentencesOf(read)) {
    const named = colleagues.find((colleague) => isNamed(words, colleague));
    if (named) return { kind: 'name', words: `${named.givenName} ${named.familyName}` };
  }
  const blamed = reproachIn(read);
  return blamed === null ? null : { kind: 'reproach', words: blamed };
}

/** The whole name however it is written, or one of the two with its capital: « malo » is no name in « Saint-Malo ». */
function isNamed(words: readonly Word[], { givenName, familyName }: Colleague): boolean {
  const [given, family] = [partsOf(givenName), partsOf(familyName)];
  if (startsOf(words, [...given, ...family]).length > 0) return true;
  if (startsOf(words, [...family, ...given]).length > 0) return true;
  return [given, family].some(
    (name) =>
      name.join('').length >= shortestName &&
      startsOf(words, name).some((at) =>
        words.slice(at, at + name.length).every((word) => /^\p{Lu}/u.test(word.text)),
      ),
  );
}

function partsOf(name: string): string[] {
  return fold(name).split(' ').filter(Boolean);
}

/** @returns where this run of words begins */
function startsOf(words: readonly Word[], run: readonly string[]): number[] {
  if (run.length === 0) return [];
  return words.flatMap((_word, at) =>
    run.every((part, offset) => words[at + offset]?.plain === part) ? [at] : [],
  );
}

/** Said of people only. */
const always =
  /\b(?:incompetente?s?|faineante?s?|paresseu(?:x|ses?)|menteu(?:rs?|ses?)|harcel\w+|bonn?e?s? a rien|lazy|liars?)\b/;
/** Somebody, by what they do there. A pronoun may be the software’s: it says nothing. */
const somebody =
  /\b(?:collegues?|chef(?:fe)?s?|cadres?|direct(?:eur|rice)s?|referente?s?|infirmi(?:er|ere)s?|aides?-soignante?s?|educat(?:eur|rice)s?|monit(?:eur|rice)s?|medecins?|psychologues?|secretaires?|format(?:eur|rice)s?|surveillante?s?|agente?s?|equipe de (?:nuit|jour)|colleagues?|managers?|nurses?)\b/;
/** A reproach beside somebody; of a thing it is a fact: « l’imprimante refuse », « le Wi-Fi est nul ». */
const reproach =
  /\b(?:nuls?|nulles?|incapables?|incompetent|refus(?:e|es|ent|ait|aient)|ment|mentent|mentait|sabot(?:e|ent|ait)|agressi(?:fs?|ves?)|mechante?s?|hurl(?:e|ent|ait)|insult(?:e|ent|ait)|(?:fait|font) jamais|(?:fait|font) rien|(?:a|ont) rien fait|s'en (?:fiche|moque)\w*|coupables?|fauti(?:fs?|ves?)|la faute d\w+|useless|refuses? to)\b/;

/** Within one sentence: who is meant, and what is held against them. */
function reproachIn(text: string): string | null {
  for (const sentence of text.split(/[.!?;\n]/).map(fold)) {
    const [plainly] = always.exec(sentence) ?? [];
    if (plainly) return plainly;
    const [blamed] = reproach.exec(sentence) ?? [];
    if (blamed && somebody.test(sentence)) return blamed;
  }
  return null;
}
