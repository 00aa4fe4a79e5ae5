/** @returns « Claire Le Goff ». */
export function fullName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`.trim();
}

/** @returns « Karim B. », for sentences where the full name is too long. */
export function shortName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName.slice(0, 1)}.`;
}

const directory = new Intl.Collator('fr', { ignorePunctuation: true });

/** Family name first, as a French directory orders them: capitals, accents and apostrophes aside. */
export function compareNames(
  one: { givenName: string; familyName: string },
  other: { givenName: string; familyName: string },
): number {
  return (
    directory.compare(one.familyName, other.familyName) || directory.compare(one.givenName, other.givenName)
  );
}

/** The same name whatever accents, case, hyphens and spaces were typed. */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, ' ')
    .replace(/[\s._-]+/g, ' ')
    .trim();
}
