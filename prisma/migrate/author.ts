/** Writes a new migration from what schema.prisma says beyond the migrations: `node prisma/migrate/author.ts meeting_agenda`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { differenceFromMigrations, migrationNames, migrationsFolder } from './schema-engine.ts';

const [title] = process.argv.slice(2);
if (!title || !/^[a-z0-9_]+$/.test(title)) {
  console.error('Usage: node prisma/migrate/author.ts name_in_lower_case');
  process.exit(1);
}
const sql = await differenceFromMigrations();
if (sql === null) {
  console.log('schema.prisma and the migrations already agree: nothing to write.');
  process.exit(0);
}
const number = String(migrationNames().length + 1).padStart(4, '0');
const folder = path.join(migrationsFolder, `${number}_${title}`);
mkdirSync(folder);
writeFileSync(path.join(folder, 'migration.sql'), sql);
// PGlite leaves an exit code of its own behind.
process.exitCode = 0;
console.log(`Wrote ${path.relative(process.cwd(), folder)}/migration.sql: read it before you commit it.`);
