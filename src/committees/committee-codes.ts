import type { CommitteeKind } from '../store/generated/enums.ts';

/** What people type for a committee of this kind when nobody chose a code. */
const usual: Record<CommitteeKind, string> = {
  copil: 'COPIL',
  cosuiv: 'COSUIV',
  group: 'PROJET',
  workingGroup: 'GT',
  executive: 'EXEC',
};

/** Letters first, no digits after a hyphen: COPIL-3 is a meeting. */
const pattern = /^\p{L}[\p{L}\p{N}]*(?:[-_]\p{L}[\p{L}\p{N}]*)*$/u;
const longest = 24;

export function isCommitteeCode(text: string): boolean {
  return text.length <= longest && pattern.test(text);
}

/** @returns the kind's usual code, with the first letter that is free behind it: GT, GT-B, GT-C. */
export function freeCode(kind: CommitteeKind, taken: readonly string[]): string {
  const used = new Set(taken.map((code) => code.toUpperCase()));
  const wanted = usual[kind];
  if (!used.has(wanted)) return wanted;
  for (let rank = 1; ; rank++) {
    const code = `${wanted}-${letters(rank)}`;
    if (!used.has(code)) return code;
  }
}

/** @returns 1 → B, 25 → Z, 26 → BA. */
function letters(rank: number): string {
  const last = String.fromCharCode(65 + (rank % 26));
  return rank < 26 ? last : letters(Math.floor(rank / 26)) + last;
}
