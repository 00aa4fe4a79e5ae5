/** `npm run check`: what a machine can say about the house. One line a check, then what was found. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { checkCatalogues } from './check-catalogues.ts';
import { checkFileLengths } from './check-file-lengths.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** @returns what was found, nothing when all is well. */
type Check = () => Promise<string> | string;

const checks: Readonly<Record<string, Check>> = {
  types: () => run('tsc', '--noEmit', '--pretty', 'false'),
  'lint and format': () => run('biome', 'check', '--diagnostic-level=warn', '--max-diagnostics=50'),
  'import direction and cycles': () => run('depcruise', '--config', '.dependency-cruiser.mjs', ...folders),
  catalogues: () => checkCatalogues(root).join('\n'),
  'file lengths': () => checkFileLengths(root).join('\n'),
  'migration drift': () => run('node', '--disable-warning=ExperimentalWarning', 'prisma/migrate/drift.ts'),
};
const folders = ['src', 'adapters', 'prisma', 'test'];

/** Runs a program of node_modules/.bin, Node 26 among them. */
function run(program: string, ...options: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(root, 'node_modules', '.bin', program), options, {
      cwd: root,
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0 ? '' : output.trim() || `${program} ended with ${code}`));
  });
}

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  const begun = performance.now();
  const found = await check();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${found ? '✗' : '✓'} ${name} (${seconds} s)`);
  if (found) {
    failed++;
    console.log(found.replace(/^/gm, '    '));
  }
}
if (failed > 0) {
  console.log(`${failed} of ${Object.keys(checks).length} checks failed.`);
  process.exitCode = 1;
}
