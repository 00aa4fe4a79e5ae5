/** Which rows contain every word of a query: one indexed expression a table (migration 0003), one condition a word. */
import { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/store.ts';
import { patternOf, type QueryWord } from './query-words.ts';

/** Rows of one kind that are looked at; the latest come first. */
const mostRows = 200;

/** As the indexes have them, to the letter. */
const decisionText = Prisma.raw(
  `"text" || ' ' || coalesce("rationale", '') || ' ' || coalesce("dissent", '')`,
);
const actionText = Prisma.raw(`"text" || ' ' || coalesce("comment", '')`);
const minutesText = Prisma.raw('"text"');
const lessonText = minutesText;

/** What `fold` does in TypeScript, and without hyphens: « Wi-Fi » reads `wifi`. */
function plain(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`translate(replace(replace(lower(${text}), 'œ', 'oe'), 'æ', 'ae'),
    'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ’‐‑-', 'aaaaaaceeeeiiiinooooouuuuyy''')`;
}

function contains(text: Prisma.Sql, words: readonly QueryWord[]): Prisma.Sql {
  const each = words.map((word) => {
    const ways = [Prisma.sql`${plain(text)} ~ ${`\\m${patternOf(word)}\\M`}`];
    if (word.stems.length > 0) ways.push(has(text, word.stems));
    if (word.parts.length > 0)
      ways.push(
        Prisma.sql`(${Prisma.join(
          word.parts.map((stems) => has(text, stems)),
          ' AND ',
        )})`,
      );
    return Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
  });
  return Prisma.join(each, ' AND ');
}

function has(text: Prisma.Sql, stems: readonly string[]): Prisma.Sql {
  return Prisma.sql`search_words(${text}) && ${[...stems]}::text[]`;
}

/** @param words at least one @returns ids of decisions */
export async function matchingDecisions(tx: Transaction, spaceId: string, words: readonly QueryWord[]) {
  return idsOf(
    await tx.$queryRaw<Row[]>`SELECT id FROM "Decision" WHERE "spaceId" = ${spaceId}::uuid
      AND ${contains(decisionText, words)} ORDER BY "recordedAt" DESC, id DESC LIMIT ${mostRows}`,
  );
}

/** @param words at least one @returns ids of actions */
export async function matchingActions(tx: Transaction, spaceId: string, words: readonly QueryWord[]) {
  return idsOf(
    await tx.$queryRaw<Row[]>`SELECT id FROM "ActionItem" WHERE "spaceId" = ${spaceId}::uuid
      AND ${contains(actionText, words)} ORDER BY "createdAt" DESC, id DESC LIMIT ${mostRows}`,
  );
}

/** @param words at least one @returns ids of meetings whose minutes, in the version that stands, contain them */
export async function matchingMinutes(tx: Transaction, spaceId: string, words: readonly QueryWord[]) {
  return idsOf(
    await tx.$queryRaw<Row[]>`SELECT m."meetingId" AS id FROM "Minutes" m
      JOIN "MinutesVersion" v ON v."minutesId" = m.id AND v.version = m.version
      WHERE m."spaceId" = ${spaceId}::uuid AND ${contains(minutesText, words)}
      ORDER BY m."createdAt" DESC, m.id DESC LIMIT ${mostRows}`,
  );
}

/** The texts people wrote on a sheet, one after the other. */
const sheetText = Prisma.raw(
  `(SELECT coalesce(string_agg(value, E'\\n'), '') FROM jsonb_each_text(coalesce("sheet"->'texts', '{}')))`,
);

/** @param words at least one @returns ids of lessons */
export async function matchingLessons(tx: Transaction, spaceId: string, words: readonly QueryWord[]) {
  return idsOf(
    await tx.$queryRaw<Row[]>`SELECT id FROM "Lesson" WHERE "spaceId" = ${spaceId}::uuid
      AND ${contains(lessonText, words)} ORDER BY "createdAt" DESC, id DESC LIMIT ${mostRows}`,
  );
}

/** @param words at least one @returns ids of threads whose sheet contains them */
export async function matchingSheets(tx: Transaction, spaceId: string, words: readonly QueryWord[]) {
  return idsOf(
    await tx.$queryRaw<Row[]>`SELECT id FROM "LessonsThread" WHERE "spaceId" = ${spaceId}::uuid
      AND ${contains(sheetText, words)} ORDER BY "openedAt" DESC, id DESC LIMIT ${mostRows}`,
  );
}

interface Row {
  id: string;
}

function idsOf(rows: readonly Row[]): string[] {
  return rows.map(({ id }) => id);
}
