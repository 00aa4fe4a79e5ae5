import { releaseFile } from '../../agenda/stored-file.ts';
import { exchangePath } from '../../board/paths.ts';
import { text } from '../../conversation/arguments.ts';
import type { Card, LinkButton } from '../../conversation/card.ts';
import type { Reply } from '../../conversation/reply.ts';
import { sayNo } from '../../people/say-no.ts';
import { steeringCommittee } from '../../people/steering-committee.ts';
import { type DomainTurn, domainCommand } from '../../people/turn.ts';
import { changeLines, countOfChanges } from '../changes/change-lines.ts';
import { importInto } from '../changes/import-workbook.ts';
import { waitingWorkbook } from '../page/waiting-workbook.ts';
import { linkTo } from './link-to.ts';

/** Issue 5, point 9: the page on which a workbook is handed in; with its id, the confirmation of one that was previewed there. */
export const importWorkbook = domainCommand({
  name: 'import',
  alias: 'importer',
  group: 'exchange',
  act: 'space.exchange',
  arguments: {
    file: text({ optional: true, hidden: true }),
    /** Mark of the preview that was read. */
    seen: text({ optional: true, hidden: true, max: 64 }),
  },
  committeeMeant: (turn) => steeringCommittee(turn.tx, turn.space.id),

  async run(turn, { file, seen }): Promise<Reply> {
    if (file !== undefined) return store(turn, file, seen);
    const { t } = turn;
    const card: Card = {
      heading: t('board.nav.exchange'),
      blocks: [{ kind: 'text', text: t('exchange.import.text') }],
      actions: [await openButton(turn, exchangePath)],
      footer: t('board.link.care'),
    };
    return { outcome: 'done', visibility: 'private', card };
  },
});

async function openButton(turn: DomainTurn, path: string): Promise<LinkButton> {
  const label = turn.t('exchange.import.open');
  return { id: 'open', label, style: 'primary', url: await linkTo(turn, path) };
}

async function store(turn: DomainTurn, id: string, seen: string | undefined): Promise<Reply> {
  const { t, tx, space } = turn;
  // Two who confirm at once: the second one finds it stored.
  await tx.$queryRaw`SELECT id FROM "Space" WHERE id = ${space.id}::uuid FOR UPDATE`;
  const workbook = await waitingWorkbook(tx, space.id, id);
  if (!workbook) return sayNo(turn, 'exchange.page.gone');
  if (seen === undefined) return lookFirst(turn, workbook);
  const outcome = await importInto(turn, workbook.content, { byOperator: false, dryRun: false, seen });
  if (!outcome.ok)
    return sayNo(turn, 'exchange.import.refused', { name: workbook.name, count: outcome.problems.length });
  if (outcome.changedSince) return sayNo(turn, 'exchange.import.previewChanged', { name: workbook.name });
  await releaseFile(tx, workbook.id);
  const { changes, untouched } = outcome;
  const card: Card = {
    heading: t('exchange.import.stored'),
    blocks: [
      {
        kind: 'text',
        text: t('exchange.import.done', { name: workbook.name, count: countOfChanges(changes) }),
      },
      ...[...outcome.remarks(t), ...changeLines(outcome, t)].map(({ title, lines }) => ({
        kind: 'list' as const,
        heading: title,
        items: lines.map((line) => ({ text: line })),
      })),
      ...(untouched > 0
        ? [{ kind: 'text' as const, text: t('exchange.changes.untouched', { count: untouched }) }]
        : []),
    ],
  };
  return { outcome: 'done', visibility: 'private', card };
}

/** Named without its preview: it stands on the page. */
async function lookFirst(turn: DomainTurn, { id, name }: { id: string; name: string }): Promise<Reply> {
  const text = turn.t('exchange.import.lookFirst', { name });
  const card: Card = {
    blocks: [{ kind: 'text', text }],
    actions: [await openButton(turn, `${exchangePath}?file=${id}`)],
    footer: turn.t('board.link.care'),
  };
  return { outcome: 'preview', visibility: 'private', card };
}
