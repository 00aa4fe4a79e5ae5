/** A vote in one line, as people write it: « 7-1-0 », « unanimité », « boutons ». */
import { fold } from '../../conversation/clean-text.ts';
import type { Numbers } from './tally.ts';

export type VoteInLine = { kind: 'unanimous' } | { kind: 'buttons' } | ({ kind: 'entered' } & Numbers);

const unanimous = new Set(['unanimite', "a l'unanimite", 'unanime', 'unanimous', 'unanimously', 'tous']);
const buttons = new Set(['boutons', 'bouton', 'buttons', 'scrutin', 'ballot', 'vote']);

/** @returns null when it is none of these; for, against, abstentions, of which the last may be left out */
export function readVote(text: string): VoteInLine | null {
  const word = fold(text);
  if (unanimous.has(word)) return { kind: 'unanimous' };
  if (buttons.has(word)) return { kind: 'buttons' };
  const parts = /^(\d{1,3})\s*[-/–]\s*(\d{1,3})(?:\s*[-/–]\s*(\d{1,3}))?$/.exec(word);
  if (!parts) return null;
  const [, inFavour, against, abstentions] = parts;
  return {
    kind: 'entered',
    inFavour: Number(inFavour),
    against: Number(against),
    abstentions: Number(abstentions ?? 0),
  };
}
