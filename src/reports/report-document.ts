/** The report as it is printed: two pages at most, whatever happened (domain.md 5.3, step 15). */
import { formatList } from '../conversation/format.ts';
import type { Translator } from '../conversation/language.ts';
import type { PrintedBlock, PrintedDocument } from '../documents/document.ts';
import type { Transaction } from '../store/store.ts';
import type { ReportContent } from './content.ts';
import { contentOf, findReport, type ReportWithCommittee } from './report.ts';
import { reportTitle } from './report-card.ts';
import {
  bodyName,
  calendarLines,
  decisionText,
  lateActionLine,
  meetingLines,
  periodLine,
  presenceLines,
  riskScore,
  shortened,
  spokenDay,
  votesOf,
  weatherName,
  weatherValue,
} from './report-words.ts';
import { type Standing, standingLine, standingOf } from './standing.ts';

/** What fits on two pages: lines of each kind, and characters of a cell or a line. */
const printed = {
  decisions: 7,
  weather: 6,
  risks: 5,
  moved: 4,
  late: 4,
  presence: 3,
  held: 3,
  cell: 90,
  longestCell: 240,
  name: 32,
  title: 45,
  line: 105,
  /** An action says whose it is and since when, on a second line if need be. */
  action: 160,
  asks: 700,
} as const;

/** @returns the report as it was written down last, dated of that moment; null when it has no text */
export async function reportDocument(
  tx: Transaction,
  id: string,
  t: Translator,
): Promise<PrintedDocument | null> {
  const report = await findReport(tx, id);
  const content = report && contentOf(report);
  if (!content) return null;
  const standing = await standingOf(tx, report, Temporal.Instant.from(content.until), t);
  return printReport(report, content, standing, t);
}

export function printReport(
  report: ReportWithCommittee,
  content: ReportContent,
  standing: Standing,
  t: Translator,
): PrintedDocument {
  const { label, organisation, project, body } = content.committee;
  const state = standingLine(report, standing, t);
  return {
    locale: t.locale,
    title: reportTitle(report, t),
    subtitle: shortened(`${project} · ${periodLine(content, t)}`, printed.cell),
    author: organisation,
    at: Temporal.Instant.from(content.until),
    header: shortened(`${organisation} · ${project}`, printed.line),
    footer: shortened(`${label} · ${state}`, printed.line),
    pageWord: t('report.page'),
    blocks: [
      {
        kind: 'facts',
        rows: [
          { label: t('report.fact.to'), value: bodyName(body, t) },
          { label: t('report.fact.leads'), value: formatList(content.leads, t.locale) || t('report.none') },
          {
            label: t('report.section.signatures'),
            value: standing.signatures.join('\n') || t('report.signature.none'),
          },
        ],
      },
      ...section(t('report.section.asks'), list(asksOf(content))),
      ...section(t('report.section.weather'), weatherBlocks(content, t)),
      ...section(t('report.section.decisions'), decisionBlocks(content, t)),
      ...section(t('report.section.risks'), riskBlocks(content, t)),
      ...section(t('report.section.calendar'), list(calendarLines(content, t, printed.moved))),
      ...section(t('report.section.actions'), list(actionLines(content, t))),
      ...section(t('report.section.presence'), list(presenceLines(content, t).slice(0, printed.presence))),
      ...section(t('report.section.meetings'), list(meetingsToPrint(content, t))),
    ],
  };
}

/** A request a line, as the leads wrote them. */
function asksOf({ asks }: ReportContent): string[] {
  if (!asks) return [];
  const lines = asks.split(/\n+/).filter((line) => line.trim() !== '');
  return lines.length > 6 ? [shortened(lines.join(' · '), printed.asks)] : lines;
}

function weatherBlocks({ weather }: ReportContent, t: Translator): PrintedBlock[] {
  if (!weather) return [{ kind: 'text', text: t('report.weather.none') }];
  const key = weather.frozen ? 'report.weather.of' : 'report.weather.collected';
  // The whole project first, then the sites that are worst off.
  const grave = ['storm', 'rain', 'cloud', 'sun'];
  const axes = weather.lines.filter(({ axis }) => axis !== 'site');
  const sites = weather.lines
    .filter(({ axis }) => axis === 'site')
    .toSorted((one, other) => grave.indexOf(one.value) - grave.indexOf(other.value));
  const rows = [...axes, ...sites].map((line) => [
    weatherName(line, t),
    weatherValue(line, t),
    shortened([line.comment, line.remedy].filter(Boolean).join(' · '), printed.cell),
  ]);
  return [
    { kind: 'text', text: t(key, { meeting: weather.meeting }), small: true },
    ...table(
      [
        [t('report.column.axis'), 26],
        [t('report.column.weather'), 26],
        [t('report.column.comment'), 48],
      ],
      rows,
      printed.weather,
      t,
    ),
  ];
}

function decisionBlocks({ decisions }: ReportContent, t: Translator): PrintedBlock[] {
  if (decisions.length === 0) return [{ kind: 'text', text: t('report.decision.none') }];
  const most = cellLength(decisions.length, printed.decisions);
  const rows = decisions.map((decision) => [
    decision.number,
    shortened(decisionText(decision, t), most),
    votesOf(decision, t),
    shortened(decision.owner ?? '', printed.name),
    decision.effectiveOn ? spokenDay(decision.effectiveOn, t) : '',
  ]);
  return table(
    [
      [t('report.column.number'), 13],
      [t('report.column.decision'), 43],
      [t('report.column.votes'), 12],
      [t('report.column.owner'), 17],
      [t('report.column.effective'), 15],
    ],
    rows,
    printed.decisions,
    t,
  );
}

function riskBlocks({ risks }: ReportContent, t: Translator): PrintedBlock[] {
  if (risks.length === 0) return [{ kind: 'text', text: t('report.risk.none') }];
  const most = cellLength(risks.length, printed.risks);
  const rows = risks.map((risk) => [
    risk.number,
    shortened(risk.title, printed.cell),
    riskScore(risk, t),
    shortened(risk.owner ?? '', printed.name),
    shortened(risk.prevention ?? '', most),
  ]);
  return table(
    [
      [t('report.column.number'), 9],
      [t('report.column.risk'), 26],
      [t('report.column.score'), 16],
      [t('report.column.owner'), 16],
      [t('report.column.prevention'), 33],
    ],
    rows,
    printed.risks,
    t,
  );
}

function actionLines({ actions }: ReportContent, t: Translator): string[] {
  const late = actions.late.slice(0, printed.late);
  const rest = actions.late.length - late.length;
  return [
    t('report.action.count', { open: actions.open, late: actions.late.length }),
    ...late.map((action) => lateActionLine(action, t, printed.action)),
    ...(rest > 0 ? [t('report.others', { count: rest })] : []),
  ];
}

/** The last ones held. */
function meetingsToPrint(content: ReportContent, t: Translator): string[] {
  const { held, next } = content.meetings;
  const named = <M extends { title: string }>(one: M) => ({
    ...one,
    title: shortened(one.title, printed.title),
  });
  const meetings = { held: held.slice(-printed.held).map(named), next: next && named(next) };
  return meetingLines({ ...content, meetings }, t);
}

/** A table of few rows has room for longer texts. @returns characters */
function cellLength(rows: number, mostRows: number): number {
  const room = Math.floor((printed.cell * mostRows) / Math.max(rows, 1));
  return Math.min(Math.max(room, printed.cell), printed.longestCell);
}

function table(
  columns: readonly [heading: string, share: number][],
  rows: string[][],
  most: number,
  t: Translator,
): PrintedBlock[] {
  const rest = rows.length - most;
  return [
    {
      kind: 'table',
      columns: columns.map(([heading, share]) => ({ heading, share })),
      rows: rows.slice(0, most),
    },
    ...(rest > 0 ? [{ kind: 'text' as const, text: t('report.others', { count: rest }), small: true }] : []),
  ];
}

/** Left out when there is nothing under it. */
function section(text: string, blocks: PrintedBlock[]): PrintedBlock[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text }, ...blocks];
}

function list(items: string[]): PrintedBlock[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}
