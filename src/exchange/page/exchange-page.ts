/** Import and export, on a page: lists for whoever reads them, workbooks for who runs the project. */
import { type Query, spacePage } from '../../board/page-frame.ts';
import { cell, text } from '../../board/parts.ts';
import { exchangePath } from '../../board/paths.ts';
import type { ReadableCommittee } from '../../board/readable-committees.ts';
import { formatFileSize } from '../../conversation/format.ts';
import type { Page, PagePart, PageSection } from '../../conversation/page.ts';
import { mostFileBytes } from '../../documents/received-file.ts';
import type { DomainTurn } from '../../people/turn.ts';
import type { PlacedProblem } from '../changes/placed-problem.ts';
import { prepareImport } from '../changes/prepare-import.ts';
import { listNames } from '../lists/lists.ts';
import { mayExchange } from './may-exchange.ts';
import { previewSection, problemsSection } from './preview-sections.ts';
import { waitingWorkbook } from './waiting-workbook.ts';

/** The page, with the workbook that waits there for a confirmation when the address names one. */
export async function exchangePage(
  turn: DomainTurn,
  readable: readonly ReadableCommittee[],
  { file }: Query,
): Promise<Page> {
  const exchanges = await mayExchange(turn);
  const waiting = exchanges && file ? await waitingSections(turn, file) : [];
  return drawn(turn, readable, exchanges, waiting);
}

/** The page with what is wrong in a workbook that was just handed in, of which nothing was kept. */
export function pageOfProblems(
  turn: DomainTurn,
  readable: readonly ReadableCommittee[],
  name: string,
  problems: readonly PlacedProblem[],
): Page {
  return drawn(turn, readable, true, [problemsSection(turn, name, problems)]);
}

function drawn(
  turn: DomainTurn,
  readable: readonly ReadableCommittee[],
  exchanges: boolean,
  waiting: PageSection[],
): Page {
  const { t } = turn;
  return spacePage(turn, readable, {
    path: exchangePath,
    title: t(exchanges ? 'board.nav.exchange' : 'exchange.page.lists'),
    sections: [
      ...waiting,
      ...(exchanges ? [importSection(turn), projectSection(turn)] : []),
      listsSection(turn),
    ],
  });
}

async function waitingSections(turn: DomainTurn, id: string): Promise<PageSection[]> {
  const { t, tx, now, space } = turn;
  const workbook = await waitingWorkbook(tx, space.id, id);
  if (!workbook)
    return [
      {
        id: 'preview',
        heading: t('exchange.page.preview'),
        parts: [{ kind: 'notice', tone: 'neutral', text: t('exchange.page.gone') }],
      },
    ];
  const prepared = await prepareImport(tx, workbook.content, { into: space.id, now, byOperator: false });
  return [
    prepared.ok
      ? previewSection(turn, workbook, prepared)
      : problemsSection(turn, workbook.name, prepared.problems),
  ];
}

function importSection({ t, locale }: DomainTurn): PageSection {
  return {
    id: 'import',
    heading: t('exchange.page.import'),
    half: true,
    screenOnly: true,
    parts: [
      text(t('exchange.page.import.text')),
      { kind: 'links', links: [{ label: t('exchange.page.template'), path: 'downloads/template.xlsx' }] },
      {
        kind: 'acts',
        acts: [
          {
            kind: 'upload',
            id: 'workbook',
            receives: 'workbook',
            arguments: {},
            heading: t('exchange.page.upload'),
            open: true,
            label: t('exchange.page.upload.label'),
            hint: t('exchange.page.upload.hint', { most: formatFileSize(mostFileBytes, locale) }),
            accept: ['.xlsx'],
            submitLabel: t('exchange.page.upload.submit'),
          },
        ],
      },
    ],
  };
}

function projectSection({ t }: DomainTurn): PageSection {
  return {
    id: 'project',
    heading: t('exchange.page.project'),
    half: true,
    parts: [
      text(t('exchange.page.project.text')),
      { kind: 'links', links: [{ label: t('exchange.page.project.link'), path: 'downloads/project.xlsx' }] },
    ],
  };
}

function listsSection({ t }: DomainTurn): PageSection {
  const table: PagePart = {
    kind: 'table',
    caption: t('exchange.page.lists'),
    columns: [t('exchange.page.list'), t('exchange.page.xlsx'), t('exchange.page.csv')],
    rows: listNames.map((name) => {
      const label = t(`exchange.list.${name}`);
      return {
        cells: [
          cell([{ bold: label }]),
          ...(['xlsx', 'csv'] as const).map((format) =>
            cell(t(`exchange.page.download.${format}`, { list: label }), {
              path: `downloads/${name}.${format}`,
            }),
          ),
        ],
      };
    }),
  };
  return {
    id: 'lists',
    heading: t('exchange.page.lists'),
    parts: [text(t('exchange.page.lists.text')), table],
  };
}
