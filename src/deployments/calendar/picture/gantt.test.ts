import { describe, expect, it } from 'vitest';
import { houseTranslators } from '../../../catalogues.ts';
import { toPng } from '../../../documents/to-png.ts';
import { calendar, constraint, day, phase, site } from '../fixtures/planned.ts';
import { calendarPictures, sitesOfPictures } from './calendar-pictures.ts';
import { type GanttRow, layOutGantt, sizes } from './gantt.ts';
import { colours } from './looks.ts';
import { fitText, textWidth } from './text-width.ts';

const t = houseTranslators({ fr: {}, en: {} }).fr;
const monthName = (month: Temporal.PlainDate) => `m${month.month}`;
const row = (label: string, goLive: string, bars: [string, string][] = []): GanttRow => ({
  ...{ label, name: label, mark: null },
  goLive: day(goLive),
  bars: bars.map(([from, to]) => ({ look: 'preparation' as const, from: day(from), to: day(to) })),
});
const layOut = (
  rows: GanttRow[],
  bands: Parameters<typeof layOutGantt>[0]['bands'] = [],
  today = '2026-09-15',
) => layOutGantt({ title: 'Planning', rows, bands, today: day(today), monthName });

describe('the layout of a calendar', () => {
  it('covers whole months, so that a bar of a month is a month wide', () => {
    const { plot, rows, months } = layOut([row('S01', '2026-10-06', [['2026-09-01', '2026-09-30']])]);
    expect(months.map(({ x }) => Math.round(x))).toEqual([
      Math.round(plot.x),
      Math.round(plot.x + (plot.width * 30) / 61),
    ]);
    expect(rows[0]?.bars[0]?.x).toBeCloseTo(plot.x);
    expect(rows[0]?.bars[0]?.width).toBeCloseTo((plot.width * 30) / 61);
  });

  it('puts bars that overlap under one another, and others side by side', () => {
    const bars: [string, string][] = [
      ['2026-09-01', '2026-09-20'],
      ['2026-09-10', '2026-09-30'],
      ['2026-09-21', '2026-09-25'],
    ];
    const [first] = layOut([row('S01', '2026-10-06', bars)]).rows;
    const [one, under, beside] = [...(first?.bars ?? [])].toSorted((a, b) => a.y - b.y || a.x - b.x);
    expect(one?.y).toBe(under?.y);
    expect(beside?.y).toBeGreaterThan(one?.y ?? 0);
  });

  it('keeps everything inside the picture: thirty rows, a band that goes over its edge, a day beyond it', () => {
    const rows = Array.from({ length: 30 }, (_, at) =>
      row(`S${at}`, `2026-${String((at % 9) + 1).padStart(2, '0')}-15`),
    );
    const band = {
      label: 'Gel',
      look: 'freeze' as const,
      from: day('2025-06-01'),
      to: day('2026-02-01'),
      rows: null,
    };
    const { width, height, bands, rows: drawn, plot, today } = layOut(rows, [band], '2027-09-15');
    for (const box of [...bands, ...drawn, ...drawn.flatMap(({ bars }) => bars), plot]) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width + 0.01);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    expect(today).toBeNull();
  });

  it('numbers the bands that are in view alone, and lays their flags apart', () => {
    const bandOn = (label: string, on: string) => ({
      label,
      look: 'deadline' as const,
      from: day(on),
      to: day(on),
      rows: null,
    });
    const { flags, legend } = layOut(
      [row('S01', '2026-10-06', [['2026-01-01', '2026-12-31']])],
      [bandOn('long ago', '2024-01-01'), bandOn('one', '2026-06-10'), bandOn('two', '2026-06-12')],
    );
    expect(legend.bands.map(({ number, label }) => `${number} ${label}`)).toEqual(['1 one', '2 two']);
    expect(flags[0]?.y).not.toBe(flags[1]?.y);
  });

  it('draws a band over the rows it concerns, neighbours in one piece', () => {
    const rows = ['S01', 'S02', 'S03', 'S04'].map((code) =>
      row(code, '2026-10-06', [['2026-09-01', '2026-11-30']]),
    );
    const band = { label: 'HAS', look: 'other' as const, from: day('2026-10-01'), to: day('2026-10-05') };
    const { bands, rows: drawn } = layOut(rows, [{ ...band, rows: [0, 1, 3] }]);
    expect(bands.map(({ y, height }) => [y, height])).toEqual([
      [drawn[0]?.y, 2 * (drawn[0]?.height ?? 0)],
      [drawn[3]?.y, drawn[0]?.height],
    ]);
  });

  it('leaves months out where they would touch, never the first', () => {
    const years = layOut([row('S01', '2026-10-06', [['2026-01-01', '2028-12-31']])]).months;
    const labelled = years.filter(({ label }) => label !== null);
    expect(years[0]?.label).toBe('m1');
    expect(labelled.length).toBeLessThan(years.length);
    expect(years.filter(({ year }) => year !== null).map(({ year }) => year)).toEqual([
      '2026',
      '2027',
      '2028',
    ]);
  });
});

describe('words in a picture', () => {
  it('are cut to their room, with an ellipsis', () => {
    expect(fitText('CAMSP', 100, 12)).toBe('CAMSP');
    const cut = fitText('Résidence autonomie Le Halage', 100, 12);
    expect(cut.endsWith('…')).toBe(true);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(100);
  });
});

describe('a calendar in pictures', () => {
  const sites = (count: number) =>
    Array.from({ length: count }, (_, at) => site(`S${String(at + 1).padStart(2, '0')}`, '2026-10-06'));
  const draw = (plan: ReturnType<typeof calendar>) =>
    calendarPictures({ plan, conflicts: [], today: day('2026-09-01'), title: 'Planning' }, t);

  it.each([
    [0, []],
    [15, [15]],
    [30, [30]],
    [31, [16, 15]],
    [61, [21, 21, 19]],
  ])('has at most thirty sites a picture: %i sites make %j', (count, parts) => {
    expect(sitesOfPictures(sites(count)).map(({ length }) => length)).toEqual(parts);
  });

  it('leaves a phase out that does not apply, and ends one where it really ended', () => {
    const phases = [
      phase({ phase: 'training', startsOn: '2026-09-01', endsOn: '2026-09-30', state: 'notApplicable' }),
      phase({
        phase: 'acceptance',
        startsOn: '2026-09-01',
        endsOn: '2026-09-30',
        doneOn: '2026-09-10',
        state: 'done',
      }),
    ];
    const [svg = ''] = draw(calendar([site('S01', '2026-09-30', { phases })]));
    expect(svg.match(/url\(#calendar-1-acceptance\)/g)).toHaveLength(2);
    expect(svg.match(/url\(#calendar-1-training\)/g)).toHaveLength(1);
  });

  it('says what it shows to who does not see it, and lets no name become markup', () => {
    const [svg = ''] = draw(
      calendar([site('S01', '2026-10-06', { name: '<script>"IME"' })], {
        constraints: [constraint('freeze', '2026-10-01', '2026-10-02', { label: 'Gel & co' })],
      }),
    );
    expect(svg).toContain('<title id="calendar-1-title">Planning</title>');
    expect(svg).toContain('role="img"');
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('Gel &amp; co');
    expect(svg).not.toMatch(/style=|NaN|undefined/);
  });

  it('becomes a PNG of twice its width, whose accents are drawn', () => {
    const words = (text: string) =>
      toPng(
        `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" font-family="Roboto"><text x="2" y="15" font-size="14">${text}</text></svg>`,
        80,
      );
    const [svg = ''] = draw(calendar(sites(2)));
    const png = Buffer.from(toPng(svg, 2 * sizes.width));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(2 * sizes.width);
    const drawn = new Set(
      ['é', 'e', 'ç', 'c', 'à', 'œ', '’', ' '].map((text) => Buffer.from(words(text)).toString('base64')),
    );
    expect(drawn.size).toBe(8);
  });
});

describe('the colours', () => {
  const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string) => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };

  it.each([
    'ink',
    'soft',
    'preparation',
    'training',
    'acceptance',
    'support',
    'freeze',
    'deadline',
    'other',
  ] as const)('%s is told from white and from a shaded row (WCAG 1.4.11)', (name) => {
    expect(contrast(colours[name], colours.paper)).toBeGreaterThan(4.5);
    expect(contrast(colours[name], colours.row)).toBeGreaterThan(4.5);
  });
});
