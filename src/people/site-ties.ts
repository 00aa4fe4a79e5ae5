import { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/store.ts';
import { dateColumn } from '../time.ts';

/** What somebody is for a site, which makes it their own in the matrix (domain.md 4.5, ○). */
export interface SiteTies {
  directs: boolean;
  /** Referent who accepted, on that day. */
  refers: boolean;
  worksThere: boolean;
}

/** A link that holds on a day: from its first day included to its last one excluded. */
export function inForce(day: Temporal.PlainDate) {
  const on = dateColumn(day);
  return {
    AND: [{ OR: [{ from: null }, { from: { lte: on } }] }, { OR: [{ to: null }, { to: { gt: on } }] }],
  };
}

/** @param siteId absent: of any site */
export async function siteTies(
  tx: Transaction,
  personId: string,
  day: Temporal.PlainDate,
  siteId?: string,
): Promise<SiteTies> {
  const on = day.toString();
  const here = (column: Prisma.Sql) => (siteId ? Prisma.sql`${column} = ${siteId}::uuid` : Prisma.sql`TRUE`);
  // Asked at nearly every turn: one question instead of three.
  const [ties] = await tx.$queryRaw<SiteTies[]>`
    SELECT
      EXISTS (SELECT FROM "Site" WHERE "directorId" = ${personId}::uuid AND ${here(Prisma.sql`id`)}) AS directs,
      EXISTS (SELECT FROM "ReferentAssignment" WHERE "personId" = ${personId}::uuid AND state = 'accepted'
        AND ("from" IS NULL OR "from" <= ${on}::date) AND ("to" IS NULL OR "to" > ${on}::date)
        AND ${here(Prisma.sql`"siteId"`)}) AS refers,
      EXISTS (SELECT FROM "Posting" WHERE "personId" = ${personId}::uuid
        AND ("from" IS NULL OR "from" <= ${on}::date) AND ("to" IS NULL OR "to" > ${on}::date)
        AND ${here(Prisma.sql`"siteId"`)}) AS "worksThere"`;
  return ties ?? { directs: false, refers: false, worksThere: false };
}
