/** Addresses of the pages, below their root. What stands between two slashes is encoded, whatever a committee is called. */

export const pageNames = ['meetings', 'decisions', 'actions', 'risks', 'minutes', 'reports'] as const;
export type PageName = (typeof pageNames)[number];

/** Import and export: of the whole project, above its committees. No page of a committee is called so. */
export const exchangePath = 'space/exchange';

/** @returns `COPIL/decisions/D-2026-001`; without a name the overview of the committee */
export function pathOf(code: string, name?: PageName, which?: string | number): string {
  return [code, name, which]
    .filter((part) => part !== undefined)
    .map((part) => encodeURIComponent(String(part)))
    .join('/');
}

/** @param reference COPIL-2: the number stands after the last dash */
export function meetingPath(reference: string): string {
  const dash = reference.lastIndexOf('-');
  return pathOf(reference.slice(0, dash), 'meetings', reference.slice(dash + 1));
}

/** @returns the parts of a path, decoded; null when it is no path of ours */
export function partsOf(path: string): string[] | null {
  try {
    return path
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
  } catch {
    return null;
  }
}
