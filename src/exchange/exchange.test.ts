import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { houseTranslators } from '../catalogues.ts';
import { demoSpace } from '../spaces/demo-space.ts';
import { readSpaceFile } from '../spaces/read-space-file.ts';
import { exportSpace } from './export-space.ts';
import { prepareImport, problemLine } from './prepare-import.ts';
import { readWorkbook } from './read-workbook.ts';
import { writeWorkbook } from './write-workbook.ts';

const translators = houseTranslators();
const now = Temporal.Instant.from('2026-09-01T06:30:00Z');
let house: DirectBot;
let spaceId: string;
beforeAll(async () => {
  house = await openDirectBot(now.toString());
  spaceId = (await house.db.space.findFirstOrThrow()).id;
});
afterAll(() => house?.close());

const prepared = (content: Buffer, into: string | null = spaceId) =>
  prepareImport(house.db, content, { into, now, translators });

/** As a workbook says it: a list without anything in it is an empty cell. */
function withoutEmpty(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, one) => (Array.isArray(one) && one.length === 0 ? undefined : one)),
  );
}

describe('a workbook', () => {
  it('says what the space says, and read again changes nothing', async () => {
    const source = await exportSpace(house.db, spaceId);
    expect(readSpaceFile(source, now)).toMatchObject({ ok: true });
    for (const t of Object.values(translators)) {
      const again = await prepared(await writeWorkbook(source, t));
      if (!again.ok)
        throw new Error(again.problems.map((one) => problemLine(one, translators.fr)).join('\n'));
      expect(again.changes).toEqual([]);
    }
  });

  it('of the whole demo makes the same space as its file', async () => {
    const demo = demoSpace() as unknown as Record<string, unknown>;
    const read = await readWorkbook(await writeWorkbook(demo, translators.fr), translators);
    expect(read.problems).toEqual([]);
    for (const section of ['organisations', 'sites', 'staff', 'referents', 'constraints', 'channels'])
      expect(read.source[section], section).toEqual(withoutEmpty(demo[section]));
  });
});
