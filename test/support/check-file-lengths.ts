import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Longest hand-written file, in lines. */
const longest = 350;

/** @returns one sentence for each hand-written TypeScript file that is longer than the house allows. */
export function checkFileLengths(root: string): string[] {
  return globSync('{src,adapters,prisma,test}/**/*.{ts,mjs}', { cwd: root })
    .filter((file) => !file.includes('/generated/'))
    .map((file) => ({
      file,
      lines: readFileSync(path.join(root, file), 'utf8').trimEnd().split('\n').length,
    }))
    .filter(({ lines }) => lines > longest)
    .map(({ file, lines }) => `${file} has ${lines} lines; ${longest} are allowed`);
}
