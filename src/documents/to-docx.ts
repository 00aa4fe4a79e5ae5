import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { RichText } from '../conversation/card.ts';
import { escapeHtml } from '../conversation/escape-html.ts';
import { isShort, needsOf, type PrintedBlock, type PrintedDocument, page, widthsOf } from './document.ts';
import { runsOf } from './printable-text.ts';
import { steadyZip } from './steady-zip.ts';

/** Twentieths of a point, the unit of the format. */
const twips = (points: number) => Math.round(points * 20);
const a4 = { width: twips(page.width), height: twips(841.89) };
const textWidth = a4.width - 2 * twips(page.margin);
const grey = '555555';
const rule = { style: BorderStyle.SINGLE, size: 4, color: '999999' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const grid = {
  top: rule,
  bottom: rule,
  left: rule,
  right: rule,
  insideHorizontal: rule,
  insideVertical: rule,
};
const bare = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};
/** Twips between the text of a cell and its lines, left and right. */
const cellMargin = 45;
/** Who opens the file may not have its font: what takes its place is often wider. */
const otherFonts = 1.18;
/** Sizes of letters are half points. */
const sizes = {
  title: 34,
  subtitle: 22,
  first: 25,
  second: 21,
  text: 19,
  cell: 17,
  narrowCell: 14,
  small: 16,
};

/** @returns the file, with heading styles, real tables and language; the same document gives the same bytes. */
export async function toDocx(document: PrintedDocument): Promise<Buffer> {
  const language = document.locale === 'fr' ? 'fr-FR' : 'en-GB';
  const file = new Document({
    title: document.title,
    creator: document.author,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: sizes.text, language: { value: language } } },
        title: { run: { size: sizes.title, bold: true }, paragraph: { spacing: { after: 40 } } },
        heading1: {
          run: { size: sizes.first, bold: true },
          paragraph: { spacing: { before: 200, after: 60 }, keepNext: true },
        },
        heading2: {
          run: { size: sizes.second, bold: true },
          paragraph: { spacing: { before: 140, after: 60 }, keepNext: true },
        },
      },
    },
    sections: [sectionOf(document)],
  });
  // The library dates the properties itself: they are written here, from the document’s own date.
  const properties = { path: 'docProps/core.xml', data: propertiesOf(document, language) };
  return steadyZip(await Packer.toBuffer(file, undefined, [properties]));
}

function sectionOf(document: PrintedDocument): ISectionOptions {
  const small = { size: sizes.small, color: grey };
  return {
    properties: {
      page: {
        size: a4,
        margin: {
          top: twips(46),
          bottom: twips(46),
          left: twips(page.margin),
          right: twips(page.margin),
          header: twips(20),
          footer: twips(20),
        },
      },
    },
    headers: {
      default: new Header({ children: [new Paragraph({ children: runs(document.header, small) })] }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
            children: [
              ...runs(document.footer, small),
              new TextRun({
                ...small,
                children: ['\t', `${document.pageWord} `, PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES],
              }),
            ],
          }),
        ],
      }),
    },
    children: [
      new Paragraph({ heading: HeadingLevel.TITLE, children: runs(document.title) }),
      ...(document.subtitle
        ? [new Paragraph({ children: runs(document.subtitle, { size: sizes.subtitle, color: grey }) })]
        : []),
      ...document.blocks.flatMap(drawn),
    ],
  };
}

function drawn(block: PrintedBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return [new Paragraph({ heading, children: runs(block.text) })];
    }
    case 'text':
      return [
        new Paragraph({
          spacing: { before: 40, after: 40 },
          children: runs(block.text, block.small ? { size: sizes.small, color: grey } : {}),
        }),
      ];
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: runs(item) }));
    case 'facts':
      return withSpace(
        table([twips(116), textWidth - twips(116)], bare, [
          ...block.rows.map(({ label, value }) => row([cell(label, { color: grey }), cell(value)])),
        ]),
      );
    case 'code':
      return [...block.words, block.address].map(
        (words) => new Paragraph({ spacing: { before: 40, after: 40 }, children: runs(words) }),
      );
    case 'table':
      return withSpace(tableOf(block));
    case 'signatures': {
      const widths = widthsOf(
        block.places.map(() => ({ share: 1 })),
        textWidth,
      ).map(Math.round);
      return withSpace(
        table(widths, grid, [
          row(
            block.places.map((place) => cell(place, { color: grey })),
            { height: twips(64), whole: true },
          ),
        ]),
      );
    }
  }
}

function tableOf({ columns, rows, tall }: Extract<PrintedBlock, { kind: 'table' }>): Table {
  const size = columns.length > 5 ? sizes.narrowCell : sizes.cell;
  const head = columns.map(({ heading }) => cell(heading, { size, bold: true }, 'E9EDF1'));
  const needs = needsOf({ columns, rows }, (size / 2) * otherFonts).map(
    (points) => twips(points) + 2 * cellMargin + 10,
  );
  const widths = widthsOf(columns, textWidth, needs).map(Math.round);
  const height = tall ? twips(26) : undefined;
  return table(widths, grid, [
    new TableRow({ tableHeader: true, cantSplit: true, children: head }),
    ...rows.map((cells) =>
      row(
        cells.map((text) => cell(text, { size })),
        { height, whole: cells.every(isShort) },
      ),
    ),
  ]);
}

function table(columnWidths: number[], borders: typeof grid | typeof bare, rows: TableRow[]): Table {
  const width = { size: columnWidths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA };
  return new Table({ width, columnWidths, layout: TableLayoutType.FIXED, borders, rows });
}

/** @param whole it is not cut between two pages */
function row(children: TableCell[], { height, whole = false }: RowLook = {}): TableRow {
  return new TableRow({
    children,
    cantSplit: whole,
    ...(height ? { height: { value: height, rule: HeightRule.ATLEAST } } : {}),
  });
}

function cell(text: RichText, look: Look = {}, fill?: string): TableCell {
  return new TableCell({
    margins: { top: 30, bottom: 30, left: cellMargin, right: cellMargin },
    ...(fill ? { shading: { fill } } : {}),
    children: [new Paragraph({ alignment: AlignmentType.LEFT, children: runs(text, look) })],
  });
}

/** Two tables that touch become one: a small paragraph stands between. */
function withSpace(one: Table): (Paragraph | Table)[] {
  return [one, new Paragraph({ spacing: { before: 0, after: 60, line: 120 } })];
}

interface RowLook {
  /** Twips at least. */
  height?: number;
  whole?: boolean;
}

interface Look {
  size?: number;
  color?: string;
  bold?: boolean;
}

function runs(text: RichText, look: Look = {}): TextRun[] {
  return runsOf(text).flatMap((run) =>
    run.text.split('\n').map(
      (line, index) =>
        new TextRun({
          ...look,
          bold: run.bold || look.bold,
          text: line,
          ...(index > 0 ? { break: 1 } : {}),
        }),
    ),
  );
}

function propertiesOf({ title, author, at }: PrintedDocument, language: string): string {
  const moment = at.toString({ smallestUnit: 'second' });
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeHtml(title)}</dc:title><dc:creator>${escapeHtml(author)}</dc:creator>`,
    `<dc:language>${language}</dc:language>${date('created')}${date('modified')}`,
    '</cp:coreProperties>',
  ].join('');
}
