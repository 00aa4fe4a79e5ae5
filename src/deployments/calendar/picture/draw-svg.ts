/** A laid-out calendar as SVG: attributes only, so that a strict page shows it and a renderer without styles does too. */
import { escapeHtml } from '../../../conversation/escape-html.ts';
import { type Box, type Gantt, sizes } from './gantt.ts';
import { type BandLook, type BarLook, barLooks, colours } from './looks.ts';

export interface GanttWords {
  /** What the picture shows, for who does not see it. */
  description: string;
  looks: Record<BarLook, string>;
  goLive: string;
  today: string;
  blocking: string;
  watch: string;
}

/** @param id tells the picture from others on one page */
export function drawSvg(gantt: Gantt, words: GanttWords, id = 'gantt'): string {
  const { width, height, title } = gantt;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${round(height)}" width="${width}" height="${round(height)}" font-family="Roboto, 'Segoe UI', Helvetica, Arial, sans-serif" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${plainWords(title)}</title><desc id="${id}-desc">${plainWords(words.description)}</desc>`,
    textures(id),
    `<rect width="${width}" height="${round(height)}" fill="${colours.paper}"/>`,
    text(title, { x: sizes.margin, y: 20, size: 16, bold: true }),
    ...rowsBehind(gantt),
    ...gantt.bands.map((band) => drawBand(band, id)),
    ...scale(gantt),
    ...gantt.rows.flatMap((row) => drawRow(row, id)),
    ...drawToday(gantt),
    ...gantt.flags.map((flag) => drawFlag(flag.x, flag.y, flag.number, flag.look)),
    ...drawLegend(gantt, words, id),
    '</svg>',
  ].join('\n');
}

/** One texture for each look: colour alone tells nothing to who does not see it. */
function textures(id: string): string {
  const pattern = (name: string, size: number, inner: string, turn = '') =>
    `<pattern id="${id}-${name}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"${turn}>${inner}</pattern>`;
  const fill = (colour: string, size: number) => `<rect width="${size}" height="${size}" fill="${colour}"/>`;
  return `<defs>${[
    pattern(
      'training',
      5,
      `${fill(colours.training, 5)}<rect width="1.6" height="5" fill="${colours.paper}"/>`,
      ' patternTransform="rotate(45)"',
    ),
    pattern(
      'acceptance',
      4,
      `${fill(colours.acceptance, 4)}<circle cx="2" cy="2" r="0.9" fill="${colours.paper}"/>`,
    ),
    pattern(
      'freeze',
      8,
      `<rect width="8" height="8" fill="#e4e8ec"/><rect width="2" height="8" fill="#cfd5dc"/>`,
      ' patternTransform="rotate(45)"',
    ),
  ].join('')}</defs>`;
}

function rowsBehind({ rows }: Gantt): string[] {
  return rows.filter((_, index) => index % 2 === 0).map((row) => rect(row, colours.row));
}

function scale({ months, plot }: Gantt): string[] {
  const yearY = sizes.title + sizes.years - 4;
  const monthY = yearY + sizes.months;
  return months.flatMap(({ x, label, year }) => [
    line(
      x,
      year ? yearY - 10 : monthY - 10,
      x,
      plot.y + plot.height,
      year ? colours.soft : colours.line,
      year ? 1 : 0.7,
    ),
    ...(year ? [text(year, { x: x + 3, y: yearY, size: sizes.small, bold: true })] : []),
    ...(label ? [text(label, { x: x + 3, y: monthY, size: sizes.small, colour: colours.soft })] : []),
  ]);
}

function drawRow(row: Gantt['rows'][number], id: string): string[] {
  const [first, second] = row.lines;
  return [
    text(row.label, { x: row.x + 2, y: first, size: sizes.label, bold: true }),
    text(row.name, { x: row.x + 2, y: second, size: sizes.name, colour: colours.soft }),
    ...(row.mark ? [drawMark(row.mark.x, row.mark.y, row.mark.weight)] : []),
    ...row.bars.map((bar) => drawBar(bar, bar.look, id)),
    ...(row.goLive ? [diamond(row.goLive.x, row.goLive.y)] : []),
  ];
}

function drawBar(box: Box, look: BarLook, id: string): string {
  // What follows the go-live is drawn hollow: it is no work of the project's any more.
  if (look === 'support')
    return `<rect ${at({ x: box.x + 0.6, y: box.y + 0.6, width: Math.max(1, box.width - 1.2), height: box.height - 1.2 })} fill="#dcefe1" stroke="${colours.support}" stroke-width="1.2"/>`;
  return rect(box, look === 'preparation' ? colours.preparation : `url(#${id}-${look})`);
}

function drawBand(band: Gantt['bands'][number], id: string): string {
  if (band.look === 'freeze') return rect(band, `url(#${id}-freeze)`, ' fill-opacity="0.75"');
  const colour = colours[band.look];
  const dashes = band.look === 'deadline' ? ' stroke-dasharray="5 3"' : '';
  const edge = `<line x1="${round(band.x)}" y1="${round(band.y)}" x2="${round(band.x)}" y2="${round(band.y + band.height)}" stroke="${colour}" stroke-width="1.4"${dashes}/>`;
  return rect(band, colour, ' fill-opacity="0.16"') + edge;
}

function drawFlag(x: number, y: number, number: number, look: BandLook): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="7.5" fill="${colours[look]}"/>${text(String(number), { x, y: y + 4, size: 11, bold: true, colour: colours.paper, middle: true })}`;
}

/** A full triangle for what cannot stay so, a hollow one for what should be known. */
function drawMark(x: number, y: number, weight: 'blocking' | 'watch'): string {
  const full = weight === 'blocking';
  const fill = full ? colours.deadline : colours.paper;
  const sign = full ? colours.paper : colours.other;
  const edge = full ? colours.deadline : colours.other;
  return `<path d="M${round(x)} ${round(y - 6)} l7 12 h-14 z" fill="${fill}" stroke="${edge}" stroke-width="1.4" stroke-linejoin="round"/>${text('!', { x, y: y + 4.6, size: 9.5, bold: true, colour: sign, middle: true })}`;
}

function diamond(x: number, y: number): string {
  return `<path d="M${round(x)} ${round(y - 8)} l6.5 8 l-6.5 8 l-6.5 -8 z" fill="${colours.ink}" stroke="${colours.paper}" stroke-width="1.4"/>`;
}

function drawToday({ today, plot }: Gantt): string[] {
  if (today === null) return [];
  return [
    todayCap(today, plot.y - 2),
    line(today, plot.y - 2, today, plot.y + plot.height + 3, colours.today, 2),
  ];
}

/** Black and solid under its cap: no deadline looks so. */
function todayCap(x: number, y: number): string {
  return `<path d="M${round(x - 5)} ${round(y - 6)} h10 l-5 7 z" fill="${colours.today}"/>`;
}

/** Looks two by two, the signs, then each band by its number. */
function drawLegend({ legend, width }: Gantt, words: GanttWords, id: string): string[] {
  const half = (width - 2 * sizes.margin) / 2;
  const entries: { label: string; draw(x: number, y: number): string }[] = [
    ...barLooks.map((look) => ({
      label: words.looks[look],
      draw: (x: number, y: number) => drawBar({ x, y: y - 10, width: 22, height: 10 }, look, id),
    })),
    { label: words.goLive, draw: (x, y) => diamond(x + 11, y - 5) },
    {
      label: words.today,
      draw: (x, y) => todayCap(x + 11, y - 7) + line(x + 11, y - 8, x + 11, y + 3, colours.today, 2),
    },
    { label: words.blocking, draw: (x, y) => drawMark(x + 11, y - 5, 'blocking') },
    { label: words.watch, draw: (x, y) => drawMark(x + 11, y - 5, 'watch') },
  ];
  return [
    ...entries.map(({ label, draw }, index) => {
      const x = sizes.margin + (index % 2) * half;
      const y = legend.y + Math.floor(index / 2) * sizes.legendLine;
      return draw(x, y) + text(label, { x: x + 30, y, size: sizes.small });
    }),
    ...legend.bands.map(
      (band) =>
        drawFlag(sizes.margin + 11, band.y - 4, band.number, band.look) +
        text(band.label, { x: sizes.margin + 30, y: band.y, size: sizes.small }),
    ),
  ];
}

interface Lettering {
  x: number;
  y: number;
  size: number;
  bold?: boolean;
  colour?: string;
  middle?: boolean;
}

function text(said: string, { x, y, size, bold, colour = colours.ink, middle }: Lettering): string {
  const weight = bold ? ' font-weight="600"' : '';
  const anchor = middle ? ' text-anchor="middle"' : '';
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${colour}"${weight}${anchor}>${plainWords(said)}</text>`;
}

function rect(box: Box, fill: string, more = ''): string {
  return `<rect ${at(box)} fill="${fill}"${more}/>`;
}

function at({ x, y, width, height }: Box): string {
  return `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
}

function line(x1: number, y1: number, x2: number, y2: number, colour: string, width: number): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colour}" stroke-width="${width}"/>`;
}

/** Narrow spaces that not every font draws become ordinary ones. */
function plainWords(said: string): string {
  return escapeHtml(said.replace(/[\u00A0\u202F]/g, ' '));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
