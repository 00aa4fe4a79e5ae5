/** Categories of profession as they stand on people, by the code that names them in the catalogues. */
export const professions = {
  care: 'soin',
  education: 'éducatif',
  administration: 'administratif',
  technical: 'technique',
  management: 'direction',
} as const;
export type Profession = keyof typeof professions;

/** @returns the category as people write it: « soins », « Éducative »; null for what is none of them */
export function professionNamed(text: string | null): Profession | null {
  const wanted = beginning(text?.trim() ?? '');
  const found = Object.entries(professions).find(([, name]) => beginning(name) === wanted);
  return (found?.[0] as Profession | undefined) ?? null;
}

const beginning = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().slice(0, 4);
