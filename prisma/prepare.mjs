/**
 * Runs before every npm script: installs the dependencies and generates the database client when they are missing or
 * out of date, and says nothing when there is nothing to do. Uses Node's own modules only and runs on Node 20, since
 * the dependencies (Node 26 among them) may not be there yet.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const at = (...names) => path.join(root, ...names);

// Stamps of our own: npm leaves node_modules/.package-lock.json behind even when an installation failed.
const installed = { stamp: at('node_modules', '.copil-installed'), state: hash('package-lock.json') };
const generated = {
  stamp: at('node_modules', '.copil-generated'),
  state: hash('package-lock.json', 'prisma/schema.prisma', 'prisma/prisma.config.ts'),
};
// Prisma would download an engine that copil never runs; a program that exists keeps it from doing so.
const environment = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
};

if (read(installed.stamp) !== installed.state) {
  console.log('copil: installing the dependencies (once, about a minute)…');
  const options = ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) run('npm ci', process.execPath, [npm, ...options]);
  else run('npm ci', 'npm', options, process.platform === 'win32');
  writeFileSync(installed.stamp, installed.state);
}
if (read(generated.stamp) !== generated.state || !existsSync(at('src', 'store', 'generated', 'client.ts'))) {
  // Prisma refuses a folder that an interrupted generation left half full.
  rmSync(at('src', 'store', 'generated'), { recursive: true, force: true });
  const prisma = at('node_modules', 'prisma', 'build', 'index.js');
  const node = at('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  run('prisma generate', node, [prisma, 'generate', '--config', at('prisma', 'prisma.config.ts')]);
  writeFileSync(generated.stamp, generated.state);
}

function hash(...files) {
  const digest = createHash('sha256');
  for (const file of files) digest.update(readFileSync(at(file)));
  return digest.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Shows what the program wrote only when it fails. */
function run(name, program, options, shell = false) {
  const { status, error, stdout, stderr } = spawnSync(program, options, {
    cwd: root,
    env: environment,
    shell,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return;
  console.error([stdout, stderr, error?.message].filter(Boolean).join('\n'));
  console.error(`copil: “${name}” failed in ${root}; the lines above say why.`);
  process.exit(1);
}
