import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import type { Content, CustomTableLayout, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { RichText } from '../conversation/card.ts';
import { toDate } from '../time.ts';
import { isShort, needsOf, type PrintedBlock, type PrintedDocument, page, widthsOf } from './document.ts';
import { pdfText } from './pdf-text.ts';
import { runsOf } from './printable-text.ts';

const roboto = (name: string) =>
  fileURLToPath(import.meta.resolve(`pdfmake/fonts/Roboto/Roboto-${name}.ttf`));
const fonts = { normal: roboto('Regular'), bold: roboto('Medium') };

pdfmake.setFonts({ Roboto: { ...fonts, italics: fonts.normal, bolditalics: fonts.bold } });
// A document is made of text alone: nothing is fetched, and no file but the fonts is read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(fonts).includes(path));

const grey = '#555555';
const line = '#999999';
const textWidth = page.width - 2 * page.margin;
/** Points between the text of a cell and its lines, left and right. */
const cellPadding = 3;

/** Items of a list that is kept on one page. */
const shortList = 4;

/** How much larger the letters of a poster are. */
const posterScale = 1.5;

/** Points the side of a code takes: a telephone reads it at arm’s length. */
const codeSize = 130;

/** Points a label of facts takes. */
const factLabel = 110;

const grid: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => line,
  vLineColor: () => line,
  paddingLeft: () => cellPadding,
  paddingRight: () => cellPadding,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};
const bare: CustomTableLayout = { ...grid, hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 0 };

/** @returns the file, with title, author, language and date in its properties; the same document gives the same bytes. */
export async function toPdf(document: PrintedDocument, { compress = true } = {}): Promise<Buffer> {
  return pdfmake.createPdf(definitionOf(document, compress)).getBuffer();
}

function definitionOf(document: PrintedDocument, compress: boolean): TDocumentDefinitions {
  const small = { fontSize: 7.5, color: grey };
  const scale = document.poster ? posterScale : 1;
  const aside = [page.margin, 18, page.margin, 0] as [number, number, number, number];
  return {
    pageSize: 'A4',
    pageMargins: [page.margin, 42, page.margin, 42],
    compress,
    language: document.locale === 'fr' ? 'fr-FR' : 'en-GB',
    displayTitle: true,
    info: {
      title: document.title,
      author: document.author,
      creator: 'copil',
      producer: 'copil',
      creationDate: toDate(document.at),
      modDate: toDate(document.at),
    },
    defaultStyle: { font: 'Roboto', fontSize: 9.5 * scale, lineHeight: 1.15 },
    header: () => ({ text: said(document.header), margin: aside, ...small }),
    footer: (current, pages) => ({
      margin: [page.margin, 12, page.margin, 0],
      columns: [
        { text: said(document.footer), ...small },
        {
          text: `${document.pageWord} ${current}/${pages}`,
          width: 60,
          alignment: 'right',
          ...small,
        },
      ],
    }),
    content: [
      { text: said(document.title), fontSize: 17 * scale, bold: true, margin: [0, 0, 0, 2] },
      ...(document.subtitle ? [{ text: said(document.subtitle), fontSize: 11 * scale, color: grey }] : []),
      ...together(document.blocks, scale),
    ],
    // A heading never stands alone at the foot of a page.
    pageBreakBefore: (node, nodes) =>
      node.headlineLevel !== undefined &&
      nodes.getFollowingNodesOnPage().every(({ text }) => text === undefined),
  };
}

/** A heading with the few lines under it stays on one page: none of them goes over to the next alone. */
function together(blocks: readonly PrintedBlock[], scale: number): Content[] {
  const said: Content[] = [];
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    if (before?.kind === 'heading' && isShortList(block))
      said.splice(-1, 1, { unbreakable: true, stack: [drawn(before, scale), drawn(block, scale)] });
    else said.push(drawn(block, scale));
  }
  return said;
}

function isShortList(block: PrintedBlock): boolean {
  return block.kind === 'list' && block.items.length <= shortList && block.items.every(isShort);
}

function drawn(block: PrintedBlock, scale: number): Content {
  switch (block.kind) {
    case 'heading': {
      const first = block.level === 1;
      return {
        text: said(block.text),
        bold: true,
        fontSize: (first ? 12.5 : 10.5) * scale,
        margin: [0, first ? 10 : 7, 0, 3],
        headlineLevel: block.level,
      };
    }
    case 'text':
      return {
        text: said(block.text),
        margin: [0, 2, 0, 2],
        ...(block.small ? { fontSize: 8, color: grey } : {}),
      };
    case 'list':
      return { ul: block.items.map((item) => ({ text: said(item) })), margin: [4, 2, 0, 2] };
    case 'facts':
      return {
        margin: [0, 6, 0, 4],
        layout: bare,
        table: {
          widths: [factLabel * scale, textWidth - factLabel * scale - 3 * cellPadding],
          body: block.rows.map(({ label, value }) => [{ text: said(label), color: grey }, said(value)]),
        },
      };
    case 'code':
      return {
        margin: [0, 14, 0, 0],
        columnGap: 14,
        columns: [
          { qr: block.address, fit: codeSize, width: codeSize, eccLevel: 'M' },
          { stack: block.words.map((words) => ({ text: said(words), margin: [0, 0, 0, 5] })) },
        ],
        unbreakable: true,
      };
    case 'table':
      return tableOf(block);
    case 'signatures':
      return {
        margin: [0, 14, 0, 0],
        layout: grid,
        table: {
          dontBreakRows: true,
          widths: sharedRoom(block.places.map(() => ({ share: 1 }))),
          heights: [64],
          body: [block.places.map((place) => ({ text: said(place), color: grey }))],
        },
      };
  }
}

function tableOf({ columns, rows, tall }: Extract<PrintedBlock, { kind: 'table' }>): Content {
  const fontSize = columns.length > 5 ? 7.5 : 8.5;
  const whole = rows.every((row) => row.every(isShort));
  return {
    margin: [0, 3, 0, 6],
    fontSize,
    layout: grid,
    table: {
      headerRows: 1,
      // A decision is read whole: its row stands on one page, unless it might be longer than one, where it would be lost.
      dontBreakRows: whole,
      // Nor does its head stand alone at the foot of a page.
      ...(whole ? { keepWithHeaderRows: 1 } : {}),
      widths: sharedRoom(columns, needsOf({ columns, rows }, fontSize)),
      ...(tall ? { heights: (row: number) => (row === 0 ? 0 : 24) } : {}),
      body: [
        columns.map(({ heading }) => ({ text: said(heading), bold: true, fillColor: '#e9edf1' })),
        ...rows.map((row) => row.map((cell) => ({ text: said(cell) }))),
      ],
    },
  };
}

/** Widths are fixed: a column that takes what its words need would push a long one over the edge of the page. */
function sharedRoom(columns: readonly { share: number }[], needs?: readonly number[]): number[] {
  const room = textWidth - columns.length * 2 * cellPadding - (columns.length + 1) * 0.5;
  return widthsOf(columns, room, needs);
}

function said(text: RichText): Content[] {
  return runsOf(text).map((run) => ({ text: pdfText(run.text), ...(run.bold ? { bold: true } : {}) }));
}
