import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docxText, pdfWords, unzip } from '../../test/support/read-documents.ts';
import { needsOf, type PrintedBlock, type PrintedDocument, page, widthsOf } from './document.ts';
import { steadyZip } from './steady-zip.ts';
import { toDocx } from './to-docx.ts';
import { toPdf } from './to-pdf.ts';
import { longestWord } from './word-width.ts';

const documentOf = (blocks: PrintedBlock[], more: Partial<PrintedDocument> = {}): PrintedDocument => ({
  locale: 'fr',
  title: 'Relevé de décisions',
  subtitle: 'COPIL n°2',
  author: 'Association Grand-Large',
  at: Temporal.Instant.from('2026-09-24T07:00:00Z'),
  header: 'Association Grand-Large',
  footer: 'COPIL-2',
  pageWord: 'page',
  blocks,
  ...more,
});

const decisions: PrintedBlock = {
  kind: 'table',
  columns: ['N°', 'Décision', 'Vote', 'Motif'].map((heading) => ({ heading, share: 1 })),
  rows: [['D-2026-004', 'Démarrer l’IME le 06/10 ; sous réserve du Wi-Fi', '8/0/0', 'Œuvre d’« équipe »']],
};
const hostile = '<script>alert("é")</script> & <w:p/> \u0007\u202Egnp.exe 👩‍👩‍👧 مرحبا بالعالم ';

describe('a printed document', () => {
  it('says in PDF and in DOCX what it was given, figures, accents and French signs included', async () => {
    const said = documentOf([{ kind: 'heading', level: 1, text: 'Décisions' }, decisions]);
    const pdf = pdfWords(await toPdf(said)).replaceAll('\u00A0', ' ');
    const docx = docxText(await toDocx(said));
    for (const words of [
      'Relevé de décisions',
      'D-2026-004',
      '8/0/0',
      'Œuvre d’« équipe »',
      'sous réserve',
    ]) {
      expect(pdf.replaceAll(' ', '')).toContain(words.replaceAll(' ', ''));
      expect(docx).toContain(words);
    }
  });

  it('is the same bytes for the same input, so that a copy can be compared', async () => {
    const said = documentOf([decisions]);
    expect(await toPdf(said)).toEqual(await toPdf(said));
    expect(await toDocx(said)).toEqual(await toDocx(said));
    const other = { ...said, at: said.at.add({ hours: 24 }) };
    expect((await toDocx(said)).equals(await toDocx(other))).toBe(false);
  });

  it('carries title, author, language and its own date in its properties', async () => {
    const said = documentOf([decisions], { title: 'Relevé & suites <1>' });
    const properties = unzip(await toDocx(said)).get('docProps/core.xml') ?? '';
    expect(properties).toContain('<dc:title>Relevé &amp; suites &lt;1&gt;</dc:title>');
    expect(properties).toContain('2026-09-24T07:00:00Z</dcterms:created>');
    const pdf = (await toPdf(said)).toString('latin1');
    expect(pdf).toContain('/Lang (fr-FR)');
    expect(pdf).toContain('/DisplayDocTitle true');
    expect(pdf).toContain('(D:20260924070000Z)');
  });

  it('has headings and repeated table heads that Word and screen readers know', async () => {
    const xml = unzip(await toDocx(documentOf([{ kind: 'heading', level: 1, text: 'Actions' }, decisions])));
    expect(xml.get('word/document.xml')).toContain('<w:pStyle w:val="Heading1"/>');
    expect(xml.get('word/document.xml')).toContain('<w:tblHeader/>');
  });

  it('repeats the head of a table on each page, and numbers the pages', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`D-${index}`, 'x', '', '']);
    const words = pdfWords(await toPdf(documentOf([{ ...decisions, rows } as PrintedBlock])));
    const pages = words.split('page ').length - 1;
    expect(pages).toBeGreaterThan(2);
    expect(words.split('Décision').length - 1).toBe(pages);
    expect(words).toContain(`page 1/${pages}`);
  });

  it('is not broken by a hostile text, which stays text', async () => {
    const said = documentOf([
      { kind: 'facts', rows: [{ label: 'Lieu', value: hostile + 'x'.repeat(400) }] },
      { ...decisions, rows: [[hostile, 'y'.repeat(3000), hostile, '']] } as PrintedBlock,
      { kind: 'list', items: [hostile] },
    ]);
    const docx = unzip(await toDocx(said)).get('word/document.xml') ?? '';
    expect(docx).toContain('&lt;script&gt;alert');
    for (const sign of ['\u0007', '\u202E']) expect(docx).not.toContain(sign);
    expect(docx).toContain('مرحبا');
    const pdf = pdfWords(await toPdf(said));
    expect(pdf).toContain('<script>alert("é")</script>');
    expect(pdf.split('y').length - 1).toBe(3000);
  });

  it('is drawn whatever people write', async () => {
    const sign = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
    const texts = fc.array(fc.string({ unit: sign, maxLength: 60 }), { minLength: 20, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(texts, async ([title = '', ...cells]) => {
        const rows = cells.map((cell) => [cell, '', '', '']);
        const said = documentOf([{ ...decisions, rows } as PrintedBlock], { title });
        expect((await toPdf(said)).subarray(0, 5).toString()).toBe('%PDF-');
        expect(unzip(await toDocx(said)).has('word/document.xml')).toBe(true);
      }),
      { numRuns: 2 },
    );
  });

  it('gives its columns the width of the page, and refuses what is no zip file', async () => {
    const widths = widthsOf([{ share: 1 }, { share: 3 }], page.width - 2 * page.margin);
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(page.width - 2 * page.margin);
    expect(() => steadyZip(Buffer.from('no zip'))).toThrow(RangeError);
  });

  it('breaks no word of a table while there is room, the longest ones of a narrow column included', () => {
    const table = {
      columns: ['N°', 'Décision', 'Type', 'Responsable'].map((heading) => ({ heading, share: 1 })),
      rows: [['D-2026-004', 'Équiper', 'organisationnelle', 'Anne-Laure Šimůnek']],
    };
    const needs = needsOf(table, 9);
    const widths = widthsOf([{ share: 1 }, { share: 8 }, { share: 1 }, { share: 1 }], 300, needs);
    for (const [index, width] of widths.entries()) expect(width).toBeGreaterThanOrEqual(needs[index] ?? 0);
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(300);
    // A number keeps its hyphens, a double name may end a line after one.
    expect(longestWord('D-2026-004', 10)).toBeGreaterThan(longestWord('2026-004', 10));
    expect(longestWord('Anne-Laure', 10)).toBeLessThan(longestWord('AnneLaure', 10));
  });

  it('does not cut the place to sign, nor a row, between two pages', async () => {
    const said = documentOf([decisions, { kind: 'signatures', places: ['Présidence', 'Secrétariat'] }]);
    const body = unzip(await toDocx(said)).get('word/document.xml') ?? '';
    const rows = body.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toContain('<w:cantSplit/>');
  });
});
