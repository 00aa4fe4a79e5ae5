import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectBot, openDirectBot } from '../../test/support/direct-bot.ts';
import { demoSpace } from '../spaces/demo-space.ts';
import { readSpaceFile } from '../spaces/read-space-file.ts';
import { asRead } from './changes/as-read.ts';
import { compareSpaces } from './changes/compare-spaces.ts';
import { exportSpace } from './changes/export-space.ts';
import { type Entry, mergeSpaces, type Source } from './changes/merge-spaces.ts';
import { prepareImport } from './changes/prepare-import.ts';
import { problemsOf, translators, workbookOf } from './fixtures/workbooks.ts';
import { readWorkbook } from './workbook/read-workbook.ts';
import { templateExample, templateWorkbook } from './workbook/template.ts';
import { writeWorkbook } from './workbook/write-workbook.ts';
import { writeProject } from './write-project.ts';

const now = Temporal.Instant.from('2026-09-01T06:30:00Z');
const demo = demoSpace() as unknown as Source;
let house: DirectBot;
let spaceId: string;
beforeAll(async () => {
  house = await openDirectBot(now.toString());
  spaceId = (await house.db.space.findFirstOrThrow()).id;
});
afterAll(() => house?.close());

const prepared = (content: Buffer, into: string | null = spaceId) =>
  prepareImport(house.db, content, { into, now, byOperator: false });

/** As a workbook says it: a list without anything in it is an empty cell. */
function withoutEmpty(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, one) => (Array.isArray(one) && one.length === 0 ? undefined : one)),
  );
}

describe('an export', () => {
  it.each(['fr', 'en'] as const)('in %s, imported again, changes nothing', async (locale) => {
    const source = await exportSpace(house.db, spaceId);
    expect(readSpaceFile(source, now)).toMatchObject({ ok: true });
    const write = locale === 'fr' ? writeProject : writeWorkbook;
    const again = await prepared(await write(source, translators[locale]));
    expect(problemsOf(again)).toEqual([]);
    expect(again).toMatchObject({ ok: true, changes: [] });
  });

  it('of the whole demo says the same as its file', async () => {
    const read = await readWorkbook(await writeWorkbook(demo, translators.fr));
    expect(read.problems).toEqual([]);
    for (const section of ['organisations', 'sites', 'staff', 'referents', 'constraints', 'channels'])
      expect(read.source[section], section).toEqual(withoutEmpty(demo[section]));
  });

  it('of any part of the demo, read and laid over that part, changes nothing', async () => {
    const entries = (section: string) => (demo[section] ?? []) as Entry[];
    const dropped = fc.record({
      sites: fc.subarray(entries('sites')),
      staff: fc.subarray(entries('staff').slice(0, 80)),
      referents: fc.subarray(entries('referents')),
      constraints: fc.subarray(entries('constraints')),
      usageTargets: fc.subarray(entries('usageTargets')),
      absences: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(dropped, fc.constantFrom('fr', 'en'), async (kept, locale) => {
        const codes = new Set(kept.sites.map(({ code }) => code));
        const standing = (rows: readonly Entry[]) =>
          rows.filter(({ site }) => site === undefined || codes.has(site));
        const written: Source = {
          ...demo,
          sites: kept.sites,
          usageTargets: kept.usageTargets,
          staff: standing(kept.staff),
          referents: standing(kept.referents),
          constraints: standing(kept.constraints),
          phases: standing(entries('phases')),
          people: entries('people').map((one) => (kept.absences ? one : { ...one, absences: [] })),
          history: undefined,
        };
        const standingSo = readSpaceFile(written, now);
        if (!standingSo.ok) throw new Error(JSON.stringify(standingSo.problems));
        // As the space says it once it is loaded.
        const part = asRead(written, standingSo.file) as Source;
        const read = await readWorkbook(await writeWorkbook(part, translators[locale]), part);
        expect(read.problems).toEqual([]);
        const merged = mergeSpaces(part, read.source).source;
        const judged = readSpaceFile(merged, now);
        expect(judged.ok ? [] : judged.problems).toEqual([]);
        if (judged.ok) expect(compareSpaces(part, asRead(merged, judged.file) as Source)).toEqual([]);
      }),
      { numRuns: 4 },
    );
  });
});

describe('the template', () => {
  it.each(['fr', 'en'] as const)('in %s is a space that can be loaded as it is', async (locale) => {
    const reading = await prepared(await templateWorkbook(translators[locale]), null);
    expect(problemsOf(reading, locale)).toEqual([]);
    if (!reading.ok) return;
    expect(reading.file.sites.map(({ code }) => code)).toEqual(['EHPAD1', 'SAVS1']);
    expect(withoutEmpty(reading.source)).toMatchObject(withoutEmpty(templateExample) as object);
  });
});

describe('a workbook saved by LibreOffice', () => {
  it('says what was typed: dates, hours, yes and no, telephones, empty rows at the end', async () => {
    // Typed as below, saved as ODS by LibreOffice 7.4, opened again and saved as XLSX.
    const saved = await readFile(path.join(import.meta.dirname, 'fixtures', 'libreoffice.xlsx'));
    const typed = await workbookOf({
      Sites: [
        ['Code', 'Nom', 'Typologie', 'Organisme', 'Démarrage', 'Site pilote', 'Téléphone', 'Prises de poste'],
        [
          'S20',
          'Foyer neuf',
          'adultes',
          'AGLA',
          new Date('2027-03-16T00:00:00Z'),
          true,
          299000020,
          '07:00 ; 14h',
        ],
        ['S21', 'Foyer bis', 'adultes', 'AGLA', '20/04/2027', 'non', '02 99 00 00 21', null],
        [null, null, null, null, null, null, null, null],
      ],
      Équipes: [
        ['Site', 'Personne', 'Prise de poste', 'Responsable d’unité'],
        ['S20', 'maelle', 7 / 24, 'oui'],
        ['S21', 'ludovic', 0.875, false],
      ],
    });
    for (const workbook of [saved, typed]) {
      const reading = await prepared(workbook);
      expect(problemsOf(reading)).toEqual([]);
      expect(reading).toMatchObject({
        changes: [
          { entry: { goLive: '2027-03-16', pilot: true, phone: '0299000020', shifts: ['07:00', '14:00'] } },
          { entry: { code: 'S21', goLive: '2027-04-20', pilot: false, phone: '02 99 00 00 21' } },
          { entry: { site: 'S20', person: 'maelle', shift: '07:00', manager: true } },
          { entry: { site: 'S21', shift: '21:00', manager: false } },
        ],
      });
    }
  });
});
