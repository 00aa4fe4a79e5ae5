/** What a workbook that was handed in would do, or what stands wrongly in it. */
import { button, cell, text } from '../../board/parts.ts';
import { exchangePath } from '../../board/paths.ts';
import type { PagePart, PageSection } from '../../conversation/page.ts';
import type { DomainTurn } from '../../people/turn.ts';
import { changeLines, countOfChanges } from '../changes/change-lines.ts';
import type { PlacedProblem } from '../changes/placed-problem.ts';
import type { Preparation } from '../changes/prepare-import.ts';
import { previewMark } from '../changes/preview-mark.ts';
import { problemText, wholeProblem } from '../changes/problem-line.ts';
import { heading, sheetName } from '../workbook/words-of-cells.ts';

/** Rows of a table of problems: who corrects these sees the rest the next time. */
const mostProblems = 200;

export function previewSection(
  { t }: Pick<DomainTurn, 't'>,
  workbook: { id: string; name: string },
  prepared: Preparation & { ok: true },
): PageSection {
  const { untouched } = prepared;
  const count = countOfChanges(prepared.changes);
  const store: PagePart = {
    kind: 'acts',
    acts: [
      {
        ...button('store', t('exchange.page.store'), 'import', {
          file: workbook.id,
          seen: previewMark(prepared.changes),
        }),
        style: 'primary',
      },
    ],
  };
  return {
    id: 'preview',
    heading: t('exchange.page.preview'),
    parts: [
      text(t('exchange.page.would', { count, name: workbook.name })),
      ...[...prepared.remarks(t), ...changeLines(prepared, t)].map(
        ({ title, lines }): PagePart => ({
          kind: 'list',
          heading: title,
          items: lines.map((line) => ({ text: line })),
        }),
      ),
      ...(untouched > 0 ? [text(t('exchange.changes.untouched', { count: untouched }))] : []),
      ...(count > 0 ? [store] : []),
      { kind: 'links', links: [{ label: t('exchange.page.leave'), path: exchangePath }] },
    ],
  };
}

export function problemsSection(
  { t }: Pick<DomainTurn, 't'>,
  name: string,
  problems: readonly PlacedProblem[],
): PageSection {
  const whole = wholeProblem(problems, t);
  if (whole)
    return {
      id: 'problems',
      heading: t('exchange.page.problems'),
      parts: [{ kind: 'notice', tone: 'warning', text: t('exchange.page.refusedWhole', { text: whole }) }],
    };
  const shown = problems.slice(0, mostProblems);
  const left = problems.length - shown.length;
  return {
    id: 'problems',
    heading: t('exchange.page.problems'),
    parts: [
      {
        kind: 'notice',
        tone: 'warning',
        text: t('exchange.page.refused', { name, count: problems.length }),
      },
      {
        kind: 'table',
        caption: t('exchange.page.problems'),
        columns: ['sheet', 'row', 'column', 'problem'].map((one) => t(`exchange.page.column.${one}`)),
        rows: shown.map((problem) => ({
          tone: 'danger' as const,
          cells: [...placeCells(problem, t), cell(asSentence(problemText(problem, t)))],
        })),
      },
      ...(left > 0 ? [text(t('exchange.changes.more', { count: left }))] : []),
    ],
  };
}

/** In a cell of its own it begins as a sentence does. */
function asSentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

function placeCells({ place, path }: PlacedProblem, t: DomainTurn['t']) {
  if (!place) return [cell(path ?? t('exchange.page.wholeWorkbook')), cell(''), cell('')];
  const { sheet, row, column } = place;
  return [
    cell([{ bold: sheetName(sheet, t) }]),
    cell(row === null ? '' : String(row)),
    cell(column ? heading(sheet, column, t) : ''),
  ];
}
