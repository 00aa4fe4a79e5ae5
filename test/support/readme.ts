/** Parts of the README that are drawn from the code stand between two markers. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandTable } from './command-table.ts';

const file = path.resolve(import.meta.dirname, '../../README.md');
const begin = '<!-- commands: npm run readme writes what follows -->';
const end = '<!-- end of commands -->';

export function readReadme(): string {
  return readFileSync(file, 'utf8');
}

/**
 * @param readme as it stands
 * @returns the README with the table as the code declares it
 * @throws Error when a marker is missing
 */
export function withCommandTable(readme: string): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md lacks the lines “${begin}” and “${end}”.`);
  return `${readme.slice(0, from + begin.length)}\n\n${commandTable()}\n\n${readme.slice(to)}`;
}

if (import.meta.main) writeFileSync(file, withCommandTable(readReadme()));
