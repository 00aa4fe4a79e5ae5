/** Parts of the README that are drawn from the code stand between two markers. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scopeNeeds } from '../../adapters/slack/manifest/scopes.ts';
import { commandTable } from './command-table.ts';

const file = path.resolve(import.meta.dirname, '../../README.md');
/** Name of a marker → what stands behind it. */
const parts: Readonly<Record<string, () => string>> = { commands: commandTable, scopes: scopeTable };

export function readReadme(): string {
  return readFileSync(file, 'utf8');
}

/**
 * @param readme as it stands
 * @returns the README with its tables as the code declares them
 * @throws Error when a marker is missing
 */
export function withDrawnParts(readme: string): string {
  return Object.entries(parts).reduce((text, [name, draw]) => {
    const begin = `<!-- ${name}: npm run readme writes what follows -->`;
    const end = `<!-- end of ${name} -->`;
    const from = text.indexOf(begin);
    const to = text.indexOf(end);
    if (from < 0 || to < from) throw new Error(`README.md lacks the lines “${begin}” and “${end}”.`);
    return `${text.slice(0, from + begin.length)}\n\n${draw()}\n\n${text.slice(to)}`;
  }, readme);
}

function scopeTable(): string {
  const rows = scopeNeeds.map(
    ({ scope, feature, optional }) => `| \`${scope}\` | ${feature} | ${optional ? 'optional' : 'required'} |`,
  );
  return ['| Scope | What for | |', '| --- | --- | --- |', ...rows].join('\n');
}

if (import.meta.main) writeFileSync(file, withDrawnParts(readReadme()));
