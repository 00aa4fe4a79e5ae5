/** Exits 1, with the missing SQL, when the migrations do not lead to schema.prisma. */
import { differenceFromMigrations } from './schema-engine.ts';

const sql = await differenceFromMigrations();
if (sql !== null) {
  console.error('The migrations do not lead to prisma/schema.prisma. Missing:');
  console.error(sql);
  console.error('Write it with: node prisma/migrate/author.ts name_of_the_change');
}
// PGlite leaves an exit code of its own behind.
process.exit(sql === null ? 0 : 1);
