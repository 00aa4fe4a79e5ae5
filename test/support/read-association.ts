import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Space files of associations that are not the demo's. */
export const associations = ['small', 'flamboyants'] as const;
export type Association = (typeof associations)[number];

export function associationFile(name: Association): string {
  return path.resolve(import.meta.dirname, 'associations', `${name}.json`);
}

/** @returns a fresh copy of what the file says. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach into the file to spoil it
export function readAssociation(name: Association): any {
  return JSON.parse(readFileSync(associationFile(name), 'utf8'));
}
